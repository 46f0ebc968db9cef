import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCases } from '#kernel/cases/server/index.ts';
import { actingAs, type StaffedZone } from '#kernel/cases/server/staffed-zone.fixture.ts';
import { addFirmWithRepresentative, type Outsider } from '#kernel/parties/server/identities/people.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { foldFacts } from './domain/issue-facts.ts';
import { followIssues } from './follow-issues.ts';
import { issueKind } from './issue-kind.ts';
import { addEvidence, furnishIssues, sendAct, sendAs } from './issues.fixture.ts';
import { issueMetrics } from './metrics.ts';
import { type GivenIssue, openIssue } from './open-issue.ts';
import { factsOf, findIssue } from './store/issues.ts';

let on: TestPlatform;
let root: pg.Client;
let zone: StaffedZone;
let firm: { firmId: string; representative: Outsider };
beforeAll(async () => {
  on = await testPlatform();
  root = await on.connect('superuser');
  zone = await furnishIssues(on, root);
  firm = await addFirmWithRepresentative(on, {
    ...{ name: '测试精密制造有限公司', person: '周代表', mobile: '10000000801', login: 'zhou.daibiao' },
  });
  on.setNow('2026-11-23T02:00:00.000Z');
  on.forgetSessions();
}, 60_000);
afterAll(async () => {
  await root.end();
  await on.close();
});

const dispatching = () =>
  actingAs(on.zoneA.id, {
    accountId: zone.accounts.departmentHead,
    departmentId: zone.departments.service,
    head: true,
  });
const open = (given: Partial<GivenIssue> = {}) =>
  on.platform.database.transaction(on.zoneA.id, (tx) =>
    openIssue(
      tx,
      {
        ...{ firmId: firm.firmId, category: 'road', urgency: 'normal', source: 'onBehalf' },
        ...{ text: '厂门口道路积水，货车进不来。已有一周。', ...given },
      },
      dispatching(),
    ),
  );
const issueOf = async (caseId: string) =>
  (
    await root.query(
      `select issue.*, file.state, file.title, file.lead_id, file.sequence from visits.issue
       join cases.case_file as file on file.id = issue.case_id where case_id = $1`,
      [caseId],
    )
  ).rows[0];

describe('opening an issue', () => {
  it('assigns it to the owner of its category at once, with the limits by urgency', async () => {
    const opened = await open({ urgency: 'urgent' });
    expect(opened.number).toMatch(/^SQ2026/);
    expect(await issueOf(opened.caseId)).toMatchObject({
      ...{ state: 'assigned', lead_id: zone.departments.economy, title: '厂门口道路积水，货车进不来' },
      ...{ industry: 'C39', due_on: '2026-11-26', number: opened.number, staff_closed_on: null },
    });
  });

  it('waits for the dispatcher where nobody owns the category', async () => {
    expect(await issueOf((await open({ category: 'labour' })).caseId)).toMatchObject({
      ...{ state: 'registered', lead_id: null, due_on: '2026-12-07' },
    });
  });

  it('gives one handed over on the spot to the department that promised, with a receipt', async () => {
    const onSite = { departmentId: zone.departments.planning, promisedOn: '2026-11-27' };
    const opened = await open({ category: 'labour', onSite });
    expect(await issueOf(opened.caseId)).toMatchObject({
      ...{ state: 'assigned', lead_id: zone.departments.planning, due_on: '2026-11-27' },
      ...{ receipt_number: `HZ-${opened.number}`, promised_on: '2026-11-27' },
    });
  });

  it('opens what a phone sends twice once', async () => {
    const clientId = '018f0000-0000-4000-8000-000000000001';
    const first = await open({ clientId });
    expect(await open({ clientId })).toEqual(first);
  });

  it('takes what a phone sends again, also at the same moment, and refuses its number for another firm', async () => {
    const body = { firmId: firm.firmId, category: 'road', urgency: 'normal', text: '厂门口路灯不亮' };
    const send = (clientId: string, more: object = {}) =>
      on.request('officer', { method: 'POST', url: '/api/visits/issues', payload: { ...body, clientId, ...more } });
    const clientId = '018f0000-0000-4000-8000-000000000002';
    const answers = await Promise.all([send(clientId), send(clientId)]);
    answers.push(await send(clientId));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((one) => one.json().number)).size).toBe(1);
    const other = await addFirmWithRepresentative(on, {
      ...{ name: '测试另一制造有限公司', person: '吴代表', mobile: '10000000802', login: 'wu.daibiao' },
    });
    expect(codeOf(await send(clientId, { firmId: other.firmId }))).toBe('visits.clientIdTaken');
  });

  it('refuses an unknown category, a firm of another zone, and a day that is over', async () => {
    await expect(open({ category: 'moon' })).rejects.toMatchObject({ code: 'visits.issueCategoryUnknown' });
    await expect(open({ firmId: zone.planner })).rejects.toMatchObject({ code: 'visits.issueFirmUnknown' });
    const onSite = { departmentId: zone.departments.planning, promisedOn: '2026-11-20' };
    await expect(open({ onSite })).rejects.toMatchObject({ code: 'visits.promisedInPast' });
  });
});

