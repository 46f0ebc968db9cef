import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type StaffedZone } from '#kernel/cases/server/staffed-zone.fixture.ts';
import type { Measure } from '#modules/visits/contract/measure.ts';
import type { IssueProposal, SimilarIssue } from '#modules/visits/contract/similar-issues.ts';
import { type TestPlatform, testPlatform, zoneA, zoneB } from '#testing/database.ts';
import { furnishIssues } from '../issues/issues.fixture.ts';
import { openIssue } from '../issues/open-issue.ts';
import { proposeCommonJob } from './propose-common.ts';

let test: TestPlatform;
let root: pg.Client;
let staffed: StaffedZone;
let measureId: string;
const firms: string[] = [];
/** Road issues of the first three firms, then a labour issue of each of four. */
const cases: string[] = [];

type Asking = 'officer' | 'departmentHead' | 'leader' | 'firmMember';
const get = (role: Asking, url: string, zone = zoneA) => test.request(role, { method: 'GET', url, zone });
const send = (role: Asking, url: string, payload: object = {}, zone = zoneA) =>
  test.request(role, { method: 'POST', url, payload, zone });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const search = async () => (await send('officer', '/api/visits/issue-proposals/search')).json();
const proposals = async (query = '') =>
  (await get('officer', `/api/visits/issue-proposals${query}`)).json() as { total: number; proposals: IssueProposal[] };
const stateOf = async (caseId: string) =>
  (await root.query('select state from cases.case_file where id = $1', [caseId])).rows[0].state as string;
const measureNow = async () => (await get('officer', `/api/visits/measures/${measureId}`)).json() as Measure;
const act = async (kind: string, more: object = {}) =>
  send('officer', `/api/visits/measures/${measureId}/acts`, { kind, seen: (await measureNow()).seen, ...more });

const roads = [
  '厂门口道路积水严重，货车进不来',
  '厂门口道路积水，货车进不来，影响发货',
  '我公司厂门口道路积水，货车常进不来',
];
const labour = [
  '普工招工难，缺口大，希望组织招聘会',
  '招工难，普工缺口大，请组织招聘会',
  '普工缺口大、招工难，盼组织招聘会',
  '普工招工难缺口大，组织招聘会',
];

beforeAll(async () => {
  test = await testPlatform();
  root = await test.connect('superuser');
  test.setNow('2026-11-23T02:00:00.000Z');
  staffed = await furnishIssues(test, root);
  for (const [place, name] of ['云岭', '玉泉', '晨光', '金石'].entries()) {
    const firm = {
      name: `测试${name}制造有限公司`,
      industry: 'C39',
      legalForm: 'limitedLiability',
      address: `启明路 ${place} 号`,
    };
    const answer = await send('officer', '/api/parties/firms', firm);
    expect(answer.statusCode, answer.body).toBe(200);
    firms.push(answer.json().id);
  }
  for (const [place, text] of roads.entries()) cases.push(await open({ text, category: 'road', firm: place }));
  for (const [place, text] of labour.entries()) cases.push(await open({ text, category: 'labour', firm: place }));
  const document = { number: '测管发〔2026〕8号', title: '若干举措', issuedOn: '2026-03-02' };
  const documentId = (await send('officer', '/api/visits/measure-documents', document)).json().id;
  const fields = { title: '厂区道路排水改造', leadDepartmentId: staffed.departments.economy, dueOn: '2026-12-31' };
  measureId = (await send('officer', `/api/visits/measure-documents/${documentId}/measures`, fields)).json().id;
}, 60_000);
afterAll(async () => {
  await root.end();
  await test.close();
});

async function open({ text, category, firm }: { text: string; category: string; firm: number }): Promise<string> {
  const by = { accountId: staffed.accounts.departmentHead, departmentId: staffed.departments.service, head: true };
  const given = { firmId: firms[firm] ?? '', category, text, urgency: 'normal', source: 'onBehalf' } as const;
  const opened = await test.platform.database.transaction(zoneA.id, (tx) =>
    openIssue(tx, given, actingAs(zoneA.id, by)),
  );
  return opened.caseId;
}

