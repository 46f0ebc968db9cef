import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import type { BatchView } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { OwnTitle, SelfCheck } from '../../contract/own-title.ts';
import type { TitleFact } from '../../contract/title.ts';
import { parsePublished } from '../domain/import/parse-published.ts';
import { readPublishedFiles } from '../read-published-files.ts';
import { generateDemo } from './generate-demo.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
});
afterAll(() => on.close());

const own = '/api/atlas/own-titles';
const ask = async (role: Role, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const answer = await on.request(role, { method, url, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};
const done = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T> => {
  const { status, body } = await ask('officer', method, url, payload);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const refused = async (method: 'POST' | 'PUT', url: string, payload: object) => {
  const { status, body } = await ask('officer', method, url, payload);
  return [status, body.error?.code];
};
const entry = (name: string, more: object = {}) => ({ name, kind: 'title', body: '示范评定机构', ...more });
const register = (name: string, more: object = {}) => done<OwnTitle>('POST', own, entry(name, more));
const check = (id: string) => done<SelfCheck>('GET', `${own}/${id}`);

const share = { wording: '综合利用率', kind: 'figure', comparison: 'at_least', threshold: '95', unit: 'percent' };
const figure = (value: string, more: object = {}) => ({
  evidence: {
    ...{
      kind: 'figure',
      name: '利用率',
      period: '2025',
      value,
      unit: 'percent',
      source: '统计表',
    },
    ...more,
  },
});

describe('the published titles', () => {
  it('are listed with their facets, found by words and zone, and open to everybody', async () => {
    const { rows } = parsePublished(await readPublishedFiles());
    const { body } = await ask('anonymous', 'GET', '/api/atlas/titles?pageSize=200');
    expect(body.titles.map(({ id }: TitleFact) => id)).toEqual(rows.titles.map(({ id }) => id));
    expect(body.facets.kind.reduce((sum: number, one: { count: number }) => sum + one.count, 0)).toBe(body.total);
    const found = await ask('anonymous', 'GET', `/api/atlas/titles?q=${encodeURIComponent('环保诚信')}&status=held`);
    expect(found.body.titles).toMatchObject([
      {
        id: 'yy-integrity',
        zoneName: '益阳高新区',
        yearsInRow: { value: '4', unit: 'years', printed: '4年', status: 'actual' },
      },
    ]);
    const sought = await ask('anonymous', 'GET', '/api/atlas/titles?status=sought');
    for (const title of sought.body.titles as TitleFact[]) expect(title.place?.status ?? 'target').toBe('target');
  });

  it('stand on the pages of their zones and leave as a workbook', async () => {
    const zone = await ask('anonymous', 'GET', '/api/atlas/zones/nanchang-htz');
    expect(zone.body.titles.map(({ id }: TitleFact) => id)).toContain('nc-kechuang');
    const file = await on.request('officer', { method: 'GET', url: '/api/atlas/titles/export?kind=ranking' });
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheet')]);
    expect((await on.request('anonymous', { method: 'GET', url: '/api/atlas/titles/export' })).statusCode).toBe(401);
  });
});

describe('a self-check', () => {
  it('names what is missing, not met and expired, until everything is proved', async () => {
    const { id, verdict } = await register('示范绿色园区甲', { recheckOn: '2026-12-01', warnDays: 10 });
    expect(verdict.state).toBe('no_criteria');
    const set = await done<SelfCheck>('PUT', `${own}/${id}/criteria/2026`, {
      criteria: [share, { wording: '发展规划', kind: 'document' }, { wording: '专人负责', kind: 'statement' }],
      revision: 1,
    });
    expect(set.verdict).toMatchObject({ state: 'not_ready', total: 3, missing: 3 });
    expect(set.title.recheck).toEqual({ state: 'warn', workingDays: 7 });
    const [first, second, third] = set.criteria.map((one) => `${own}/${id}/criteria/${one.id}/evidence`);
    await done('POST', first ?? '', figure('94.9'));
    await done('POST', second ?? '', {
      evidence: { kind: 'link', name: '企业名录', link: '/firms', validUntil: '2026-11-20' },
    });
    const half = await done<SelfCheck>('POST', third ?? '', { evidence: { kind: 'statement', name: '由办公室负责' } });
    expect(half.criteria.map(({ state }) => state)).toEqual(['not_met', 'expired', 'met']);
    await done('POST', first ?? '', figure('95.0'));
    const ready = await done<SelfCheck>('POST', second ?? '', {
      evidence: { kind: 'link', name: '企业名录', link: '/firms' },
    });
    expect(ready.verdict).toMatchObject({ state: 'ready', met: 3 });
    const proof = ready.criteria[2]?.evidence[0];
    const back = await done<SelfCheck>('POST', `${own}/${id}/evidence/${proof?.id}/withdrawal`, {
      reason: '负责人已调离',
    });
    expect(back.criteria[2]).toMatchObject({ state: 'missing', evidence: [{ withdrawReason: '负责人已调离' }] });
    expect(await refused('POST', `${own}/${id}/evidence/${proof?.id}/withdrawal`, { reason: '再撤一次' })).toEqual([
      404,
      'atlas.evidenceUnknown',
    ]);
  });

  it('takes no evidence that cannot prove the criterion, and no address of another machine', async () => {
    const { id } = await register('示范绿色园区乙');
    const { criteria } = await done<SelfCheck>('PUT', `${own}/${id}/criteria/2026`, { criteria: [share], revision: 1 });
    const url = `${own}/${id}/criteria/${criteria[0]?.id}/evidence`;
    expect(await refused('POST', url, figure('96', { unit: 'firms' }))).toEqual([422, 'atlas.evidenceUnfit']);
    expect(await refused('POST', url, { evidence: { kind: 'statement', name: '已达标' } })).toEqual([
      422,
      'atlas.evidenceUnfit',
    ]);
    for (const link of ['//evil.example/x', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      expect((await refused('POST', url, { evidence: { kind: 'link', name: '链接', link } }))[0]).toBe(422);
    }
    const none = '0198f0a0-0000-7000-8000-000000000000';
    expect((await refused('POST', `${own}/${id}/criteria/${none}/evidence`, figure('96')))[1]).toBe(
      'atlas.criterionUnknown',
    );
    expect((await check(id)).criteria[0]).toMatchObject({ state: 'missing', evidence: [] });
  });

  it('takes a file once, from who sent it, and lets the staff read it', async () => {
    const { id } = await register('示范绿色园区子');
    const { criteria } = await done<SelfCheck>('PUT', `${own}/${id}/criteria/2026`, {
      criteria: [{ wording: '认证证书', kind: 'document' }],
      revision: 1,
    });
    const url = `${own}/${id}/criteria/${criteria[0]?.id}/evidence`;
    const sent = await on.request('officer', {
      ...{ method: 'POST', url: '/api/files?purpose=atlas.titleEvidence&name=证书.xlsx' },
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(await writeXlsx({ sheets: [{ name: '证书', rows: [['编号', 'Z-1']] }] })),
    });
    const fileId: string = sent.json().id;
    const paper = { evidence: { kind: 'file', name: '环境管理体系证书', fileId } };
    const met = await done<SelfCheck>('POST', url, paper);
    expect(met.criteria[0]).toMatchObject({ state: 'met', evidence: [{ file: { id: fileId, name: '证书.xlsx' } }] });
    expect((await refused('POST', url, paper))[1]).toBe('files.notAttachable');
    const read = (role: Role) => on.request(role, { method: 'GET', url: `/api/files/${fileId}` });
    expect((await read('leader')).statusCode).toBe(200);
    expect((await read('firmMember')).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('keeps the criteria of each year apart, and evidence with a criterion that is only reworded', async () => {
    const { id } = await register('示范绿色园区丙');
    const url = `${own}/${id}/criteria`;
    const old = await done<SelfCheck>('PUT', `${url}/2025`, { criteria: [share], revision: 1 });
    const [known] = old.criteria;
    await done('POST', `${url}/${known?.id}/evidence`, figure('97'));
    const year = await done<SelfCheck>('PUT', `${url}/2026`, {
      criteria: [{ ...share, threshold: '98' }],
      revision: 2,
    });
    expect(year).toMatchObject({ year: 2026, years: [2026, 2025], verdict: { state: 'not_ready' } });
    const reworded = await done<SelfCheck>('PUT', `${url}/2025`, {
      criteria: [
        { wording: '承诺书', kind: 'document' },
        { ...share, id: known?.id, wording: '综合利用率（含跨区）' },
      ],
      revision: 3,
    });
    expect(reworded.criteria.map(({ wording, state }) => [wording, state])).toEqual([
      ['承诺书', 'missing'],
      ['综合利用率（含跨区）', 'met'],
    ]);
    const foreign = { criteria: [{ ...share, id: year.criteria[0]?.id }], revision: 4 };
    expect(await refused('PUT', `${url}/2025`, foreign)).toEqual([404, 'atlas.criterionUnknown']);
  });
});

describe('changing a title', () => {
  it('is refused when somebody else changed it first, when nothing changes, and when the name is taken', async () => {
    const { id } = await register('示范绿色园区丁');
    const change = (more: object) => ({ ...entry('示范绿色园区丁', more), revision: 1, reason: '信息更正' });
    const amended = await done<OwnTitle>('PUT', `${own}/${id}`, change({ level: 'municipal' }));
    expect(amended).toMatchObject({ level: 'municipal', revision: 2 });
    expect(await refused('PUT', `${own}/${id}`, change({ level: 'zone' }))).toEqual([409, 'atlas.titleChanged']);
    const stale = { criteria: [share], revision: 1 };
    expect(await refused('PUT', `${own}/${id}/criteria/2026`, stale)).toEqual([409, 'atlas.titleChanged']);
    const same = { ...change({ level: 'municipal' }), revision: 2 };
    expect(await refused('PUT', `${own}/${id}`, same)).toEqual([409, 'atlas.titleUnchanged']);
    await register('示范绿色园区戊');
    expect(await refused('PUT', `${own}/${id}`, { ...same, name: '示范绿色园区戊' })).toEqual([
      409,
      'atlas.titleTaken',
    ]);
    expect(await refused('POST', own, entry('示范绿色园区戊'))).toEqual([409, 'atlas.titleTaken']);
  });

  it('leaves the year before and after in the journal', async () => {
    const { id } = await register('示范绿色园区己');
    await done('POST', `${own}/${id}/results`, { result: { year: 2024, outcome: 'granted' } });
    const { entries } = (await ask('auditAdmin', 'GET', `/api/journal/subjects/atlas.ownTitle/${id}`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['atlas.registerOwnTitle', 'atlas.recordTitleResult']),
    );
  });
});

describe('the results of the years', () => {
  it('count years in a row, keep what was lost, and are corrected only by who has seen them', async () => {
    const { id } = await register('示范绿色园区庚', { kind: 'ranking' });
    const record = (result: object, more: object = {}) =>
      done<{ title: OwnTitle }>('POST', `${own}/${id}/results`, { result, ...more });
    await record({ year: 2022, outcome: 'ranked', place: 3 });
    await record({ year: 2023, outcome: 'lost' });
    await record({ year: 2024, outcome: 'ranked', place: 2 });
    const { title } = await record({ year: 2025, outcome: 'ranked', place: 1 });
    expect(title.run).toEqual({ years: 2, from: 2024, to: 2025, standing: true, endedBy: null });
    const again = { result: { year: 2023, outcome: 'ranked', place: 5 } };
    expect(await refused('POST', `${own}/${id}/results`, again)).toEqual([409, 'atlas.resultStands']);
    const wrong = (await check(id)).results.find(({ year }) => year === 2023)?.id;
    const mended = await record(again.result, { replaces: wrong, reason: '文件有误' });
    expect(mended.title.run).toMatchObject({ years: 4, from: 2022 });
    expect(
      (await check(id)).results.filter(({ year }) => year === 2023).map(({ outcome, replaced }) => [outcome, replaced]),
    ).toEqual([
      ['ranked', false],
      ['lost', true],
    ]);
    expect((await refused('POST', `${own}/${id}/results`, { result: { year: 2026, outcome: 'ranked' } }))[0]).toBe(422);
    const lost = await record({ year: 2026, outcome: 'lost' });
    expect(lost.title.run).toMatchObject({ years: 4, standing: false, endedBy: 'lost' });
    expect((await done<{ titles: OwnTitle[] }>('GET', `${own}?q=庚`)).titles).toHaveLength(1);
  });

  it('stand once a year, however many record it at once', async () => {
    const { id } = await register('示范绿色园区辛');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        refused('POST', `${own}/${id}/results`, { result: { year: 2025, outcome: 'granted' } }),
      ),
    );
    expect(outcomes.filter(([status]) => status === 200)).toHaveLength(1);
    expect((await check(id)).results).toHaveLength(1);
  });

  it('come in from a sheet as one batch that can be undone', async () => {
    await register('示范绿色园区壬');
    const head = ['称号', '年度', '评定结果', '名次', '评定日'];
    const rows = [
      ['示范绿色园区壬', 2023, '获评', null, '2023-12-01'],
      ['示范绿色园区壬', 2024, '复核通过', null, null],
      ['示范绿色园区壬', 2024, '失去', null, null],
      ['示范绿色园区壬', 2025, '列入排名', null, null],
      ['不在册的称号', 2025, '获评', null, null],
    ];
    const answer = await on.request('officer', {
      ...{ method: 'POST', url: '/api/sheets/drafts?register=atlas.titleResult&name=结果.xlsx' },
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(await writeXlsx({ sheets: [{ name: '结果', rows: [head, ...rows] }] })),
    });
    const draft = answer.json<DraftView>();
    expect(draft.summary).toMatchObject({ add: 2, bad: 3 });
    const seen = await done<{ rows: DraftRow[] }>('GET', `/api/sheets/drafts/${draft.id}/rows`);
    expect(seen.rows.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(
      ['twice', 'placeNeeded', 'title'].map((code) => `atlas:titles.faults.${code}`),
    );
    const { batch } = await done<{ batch: BatchView }>('POST', `/api/sheets/drafts/${draft.id}/commit`, {
      ...{ revision: draft.revision, which: 'good' },
    });
    const list = () => done<{ titles: OwnTitle[] }>('GET', `${own}?q=壬`);
    expect((await list()).titles[0]?.run).toMatchObject({ years: 2, from: 2023, to: 2024, endedBy: 'gap' });
    await done('POST', `/api/sheets/batches/${batch.id}/undo`);
    expect((await list()).titles[0]?.run.years).toBe(0);
  });
});

describe('who sees and keeps them', () => {
  it('is the staff of the zone, and only case workers change anything', async () => {
    const { id } = await register('示范绿色园区癸');
    for (const role of ['leader', 'departmentHead', 'officer'] as const) {
      expect((await ask(role, 'GET', `${own}/${id}`)).status).toBe(200);
    }
    for (const role of ['firmMember', 'resident', 'bankOfficer'] as const) {
      expect((await ask(role, 'GET', own)).status).toBe(403);
    }
    expect((await ask('anonymous', 'GET', own)).status).toBe(401);
    expect((await ask('leader', 'POST', own, entry('领导登记'))).status).toBe(403);
    const foreign = await on.request('officer', { method: 'GET', url: `${own}/${id}`, zone: on.zoneB });
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'atlas.titleUnknown']);
    const other = await on.request('officer', { method: 'GET', url: own, zone: on.zoneB });
    expect(other.json().total).toBe(0);
    const file = await on.request('leader', { method: 'GET', url: `${own}/export?verdict=no_criteria` });
    expect(file.statusCode).toBe(200);
  });

  it('keep what people built on an invented one, and invent anew what nobody touched', async () => {
    const zone = { ...on.zoneB, demonstration: true };
    const inventing = () => generateDemo(on.platform, zone, { seed: 1, firms: 10, today: '2026-11-21' });
    await inventing();
    const list = async () =>
      (await on.request('officer', { method: 'GET', url: own, zone: on.zoneB })).json().titles as OwnTitle[];
    const [first] = await list();
    expect(first).toMatchObject({
      demonstration: true,
      verdict: { state: 'not_ready', total: 7, met: 3, notMet: 1, missing: 2, expired: 1 },
      run: { years: 3, standing: true },
      recheck: { state: 'warn' },
    });
    await inventing();
    const [second] = await list();
    expect(second?.id).not.toBe(first?.id);
    const result = { result: { year: 2020 - 3, outcome: 'granted' } };
    await on.request('officer', {
      method: 'POST',
      url: `${own}/${second?.id}/results`,
      payload: result,
      zone: on.zoneB,
    });
    await inventing();
    expect((await list()).map(({ id }) => id)).toEqual([second?.id]);
  });
});
