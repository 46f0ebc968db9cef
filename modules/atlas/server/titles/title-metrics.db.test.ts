import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsOf, refreshMetrics } from '#kernel/indicators/server/index.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { BatchView } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { OwnTitle, SelfCheck } from '../../contract/own-title.ts';
import { titleAlarms } from './alarms.ts';

let factories = '12';
const versions = [{ version: 1, from: '2024-01-01' }];
const texts = {
  partName: '样例',
  permissions: { see: '查看', secret: '领导查看' },
  metrics: {
    factories: { name: '绿色工厂', v1: '在册且获评的工厂', v2: '另计园区外的工厂' },
    secret: { name: '领导指标', v1: '仅供领导' },
    empty: { name: '未算指标', v1: '尚无数据' },
  },
};
const stock = {
  unit: 'firms',
  kind: 'stock',
  reads: [],
  partsAdd: false,
  permission: 'probe:see',
  versions: [{ version: 1, from: '2024-01-01' }],
  rowsHref: (day: string) => `/firms?on=${day}`,
} as const;
const answering =
  (value: () => string | null) =>
  async (_db: unknown, { periods }: { periods: readonly string[] }) =>
    new Map(periods.map((period) => [period, { value: value(), rows: 1 }]));
const probe: ServerModule = {
  ...{ name: 'probe', dependsOn: ['indicators'], errors: {}, routes: [] },
  permissions: { 'probe:see': ['officer', 'leader'], 'probe:secret': ['leader'] },
  locale: { 'zh-CN': texts, en: texts },
  metrics: [
    {
      ...{ ...stock, id: 'probe.factories', versions, compute: answering(() => factories) },
    },
    { ...stock, id: 'probe.secret', permission: 'probe:secret', compute: answering(() => '7') },
    { ...stock, id: 'probe.empty', compute: answering(() => null) },
  ],
};

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform({ extra: [probe] });
  comeTo('2026-11-21');
  await refreshMetrics(on.platform, on.zoneA.id, metricsOf([probe]));
});
afterAll(() => on.close());

const comeTo = (day: string) => {
  on.setNow(`${day}T02:00:00Z`);
  on.forgetSessions();
};
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
const register = (name: string, more: object = {}) =>
  done<OwnTitle>('POST', own, { name, kind: 'title', body: '示范评定机构', ...more });
const check = async (id: string, role: Role = 'officer'): Promise<SelfCheck> =>
  (await ask(role, 'GET', `${own}/${id}`)).body;
const taken = (metric: string) => ({ evidence: { kind: 'metric', name: '绿色工厂数', metric } });

describe('evidence by a metric of this installation', () => {
  let [id, url] = ['', ''];
  beforeAll(async () => {
    id = (await register('示范绿色园区甲')).id;
    const criterion = { wording: '绿色工厂', kind: 'figure', comparison: 'at_least', threshold: '12', unit: 'firms' };
    const set = await done<SelfCheck>('PUT', `${own}/${id}/criteria/2026`, {
      ...{ criteria: [criterion, { wording: '规划', kind: 'document' }], revision: 1 },
    });
    url = `${own}/${id}/criteria/${set.criteria[0]?.id}/evidence`;
    const document = `${own}/${id}/criteria/${set.criteria[1]?.id}/evidence`;
    expect((await ask('officer', 'POST', document, taken('probe.factories'))).body.error.code).toBe(
      'atlas.evidenceUnfit',
    );
  });

  it('takes value, period and definition itself, and none that is typed beside it', async () => {
    const typed = { evidence: { ...taken('probe.factories').evidence, value: '99', period: '2020' } };
    expect((await ask('officer', 'POST', url, typed)).status).toBe(422);
    const met = await done<SelfCheck>('POST', url, taken('probe.factories'));
    expect(met.criteria[0]).toMatchObject({
      ...{ state: 'met', fallen: false },
      evidence: [
        {
          ...{ kind: 'figure', source: null },
          figure: { metric: 'probe.factories', value: '12', unit: 'firms', period: '2026-11-21' },
          counted: { metric: 'probe.factories', name: '绿色工厂', version: 1, present: { value: '12' } },
        },
      ],
    });
  });

  it('is refused where the metric is unknown, not for the caller, without a value, or of another unit', async () => {
    const codes = [];
    for (const metric of ['probe.none', 'probe.secret', 'probe.empty', 'parties.parcelArea']) {
      codes.push((await ask('officer', 'POST', url, taken(metric))).body.error);
    }
    expect(codes.slice(0, 3).map(({ code }) => code)).toEqual([
      'atlas.metricUnknown',
      'atlas.metricUnknown',
      'atlas.metricWithoutValue',
    ]);
    expect(codes[2].message).toContain('未算指标');
    expect(codes[2].remedy).toMatch(/登记或导入/);
    const unnamed = { kind: 'figure', name: '数', period: '2026', value: '20', unit: 'firms' };
    expect((await ask('officer', 'POST', url, { evidence: unnamed })).status).toBe(422);
  });

  it('stays met when the metric falls, and the check says so until it rises again', async () => {
    const comeWith = async (value: string, day: string) => {
      factories = value;
      comeTo(day);
      await refreshMetrics(on.platform, on.zoneA.id, metricsOf([probe]));
      return (await check(id)).criteria[0];
    };
    expect(await comeWith('11', '2026-11-22')).toMatchObject({
      ...{ state: 'met', fallen: true },
      evidence: [{ figure: { value: '12' }, counted: { present: { value: '11', period: '2026-11-22' } } }],
    });
    expect(await comeWith('13', '2026-11-23')).toMatchObject({ state: 'met', fallen: false });
  });

  it('compares no value with one of another definition', async () => {
    factories = '1';
    versions.push({ version: 2, from: '2026-11-24' });
    comeTo('2026-11-24');
    await refreshMetrics(on.platform, on.zoneA.id, metricsOf([probe]));
    expect((await check(id)).criteria[0]).toMatchObject({
      ...{ state: 'met', fallen: false },
      evidence: [{ counted: { version: 1, presentVersion: 2, present: { value: '1' } } }],
    });
    comeTo('2026-11-21');
  });

  it('shows the value to none who may not see the metric', async () => {
    const [one] = (await check(id, 'departmentHead')).criteria[0]?.evidence ?? [];
    expect(one).toMatchObject({ figure: { value: null }, counted: { name: 'probe.factories', present: null } });
  });
});