type Role = 'officer' | 'departmentHead' | 'leader';
const codeOf = (answer: { json(): { error: { code: string } } }) => answer.json().error.code;
const act = async (role: Role, caseId: string, name: string, said: object = {}) => {
  const { sequence } = await issueOf(caseId);
  return sendAct(on, role, caseId, { act: name, expected: sequence, ...said });
};
const must = async (role: Role, caseId: string, name: string, said: object = {}) => {
  const answer = await act(role, caseId, name, said);
  expect([name, answer.statusCode, answer.body]).toEqual([name, 200, answer.body]);
};
const ofFirm = async (caseId: string, name: string, comment?: string) => {
  const { sequence } = await issueOf(caseId);
  const body = { act: name, expected: sequence, ...(comment === undefined ? {} : { comment }) };
  const url = `/api/visits/own-issues/${caseId}/acts`;
  return sendAs(on, firm.representative.accountId, { method: 'POST', url, payload: body });
};
const at = (day: string, time = '02:00') => {
  on.setNow(`${day}T${time}:00.000Z`);
  on.forgetSessions();
};
const replied = async (given: Partial<GivenIssue> = {}) => {
  const { caseId } = await open(given);
  await must('officer', caseId, 'accept');
  await must('officer', caseId, 'reply', { comment: '已安排施工队，本周修好' });
  return caseId;
};

describe('somebody of several firms who has chosen none', () => {
  it('finds what each of them has to do, opens its case and acts on it', async () => {
    const second = await addFirmWithRepresentative(on, {
      ...{ name: '测试第二制造有限公司', person: '郑代表', mobile: '10000000803', login: 'zheng.daibiao' },
    });
    const caseId = await replied({ firmId: second.firmId });
    const { accountId } = firm.representative;
    const send = (method: 'GET' | 'POST', url: string, payload?: object) =>
      sendAs(on, accountId, { method, url, ...(payload === undefined ? {} : { payload }) });
    expect((await send('GET', `/api/cases/${caseId}`)).statusCode).toBe(404);
    await root.query(
      `insert into parties.membership (zone_id, id, person_id, firm_id, role, state, starts_on, confirmed_by, claimed_at)
       select zone_id, gen_random_uuid(), person_id, $2, 'handler', 'active', '2026-01-01', 'officers', now()
       from parties.person_account where zone_id = $1 and account_id = $3`,
      [on.zoneA.id, second.firmId, accountId],
    );
    expect((await send('GET', '/api/my/firms')).json().actingFirmId).toBeNull();
    const { rows } = (await send('GET', '/api/cases/tasks')).json();
    // To a firm the page of its own people, and not that of staff.
    const href = `/my-issues/${caseId}`;
    expect(rows).toMatchObject([{ caseId, party: '测试第二制造有限公司', reason: { via: 'party' }, href }]);
    const { issues } = (await send('GET', '/api/visits/own-issues')).json();
    expect(new Set(issues.map((one: { firm: string }) => one.firm))).toContain('测试第二制造有限公司');
    const shown = (await send('GET', `/api/cases/${caseId}`)).json();
    expect(shown.href).toBe(href);
    expect(shown.acts).toContainEqual(
      expect.objectContaining({ name: 'confirmSolved', allowed: true, title: '确认已解决' }),
    );
    // Nothing that only staff may do, and whose turn it is.
    expect(shown.acts.map((one: { name: string }) => one.name)).not.toContain('noteSolved');
    expect([shown.yourTurn, shown.waitsFor]).toEqual([true, ['企业']]);
    const act = { act: 'confirmSolved', expected: shown.sequence };
    expect((await send('POST', `/api/cases/${caseId}/acts`, act)).json()).toMatchObject({ state: 'closed' });
    const { rows: acts } = await root.query('select party_id from cases.action where case_id = $1 and name = $2', [
      ...[caseId, 'confirmSolved'],
    ]);
    expect(acts).toEqual([{ party_id: second.firmId }]);
    await root.query('delete from parties.membership where firm_id = $1 and role = $2', [second.firmId, 'handler']);
  });
});