describe('similar issues', () => {
  it('are those of other firms that say much the same, the most similar first', async () => {
    const found = (await get('leader', `/api/visits/issues/${cases[0]}/similar`)).json() as {
      total: number;
      firms: number;
      issues: SimilarIssue[];
    };
    expect([found.total, found.firms]).toEqual([2, 2]);
    expect(found.issues.map(({ caseId }) => caseId).sort()).toEqual(cases.slice(1, 3).sort());
    expect(found.issues[0]).toMatchObject({ category: '道路', measure: null });
    expect(found.issues[0]?.likeness).toBeGreaterThanOrEqual(found.issues[1]?.likeness ?? 1_000);
    expect((await get('officer', `/api/visits/issues/${cases[0]}/similar`, zoneB)).statusCode).toBe(404);
    expect((await get('firmMember', `/api/visits/issues/${cases[0]}/similar`)).statusCode).toBe(403);
  });
});

describe('proposals of common issues', () => {
  it('are found once, with the words in common, and stay while nothing changes', async () => {
    expect((await send('leader', '/api/visits/issue-proposals/search')).statusCode).toBe(403);
    expect(await search()).toEqual({ compared: 7, added: 2, open: 2 });
    expect(await search()).toEqual({ compared: 7, added: 0, open: 2 });
    const { total, proposals: listed } = await proposals();
    expect([total, ...listed.map(({ issues, firms: of }) => [issues, of])]).toEqual([2, [4, 4], [3, 3]]);
    expect(listed[0]?.words.join(' ')).toContain('组织招聘会');
    expect(listed[1]?.words.join(' ')).toContain('道路积水');
    // Named by a whole sentence that somebody said, never by a stretch of signs.
    for (const one of listed) {
      const shown = (await get('leader', `/api/visits/issue-proposals/${one.id}`)).json();
      const [typical] = shown.members as SimilarIssue[];
      expect(typical?.text.startsWith(one.title), one.title).toBe(true);
    }
    const one = (await get('leader', `/api/visits/issue-proposals/${listed[1]?.id}`)).json();
    expect(one.members.map((member: SimilarIssue) => member.caseId).sort()).toEqual(cases.slice(0, 3).sort());
    expect((await get('officer', `/api/visits/issue-proposals/${listed[1]?.id}`, zoneB)).statusCode).toBe(404);
    expect((await get('leader', '/api/visits/issue-proposals/export')).statusCode).toBe(200);
  });

  it('are dismissed with a reason, and the same issues are not proposed again until another joins them', async () => {
    const [labourOne] = (await proposals()).proposals;
    const url = `/api/visits/issue-proposals/${labourOne?.id}/dismissal`;
    expect((await send('officer', url)).statusCode).toBe(422);
    expect((await send('officer', url, { reason: '招聘会已定期举办' })).statusCode).toBe(200);
    expect(codeOf(await send('officer', url, { reason: '再说一次' }))).toBe('visits.proposalDecided');
    expect(await search()).toMatchObject({ added: 0, open: 1 });
    cases.push(await open({ text: '普工招工难、缺口大，盼组织招聘会', category: 'labour', firm: 0 }));
    expect(await search()).toMatchObject({ compared: 8, added: 1, open: 2 });
    expect((await proposals('?state=dismissed')).total).toBe(1);
  });

  it('are accepted under a measure: its issues wait for it, and say so', async () => {
    const road = (await proposals()).proposals.find(({ issues }) => issues === 3);
    const url = `/api/visits/issue-proposals/${road?.id}/acceptance`;
    const strange = { measureId, caseIds: [...cases.slice(0, 2), cases[4]] };
    expect(codeOf(await send('officer', url, strange))).toBe('visits.issuesUnknown');
    expect((await send('leader', url, { measureId, caseIds: cases.slice(0, 3) })).statusCode).toBe(403);
    const accepted = await send('officer', url, { measureId, caseIds: cases.slice(0, 3) });
    expect([accepted.statusCode, accepted.json().joined], accepted.body).toEqual([200, 3]);
    expect(codeOf(await send('officer', url, { measureId, caseIds: cases.slice(0, 3) }))).toBe(
      'visits.proposalDecided',
    );
    for (const caseId of cases.slice(0, 3)) expect(await stateOf(caseId)).toBe('systemic');
    expect(await measureNow()).toMatchObject({ issues: 3 });
    expect((await proposals('?state=accepted')).proposals[0]).toMatchObject({ joined: 3, measure: { id: measureId } });
    // What stands under measures already is not proposed again.
    expect(await search()).toMatchObject({ added: 0 });
  });
});