describe('the red lights of titles', () => {
  const open = (today: string, limit = 20) =>
    titleAlarms.open(on.platform.database.forZone(on.zoneA.id), {
      ...{ today, limit, now: Temporal.Instant.from(`${today}T02:00:00Z`), can: () => true },
    });
  const told = async (today: string) =>
    (await open(today)).alarms.map(({ light, title, workingDays }) => [light, title, workingDays]);

  it('are checks that are near, checks that have passed while the title is held, and evidence that ran out', async () => {
    const held = await register('示范绿色园区乙', { recheckOn: '2026-12-01', warnDays: 10 });
    const lost = await register('示范绿色园区丙', { recheckOn: '2026-12-01', warnDays: 10 });
    const sought = await register('示范绿色园区丁', { recheckOn: '2026-12-04', warnDays: 10 });
    const record = ({ id }: OwnTitle, year: number, outcome: string) =>
      done('POST', `${own}/${id}/results`, { result: { year, outcome } });
    await record(held, 2025, 'granted');
    await record(lost, 2024, 'granted');
    await record(lost, 2025, 'lost');
    const set = await done<SelfCheck>('PUT', `${own}/${sought.id}/criteria/2026`, {
      ...{ criteria: [{ wording: '认证证书', kind: 'document' }], revision: 1 },
    });
    const link = { kind: 'link', name: '企业名录', link: '/firms', validUntil: '2026-11-24' };
    await done('POST', `${own}/${sought.id}/criteria/${set.criteria[0]?.id}/evidence`, { evidence: link });

    expect(await told('2026-11-21')).toEqual([
      ['warn', '示范绿色园区乙', 7],
      ['warn', '示范绿色园区丁', 10],
    ]);
    expect(await told('2026-12-07')).toEqual([
      ['late', '示范绿色园区乙', 4],
      ['warn', '示范绿色园区丁', null],
    ]);
    const { alarms, counts } = await open('2026-12-07', 1);
    expect(counts).toEqual({ late: 1, warn: 1, hold: 0 });
    expect(alarms).toMatchObject([
      { id: held.id, href: `/titles/${held.id}`, dueOn: '2026-12-01', since: '2026-12-01T16:00:00.000Z' },
    ]);
    expect((await open('2026-11-25')).alarms.at(-1)).toMatchObject({
      ...{ id: set.criteria[0]?.id, href: `/titles/${sought.id}?year=2026`, since: '2026-11-24T16:00:00.000Z' },
      reason: { day: '2026-11-24', criterion: '认证证书' },
    });
  });
});