describe('the loop', () => {
  it('goes from the department to the firm, to the later question and to its end', async () => {
    const caseId = await replied();
    expect(await issueOf(caseId)).toMatchObject({ state: 'replied', first_answer_at: expect.anything() });
    expect((await ofFirm(caseId, 'confirmSolved')).statusCode).toBe(200);
    expect(await issueOf(caseId)).toMatchObject({
      ...{ state: 'closed', staff_closed_on: '2026-11-23', closed_in_time: true, closed_by_firm: true },
    });
    at('2026-12-24');
    await Promise.all([followIssues(on.platform, on.zoneA.id), followIssues(on.platform, on.zoneA.id)]);
    expect(await issueOf(caseId)).toMatchObject({ state: 'asked', asked_on: '2026-12-24', answer: null });
    const asked = await root.query("select * from visits.confirmation where case_id = $1 and question = 'thirtyDays'", [
      caseId,
    ]);
    expect(asked.rows).toHaveLength(1);
    const notices = await root.query(
      "select id from notices.notice where about_id = $1 and template = 'visits.issueStillSolved'",
      [caseId],
    );
    expect(notices.rows).toHaveLength(1);
    const waiting = () =>
      root.query("select id from notices.dispatch where notice_id = $1 and state = 'waiting' and step > 0", [
        notices.rows[0].id,
      ]);
    expect((await waiting()).rows).toHaveLength(1);
    expect((await ofFirm(caseId, 'confirmStillSolved')).statusCode).toBe(200);
    expect((await waiting()).rows).toHaveLength(0);
    expect(await issueOf(caseId)).toMatchObject({ state: 'settled', answer: 'solved' });
    const detail = (await on.request('officer', { method: 'GET', url: `/api/visits/issues/${caseId}` })).json();
    expect(detail.questions).toMatchObject([
      { question: 'reply', answer: 'solved', channel: 'login' },
      { question: 'thirtyDays', answer: 'solved', channel: 'login' },
    ]);
    at('2026-11-23');
  });

  it('closes without evidence never, and with evidence only after the firm had its time', async () => {
    const caseId = await replied();
    const file = await addEvidence(on, 'officer');
    expect(codeOf(await act('officer', caseId, 'close', { comment: '已修好', files: [file] }))).toBe('cases.actNotNow');
    at('2026-12-01');
    await followIssues(on.platform, on.zoneA.id);
    expect(await issueOf(caseId)).toMatchObject({ state: 'unanswered' });
    const without = await act('officer', caseId, 'close', { comment: '已修好' });
    expect([without.statusCode, codeOf(without)]).toEqual([422, 'cases.evidenceNeeded']);
    await must('officer', caseId, 'close', { comment: '已修好', files: [file] });
    expect(await issueOf(caseId)).toMatchObject({
      ...{ state: 'closed', staff_closed_on: '2026-12-01', closed_in_time: true, closed_by_firm: false },
    });
    at('2026-11-23');
  });

  it('lets nobody act on the issue of another department, nor the lead speak for the firm', async () => {
    const { caseId } = await open({ onSite: { departmentId: zone.departments.planning, promisedOn: '2026-11-30' } });
    expect(codeOf(await act('officer', caseId, 'accept'))).toBe('cases.actNotYours');
    const own = await replied();
    expect(codeOf(await act('officer', own, 'noteSolved', { comment: '企业来电称已解决' }))).toBe('cases.actNotYours');
    await must('departmentHead', own, 'noteSolved', { comment: '企业来电称已解决' });
    const { questions } = (await on.request('leader', { method: 'GET', url: `/api/visits/issues/${own}` })).json();
    expect(questions).toMatchObject([{ answer: 'solved', channel: 'officer', answeredBy: expect.any(String) }]);
    // The department that found the issue itself dispatches and leads it: neither hat speaks for the firm.
    const url = '/api/visits/issues';
    const body = { firmId: firm.firmId, category: 'road', urgency: 'normal', text: '门前积水' };
    const found = (await on.request('officer', { method: 'POST', url, payload: body })).json().caseId;
    await must('officer', found, 'accept');
    await must('officer', found, 'reply', { comment: '已修好' });
    const said = { comment: '企业来电称已解决' };
    expect(codeOf(await act('officer', found, 'noteSolved', said))).toBe('cases.notByLead');
    const link = await on.request('officer', { method: 'POST', url: `${url}/${found}/links`, payload: {} });
    expect(codeOf(link)).toBe('visits.leadSpeaksForFirm');
    const told = async (id: string) => (await on.request('officer', { method: 'GET', url: `${url}/${id}` })).json();
    expect((await told(found)).refusals).toEqual({ link: expect.stringContaining('主办部门'), correct: null });
    expect((await told(caseId)).refusals).toEqual({ link: null, correct: expect.stringContaining('不在这个部门') });
    await must('leader', found, 'noteSolved', said);
  });

  it('is reopened by the firm with words, and counts as not confirmed', async () => {
    const caseId = await replied();
    await ofFirm(caseId, 'confirmSolved');
    expect(codeOf(await ofFirm(caseId, 'reopen'))).toBe('cases.commentNeeded');
    expect((await ofFirm(caseId, 'reopen', '又积水了')).statusCode).toBe(200);
    const written = await root.query(
      `select (select string_agg(reason, '') from journal.entry) || (select string_agg(params::text, '') from notices.notice)
         as words, (select count(*)::int from cases.action where comment = '又积水了') as acts`,
    );
    expect([written.rows[0].words.includes('又积水了'), written.rows[0].acts]).toEqual([false, 1]);
    expect(await issueOf(caseId)).toMatchObject({
      ...{ state: 'inProgress', reopened: 1, staff_closed_on: null, answer: null },
    });
  });

  it('goes back to the dispatcher with the reason, who assigns it anew', async () => {
    const { caseId } = await open();
    expect(codeOf(await act('officer', caseId, 'giveBack'))).toBe('cases.commentNeeded');
    await must('officer', caseId, 'giveBack', { comment: '属规划局职责' });
    expect(await issueOf(caseId)).toMatchObject({ state: 'registered', lead_id: null });
    await must('departmentHead', caseId, 'assign', { department: zone.departments.planning });
    expect(await issueOf(caseId)).toMatchObject({ state: 'assigned', lead_id: zone.departments.planning });
  });

  it('is ended with the article of law, or into another one, and not without', async () => {
    const end = async (caseId: string, body: object) =>
      on.request('departmentHead', {
        ...{ method: 'POST', url: `/api/visits/issues/${caseId}/ending` },
        payload: { expected: (await issueOf(caseId)).sequence, comment: '见条款', ...body },
      });
    const [one, other] = [await open(), await open()];
    expect(codeOf(await end(one.caseId, { kind: 'underLaw' }))).toBe('visits.articleNeeded');
    expect(codeOf(await end(one.caseId, { kind: 'merged', mergedInto: one.number }))).toBe('visits.mergeTargetNeeded');
    expect((await end(one.caseId, { kind: 'merged', mergedInto: other.number })).json()).toEqual({ state: 'ended' });
    expect((await end(other.caseId, { kind: 'underLaw', article: '《土地管理法》第四十四条' })).statusCode).toBe(200);
    expect(await issueOf(one.caseId)).toMatchObject({ ending: 'merged', merged_into: other.caseId });
    expect(await issueOf(other.caseId)).toMatchObject({ ending: 'underLaw', ended_on: '2026-11-23' });
    expect(codeOf(await act('departmentHead', one.caseId, 'endMerged', { comment: '无' }))).toBe('cases.actNotNow');
  });

  it('offers what has a form of its own not among the common acts', async () => {
    const { caseId } = await open();
    const shown = (await on.request('departmentHead', { method: 'GET', url: `/api/cases/${caseId}` })).json();
    const names: string[] = shown.acts.map(({ name }: { name: string }) => name);
    expect(names).toContain('endWithdrawn');
    expect(names.filter((name) => ['endMerged', 'endUnderLaw', 'joinMeasure'].includes(name))).toEqual([]);
  });

  it('comes under supervision by itself when it is late, once', async () => {
    const { caseId } = await open({ urgency: 'critical' });
    at('2026-11-30');
    await followIssues(on.platform, on.zoneA.id);
    await followIssues(on.platform, on.zoneA.id);
    const raised = await root.query(
      "select comment from cases.action where case_id = $1 and name = 'raiseSupervision'",
      [caseId],
    );
    expect(raised.rows).toHaveLength(1);
    expect(raised.rows[0].comment).toMatch(/超过办结时限\d+个工作日/u);
    const paper = await on.request('leader', { method: 'GET', url: `/api/visits/issues/${caseId}/supervision` });
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
    at('2026-11-23');
  });
});