describe('issues under a measure', () => {
  const join = (caseIds: (string | undefined)[]) =>
    send('officer', `/api/visits/measures/${measureId}/issues`, { caseIds });

  it('are picked by an officer too; each stands under one measure at most, and all are joined or none', async () => {
    expect(codeOf(await join([cases[3], cases[0]]))).toBe('visits.issuesJoined');
    expect(await measureNow()).toMatchObject({ issues: 3 });
    expect(codeOf(await join([measureId]))).toBe('visits.issuesUnknown');
    // Nobody has it yet, so its loop stays where it is and its timeline says what happened.
    expect((await join([cases[3]])).statusCode).toBe(200);
    expect(await stateOf(cases[3] ?? '')).toBe('registered');
    const { rows } = await root.query(`select comment from cases.action where case_id = $1 and name = 'comment'`, [
      cases[3],
    ]);
    expect(rows[0].comment).toContain('厂区道路排水改造');
  });

  it('leave it by a reversal with a reason, which stays readable, and can be joined again', async () => {
    const joined = (await measureNow()).joined.find(({ caseId }) => caseId === cases[2]);
    const url = `/api/visits/measure-issues/${joined?.id}/undoing`;
    expect(codeOf(await send('officer', url, { reason: '另有原因' }, zoneB))).toBe('visits.joinedIssueUnknown');
    expect((await send('officer', url, { reason: '该企业另有原因' })).statusCode).toBe(200);
    expect(codeOf(await send('officer', url, { reason: '再移一次' }))).toBe('visits.joinUndone');
    expect(await stateOf(cases[2] ?? '')).toBe('inProgress');
    const after = await measureNow();
    expect(after.issues).toBe(3);
    expect(after.joined.at(-1)).toMatchObject({
      caseId: cases[2],
      undone: { reason: '该企业另有原因', by: '测试officer' },
    });
    expect((await join([cases[2]])).statusCode).toBe(200);
  });

  it('have their firms told once when it is done', async () => {
    await act('begin');
    const done = await act('finish', { text: '排水管网改造完工验收' });
    // Firms of three road issues and of one labour issue: the first firm has both and is told once.
    expect([done.statusCode, done.json().told], done.body).toEqual([200, 3]);
    for (const caseId of cases.slice(0, 3)) expect(await stateOf(caseId)).toBe('replied');
    const told = async () =>
      (
        await root.query(
          `select firm_id, template from notices.notice where template in ('visits.issueReplied', 'visits.measureDone')`,
        )
      ).rows;
    expect((await told()).map(({ firm_id }) => firm_id).sort()).toEqual([...firms.slice(0, 3)].sort());
    expect(codeOf(await join([cases[5]]))).toBe('visits.measureClosed');
    await act('reopen', { text: '另有一段道路' });
    expect((await join([cases[5]])).statusCode).toBe(200);
    // Only the firm that joined since hears of it.
    expect((await act('finish', { text: '全线完工' })).json().told).toBe(1);
    expect((await told()).length).toBe(4);
    expect((await told()).filter(({ template }) => template === 'visits.measureDone')).toHaveLength(1);
    const left = (await measureNow()).joined.filter(({ undone, toldAt }) => undone === null && toldAt === null);
    expect(left).toEqual([]);
  });

  it('are looked through every night in every zone, and nothing is written where nothing is new', async () => {
    await proposeCommonJob.run({}, test.platform);
    const { rows } = await root.query(`select count(*)::int as count from visits.issue_proposal where zone_id = $1`, [
      zoneB.id,
    ]);
    expect(rows[0].count).toBe(0);
    const app = await test.connect('yuanshu_app');
    await app.query(`set yuanshu.zone_id = '${zoneB.id}'`);
    for (const table of ['issue_proposal', 'issue_proposal_member', 'measure_issue']) {
      expect((await app.query(`select 1 from visits.${table}`)).rowCount).toBe(0);
    }
    await app.end();
  });
});