describe('titles from a sheet', () => {
  type Rows = readonly (readonly (string | number | null)[])[];
  const titleHead = ['称号名称', '类别', '级别', '评定机构', '复核日', '提前提醒工作日'];
  const upload = async (rows: Rows, head = titleHead, of = 'ownTitle') => {
    const answer = await on.request('officer', {
      ...{ method: 'POST', url: `/api/sheets/drafts?register=atlas.${of}&name=称号.xlsx` },
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(
        await writeXlsx({ sheets: [{ name: '称号', rows: [head, ...rows.map((row) => [...row])] }] }),
      ),
    });
    return answer.json<DraftView>();
  };
  const commit = (draft: DraftView) =>
    done<{ batch: BatchView }>('POST', `/api/sheets/drafts/${draft.id}/commit`, {
      ...{ revision: draft.revision, which: 'good' },
    });
  const named = async (q: string) => (await done<{ titles: OwnTitle[] }>('GET', `${own}?q=${q}`)).titles;

  it('are entered or amended as one batch, which can be undone and then come again', async () => {
    const known = await register('示范表内称号', { level: 'zone', scope: '全区', recheckOn: '2027-03-01' });
    const rows = [
      ['示范新称号', '称号', '国家级', '示范评定机构', '2027-06-30', null],
      ['示范表内称号', '称号', '省级', '示范评定机构', null, 30],
      ['示范新称号', '奖项', null, '示范评定机构', null, null],
      ['示范久远称号', '称号', null, '示范评定机构', '2060-01-01', null],
      ['示范无机构', '称号', null, null, null, null],
    ];
    const draft = await upload(rows);
    expect(draft.summary).toMatchObject({ add: 1, change: 1, bad: 3 });
    const seen = await done<{ rows: DraftRow[] }>('GET', `/api/sheets/drafts/${draft.id}/rows`);
    expect(seen.rows.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual([
      'atlas:titles.sheetFaults.twice',
      'atlas:titles.sheetFaults.recheckOn',
      expect.stringMatching(/^sheets[.:]/),
    ]);
    const { batch } = await commit(draft);
    expect(await named('示范新称号')).toMatchObject([
      { kind: 'title', level: 'national', recheckOn: '2027-06-30', warnDays: 20, demonstration: false },
    ]);
    const amended = { level: 'provincial', scope: '全区', recheckOn: '2027-03-01', warnDays: 30, revision: 2 };
    expect(await named('示范表内称号')).toMatchObject([{ id: known.id, ...amended }]);
    await done('POST', `/api/sheets/batches/${batch.id}/undo`);
    expect(await named('示范新称号')).toEqual([]);
    expect(await named('示范表内称号')).toMatchObject([{ level: 'zone', warnDays: 20, revision: 3 }]);
    expect((await upload(rows.slice(0, 1))).summary).toMatchObject({ add: 1, bad: 0 });
  });

  it('stay once criteria or results were built on them', async () => {
    const draft = await upload([['示范已用称号', '称号', null, '示范评定机构', null, null]]);
    const { batch } = await commit(draft);
    const [title] = await named('示范已用称号');
    await done('POST', `${own}/${title?.id}/results`, { result: { year: 2025, outcome: 'granted' } });
    expect((await ask('officer', 'POST', `/api/sheets/batches/${batch.id}/undo`)).status).toBe(409);
    expect(await named('示范已用称号')).toHaveLength(1);
  });

  it('bring criteria of a year with them, which leave again while nothing proves them', async () => {
    const { id } = await register('示范条件称号');
    const head = ['称号', '年度', '条件内容', '证明方式', '比较', '门槛', '单位'];
    const rows = [
      ['示范条件称号', 2026, '绿色工厂', '数值', '不低于', 10, '家'],
      ['示范条件称号', 2026, '发展规划', '文件', null, null, null],
      ['示范条件称号', 2026, '绿色工厂', '说明', null, null, null],
      ['示范条件称号', 2026, '利用率', '数值', null, 95, '%'],
      ['示范条件称号', 2026, '承诺书', '文件', '不低于', null, null],
      ['没有的称号', 2026, '承诺书', '文件', null, null, null],
    ];
    const draft = await upload(rows, head, 'titleCriterion');
    expect(draft.summary).toMatchObject({ add: 2, bad: 4 });
    const seen = await done<{ rows: DraftRow[] }>('GET', `/api/sheets/drafts/${draft.id}/rows`);
    expect(seen.rows.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(
      ['criterionTwice', 'askNeeded', 'askUnfit', 'title'].map((code) => `atlas:titles.faults.${code}`),
    );
    const { batch } = await commit(draft);
    const { criteria } = await check(id);
    expect(criteria).toMatchObject([
      { position: 1, wording: '绿色工厂', comparison: 'at_least', threshold: '10', unit: 'firms', state: 'missing' },
      { position: 2, wording: '发展规划', kind: 'document' },
    ]);
    const again = await upload(rows.slice(0, 1), head, 'titleCriterion');
    expect(again.summary).toMatchObject({ add: 0, same: 1 });
    const proof = { evidence: { kind: 'link', name: '规划', link: '/firms' } };
    const { criteria: proved } = await done<SelfCheck>(
      ...(['POST', `${own}/${id}/criteria/${criteria[1]?.id}/evidence`, proof] as const),
    );
    const undo = () => ask('officer', 'POST', `/api/sheets/batches/${batch.id}/undo`);
    expect((await undo()).status).toBe(409);
    await done('POST', `${own}/${id}/evidence/${proved[1]?.evidence[0]?.id}/withdrawal`, { reason: '尚未公布' });
    expect((await undo()).status).toBe(200);
    expect((await check(id)).criteria).toEqual([]);
  });
});