describe('the link of a firm', () => {
  const follow = (path: string) => on.server.inject({ method: 'GET', url: path, remoteAddress: '10.9.0.1' });
  const answer = (path: string, payload: string) =>
    on.server.inject({
      ...{ method: 'POST', url: path, payload },
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    });

  it('shows one issue and takes the answer without session, until it is revoked; its secret is nowhere', async () => {
    const caseId = await replied();
    const url = `/api/visits/issues/${caseId}/links`;
    const made = (await on.request('departmentHead', { method: 'POST', url, payload: {} })).json();
    const secret = made.path.split('.').at(-1);
    const dump = await root.query(
      `select (select string_agg(t::text, '') from visits.issue_link t)
         || (select string_agg(t::text, '') from journal.entry t) as everything`,
    );
    expect(dump.rows[0].everything).not.toContain(secret);
    const page = await follow(made.path);
    expect([page.statusCode, page.body.includes('厂门口道路积水')]).toEqual([200, true]);
    const silent = await answer(made.path, 'act=denySolved&comment=');
    expect(silent.statusCode).toBe(422);
    expect((await answer(made.path, 'act=confirmSolved&comment=')).statusCode).toBe(303);
    expect((await answer(made.path, 'act=confirmSolved&comment=')).headers.location).toContain('stands=1');
    expect(await issueOf(caseId)).toMatchObject({ state: 'closed', closed_by_firm: true });
    // Once it is closed, and where somebody serves the firm, the firm says what it thinks of its officer.
    expect((await follow(made.path)).body).not.toContain('评价服务专员');
    await root.query(
      `insert into visits.officer_term (zone_id, id, firm_id, part, staff_id, starts_on, made_at)
       select issue.zone_id, gen_random_uuid(), issue.firm_id, 'officer', staff.id, '2024-01-01', now()
       from visits.issue join parties.staff as staff on staff.zone_id = issue.zone_id where case_id = $1 limit 1`,
      [caseId],
    );
    expect((await follow(made.path)).body).toContain('评价服务专员');
    expect((await answer(made.path, 'act=rate&stars=9&words=')).headers.location).not.toContain('done');
    expect((await answer(made.path, 'act=rate&stars=5&words=')).headers.location).toContain('done=1');
    expect((await answer(made.path, 'act=rate&stars=1&words=')).headers.location).not.toContain('done');
    const given = await root.query('select stars, rated_by from visits.officer_rating where issue_id = $1', [caseId]);
    expect(given.rows).toEqual([{ stars: 5, rated_by: null }]);
    const { questions } = (await on.request('officer', { method: 'GET', url: `/api/visits/issues/${caseId}` })).json();
    expect(questions).toMatchObject([{ answer: 'solved', channel: 'link', answeredBy: null }]);
    await on.request('officer', { method: 'DELETE', url: `/api/visits/issue-links/${made.id}` });
    expect((await follow(made.path)).statusCode).toBe(404);
    expect((await follow(made.path.replace(secret, 'A'.repeat(22)))).statusCode).toBe(404);
  });
});

describe('the register', () => {
  const list = async (query = '') =>
    (await on.request('leader', { method: 'GET', url: `/api/visits/issues?pageSize=200${query}` })).json();

  it('tells both rates as a hand counts them, and the metrics say the same', async () => {
    at('2027-02-10');
    await followIssues(on.platform, on.zoneA.id);
    at('2027-04-01');
    await followIssues(on.platform, on.zoneA.id);
    const { rows } = await root.query(
      `select issue.*, file.state from visits.issue join cases.case_file as file on file.id = issue.case_id
       where issue.zone_id = $1`,
      [on.zoneA.id],
    );
    const due = rows.filter(
      (one) => one.ended_on === null && (one.staff_closed_on !== null || one.due_on < '2027-04-01'),
    );
    const closed = due.filter((one) => one.staff_closed_on !== null);
    const asked = rows.filter((one) => one.answer !== null);
    const confirmed = asked.filter((one) => one.answer === 'solved');
    const silent = asked.filter((one) => one.answer === 'none');
    expect([due.length, closed.length, asked.length, confirmed.length, silent.length].every((one) => one > 0)).toBe(
      true,
    );
    const { sums } = await list();
    const percent = (part: number, whole: number) => (Math.round((part / whole) * 1_000) / 10).toFixed(1);
    expect(sums).toMatchObject({
      ...{ total: rows.length, due: due.length, staffClosed: closed.length, asked: asked.length },
      ...{ confirmed: confirmed.length, unanswered: silent.length },
      ...{ staffClosedRate: percent(closed.length, due.length) },
      ...{ firmConfirmedRate: percent(confirmed.length, asked.length) },
      ...{ nonResponseRate: percent(silent.length, asked.length) },
    });
    const db = on.platform.database.forZone(on.zoneA.id);
    for (const metric of issueMetrics) {
      const period = metric.kind === 'flow' ? '2026-11' : '2027-04-01';
      const told = (await metric.compute(db, { periods: [period], today: '2027-04-01' })).get(period);
      const name = metric.id.split('.')[1] ?? '';
      const open = String(sums.open);
      const wanted = { ...sums, issues: String(rows.length), openIssues: open, openByLight: open }[name];
      expect([name, told?.value]).toEqual([name, wanted]);
      const href = metric.rowsHref(period).replace('/issues?', '&');
      const behind = (await list(href)).total;
      expect([name, behind]).toEqual([name, told?.rows]);
    }
    at('2026-11-23');
  });

  it('finds by every filter, and shows another zone nothing', async () => {
    const { total, sums } = await list();
    const parts = ['critical', 'urgent', 'normal', 'complex'].map(async (one) => (await list(`&urgency=${one}`)).total);
    expect((await Promise.all(parts)).reduce((sum, one) => sum + one, 0)).toBe(total);
    expect((await list('&closed=open')).total).toBe(sums.open);
    expect((await list('&industry=C&size=large')).total).toBe(0);
    expect((await list(`&firm=${firm.firmId}&category=labour`)).total).toBeGreaterThan(0);
    const abroad = await on.request('leader', { method: 'GET', url: '/api/visits/issues', zone: on.zoneB });
    expect(abroad.json()).toMatchObject({ total: 0, sums: { staffClosedRate: null, firmConfirmedRate: null } });
    const { caseId } = await open();
    const foreign = await on.request('leader', { method: 'GET', url: `/api/visits/issues/${caseId}`, zone: on.zoneB });
    expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'visits.issueUnknown']);
    const sheet = await on.request('leader', { method: 'GET', url: '/api/visits/issues/export?q=积水' });
    expect(sheet.statusCode).toBe(200);
  });

  it('keeps row and case in step: the facts fold from the acts to what is stored', async () => {
    const { rows } = await root.query('select case_id from visits.issue where zone_id = $1', [on.zoneA.id]);
    const db = on.platform.database.forZone(on.zoneA.id);
    const cases = await readCases(
      db,
      issueKind,
      rows.map((one) => one.case_id),
    );
    for (const [caseId, { actions, state, stored }] of cases) {
      const row = await findIssue(db, caseId);
      expect([stored.state, stored.sequence]).toEqual([state.state, state.sequence]);
      expect(row && factsOf(row)).toEqual(foldFacts(stored, actions));
    }
    expect(cases.size).toBe(rows.length);
  });

  it('counts what is open by light, all of it, the worst first', async () => {
    const db = on.platform.database.forZone(on.zoneA.id);
    const metric = issueMetrics.find(({ id }) => id === 'visits.openByLight');
    const answer = (await metric?.compute(db, { periods: ['2026-12-31'], today: '2026-12-31' }))?.get('2026-12-31');
    expect(answer?.parts?.map(({ key }) => key)).toEqual(['late', 'warn', 'hold', 'ok', 'none']);
    expect(answer?.parts?.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(answer?.value));
    expect(Number(answer?.parts?.[0]?.value)).toBeGreaterThan(0);
  });

  it('lists the limits by day: what is planned, what is in force, and the usual ones last', async () => {
    const url = '/api/visits/issue-limits';
    const read = async () => (await on.request('officer', { method: 'GET', url })).json();
    const usual = await read();
    expect(usual.rules.at(-1)).toMatchObject({ validFrom: null, limits: { normal: 10 } });
    const count = usual.rules.length;
    const payload = {
      validFrom: '2030-03-01',
      limits: { ...usual.rules[0].limits, normal: 8 },
      documentNumber: '测办〔2026〕9号',
    };
    expect((await on.request('officer', { method: 'POST', url, payload })).statusCode).toBe(403);
    const sent = await on.request('departmentHead', { method: 'POST', url, payload });
    expect(sent.json()).toEqual({ validFrom: '2030-03-01' });
    const { rules, inForce } = await read();
    expect(rules[0]).toMatchObject({
      validFrom: '2030-03-01',
      documentNumber: '测办〔2026〕9号',
      limits: { normal: 8 },
    });
    expect([rules.length, inForce, rules[0].setBy === null]).toEqual([count + 1, usual.inForce + 1, false]);
  });

  it('corrects category and urgency with the reason, and prints the assignment', async () => {
    const { caseId } = await open();
    const url = `/api/visits/issues/${caseId}`;
    const correct = (payload: object, of = url) =>
      on.request('officer', { method: 'POST', url: `${of}/correction`, payload });
    expect(codeOf(await correct({ urgency: 'normal', reason: '没有变化' }))).toBe('visits.issueUnchanged');
    expect((await correct({ category: 'labour', urgency: 'urgent', reason: '登记时选错' })).statusCode).toBe(200);
    const onSite = { departmentId: zone.departments.planning, promisedOn: '2026-11-30' };
    const { caseId: foreign } = await open({ onSite });
    const others = await correct({ urgency: 'urgent', reason: '登记时选错' }, url.replace(caseId, foreign));
    expect(codeOf(others)).toBe('visits.notOwnDepartment');
    expect((await on.request('officer', { method: 'GET', url })).json()).toMatchObject({
      ...{ category: { code: 'labour', name: '用工' }, urgency: 'urgent', corrections: [{ field: 'category' }, {}] },
      ...{ state: 'assigned', dueOn: '2026-11-24', solveBy: '2026-12-07' },
    });
    const paper = await on.request('officer', { method: 'GET', url: `${url}/assignment` });
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  });
});
