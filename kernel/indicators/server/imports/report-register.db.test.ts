import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { BatchView, UndoPreview } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView, Repair } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { metricsOf, refreshMetrics, reportedMetric } from '../index.ts';

type Cell = string | number | null;

const told = { versions: [{ version: 1, from: '2024-01-01' }], permission: 'probe:see' as const };
const texts = {
  partName: 'Probe',
  permissions: { see: 'See', secret: 'See all' },
  metrics: {
    output: { name: '产值', v1: 'Sum' },
    power: { name: '用电', v1: 'Sum' },
    secret: { name: '内部数', v1: 'Sum' },
    counted: { name: '家数', v1: 'Counted' },
  },
};
const reported = { decimals: 2, dueDay: 15 };
const probe: ServerModule = {
  ...{ name: 'probe', dependsOn: ['indicators'], errors: {}, routes: [] },
  permissions: { 'probe:see': ['officer', 'departmentHead', 'leader'], 'probe:secret': ['leader'] },
  locale: { 'zh-CN': texts, en: texts },
  metrics: [
    reportedMetric({ ...told, id: 'probe.output', unit: 'yuan', reported }),
    reportedMetric({ ...told, id: 'probe.power', unit: 'kilowatt_hours', reported: { decimals: 0, dueDay: 15 } }),
    reportedMetric({ ...told, id: 'probe.secret', permission: 'probe:secret', unit: 'yuan', reported }),
    {
      ...{ ...told, id: 'probe.counted', unit: 'firms', kind: 'stock', reads: [], partsAdd: false },
      rowsHref: () => '/things',
      compute: async () => new Map(),
    },
  ],
};

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform({ extra: [probe] });
  on.setNow('2026-11-21T02:00:00Z');
});
afterAll(() => on.close());

async function send(rows: Cell[][]): Promise<DraftView> {
  const book = await writeXlsx({ sheets: [{ name: '表', rows }] });
  const url = `/api/sheets/drafts?register=indicators.report&name=${encodeURIComponent('月报.xlsx')}`;
  const answer = await on.request('officer', {
    ...{ method: 'POST', url, headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from(book) },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<DraftView>();
}
async function call<T>(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<T> {
  const answer = await on.request('officer', { method, url: `/api/${url}`, ...(payload && { payload }) });
  if (answer.statusCode !== 200) throw new Error(answer.json().error?.code ?? answer.body);
  return answer.json<T>();
}
const commit = async (draft: DraftView) => {
  const body = { revision: draft.revision, which: 'all' };
  return (await call<{ batch: BatchView }>('POST', `sheets/drafts/${draft.id}/commit`, body)).batch;
};
const faultsOf = async (draft: DraftView) =>
  (await call<{ rows: DraftRow[] }>('GET', `sheets/drafts/${draft.id}/rows`)).rows.map(({ rowNumber, faults }) => [
    rowNumber,
    ...faults.map(({ column, code }) => `${column} ${code.replace('indicators:imports.faults.', '')}`),
  ]);
const repair = async (draft: DraftView, ...repairs: Repair[]) =>
  (await call<{ draft: DraftView }>('POST', `sheets/drafts/${draft.id}/repairs`, { repairs })).draft;
interface Listed {
  reports: { period: string; part: string; value: string; state: string; revision: number; reason: string | null }[];
}
const listed = async (query: string) =>
  (await call<Listed>('GET', `indicators/reports?sort=period&${query}`)).reports.map(
    ({ period, part, value, state, revision }) => [period, part, value, state, revision],
  );
const undo = (batch: BatchView) => call('POST', `sheets/batches/${batch.id}/undo`);

const head = ['指标', '种类', '期间', '部分', '金额（万元）', '数值', '单位', '出处', '更正原因'];
const row = (period: Cell, part: string | null, amount: Cell, more: { reason?: string } = {}): Cell[] => [
  ...['产值', null, period, part, amount, null, null, '统计月报 1 表', more.reason ?? null],
];

describe('a sheet of reported values', () => {
  it('has a template for whoever may report, and for nobody else', async () => {
    const url = '/api/sheets/registers/indicators.report/template';
    const template = await on.request('officer', { method: 'GET', url });
    const { sheets } = await readXlsx(template.rawPayload);
    const written = JSON.stringify(sheets);
    for (const text of ['*指标', '2026年9月', '产值']) expect(written).toContain(text);
    expect(written).not.toContain('家数');
    expect((await on.request('leader', { method: 'GET', url })).statusCode).toBe(403);
  });

  it('enters months, targets and units of rows, and its figures follow', async () => {
    const draft = await send([
      head,
      row('2026年9月', '东区', '1,200.5'),
      row('2026-09', '西区', '0.8亿元'),
      ['产值', '目标', 2026, '全区', 900_000, null, null, '年度计划', null],
      ['probe.power', '实绩', '2026.9', null, null, '1.5', '亿千瓦时', '电网月报', null],
      ['用电', null, '202610', null, null, '3,000千瓦时', null, '电网月报', null],
    ]);
    expect(await faultsOf(draft)).toEqual([[2], [3], [4], [5], [6]]);
    expect(draft.summary).toMatchObject({ good: 5, add: 5 });
    await commit(draft);
    expect(await listed('metric=probe.output')).toEqual([
      ['2026', '', '9000000000', 'standing', 1],
      ['2026-09', '东区', '12005000', 'standing', 1],
      ['2026-09', '西区', '80000000', 'standing', 1],
    ]);
    expect((await listed('metric=probe.power')).map(([, , value]) => value)).toEqual(['150000000', '3000']);
    await refreshMetrics(on.platform, on.zoneA.id, metricsOf([probe]));
    const { figures } = await call<{ figures: object[] }>('GET', 'indicators/figures?metric=probe.output');
    expect(figures).toMatchObject([{ dataUntil: '2026-09', target: { value: '9000000000' } }]);
  });

  it('names each fault by its column, and holds what needs a reason', async () => {
    const of = (name: string, ...more: Cell[]): Cell[] => [name, null, '2026-10', '东区', ...more];
    const draft = await send([
      head,
      of('没有的指标', 1, null, null, '月报', null),
      of('家数', 1, null, null, '月报', null),
      of('内部数', 1, null, null, '月报', null),
      row('9月', '东区', 1),
      row('2026', '东区', 1),
      row('2026-12', '东区', 1),
      ['产值', '目标', '2026-10', '东区', 1, null, null, '计划', null],
      of('用电', null, '1.5', null, '月报', null),
      of('用电', 1, null, null, '月报', null),
      of('产值', null, '12', null, '月报', null),
      of('产值', null, null, null, '月报', null),
      row('2026-10', '东去', 5),
      row('2026-10', '东区', 5),
      row('2026年10月', '东区', 6),
      row('2026-09', '东区', 1200.5),
      row('2026-09', '西区', 8001),
      row('2026-08', '东区', 5).with(7, null),
    ]);
    expect(await faultsOf(draft)).toEqual([
      ...[
        [2, 'metric sheets:faults.notChoice'],
        [3, 'metric sheets:faults.notChoice'],
        [4, 'metric metric'],
      ],
      ...[
        [5, 'period sheets:faults.dateForm'],
        [6, 'period monthNeeded'],
        [7, 'period periodAhead'],
      ],
      ...[
        [8, 'period yearNeeded'],
        [9, 'value tooManyDecimals'],
        [10, 'amount notMoney'],
      ],
      ...[[11, 'value unitNeeded'], [12, 'value valueNeeded'], [13, 'part newPart'], [14]],
      ...[[15, 'period twice'], [16], [17, 'reason replaces'], [18, 'source sheets:faults.missing']],
    ]);
    expect(draft.summary).toMatchObject({ bad: 13, needsReason: 2, good: 2, add: 1, same: 1 });
    await call('DELETE', `sheets/drafts/${draft.id}`);
  });

  it('holds a line for the whole beside those of its parts, which would count twice', async () => {
    const draft = await send([
      head,
      row('2026-05', '全区', 30),
      row('2026-05', '东区', 10),
      row('2026-05', '西区', 20),
      row('2026-09', null, 99),
      ['产值', '目标', 2026, '东区', 1, null, null, '年度计划', null],
    ]);
    const doubt = 'part countsTwice';
    expect(await faultsOf(draft)).toEqual([[2, doubt], [3], [4], [5, doubt], [6]]);
    const left = await repair(draft, { kind: 'leaveOut', rows: [2, 3, 5, 6] });
    expect(left.summary).toMatchObject({ add: 1, needsReason: 0 });
    await commit(left);
    const after = await send([head, row('2026-05', '全区', 30, { reason: '全区另有口径' })]);
    expect(await faultsOf(after)).toEqual([[2, doubt]]);
    await commit(after);
    expect(await faultsOf(await send([head, row('2026-05', '东区', 10)]))).toEqual([[2, doubt]]);
  });

  it('corrects and takes new parts for a reason, and undoing brings the values before back', async () => {
    const draft = await send([
      head,
      row('2026-09', '东区', 1300, { reason: '企业补报' }),
      row('2026-09', '南区', 7),
      row('2026-09', '西区', 8000),
    ]);
    expect(draft.summary).toMatchObject({ change: 1, needsReason: 1, same: 1 });
    const batch = await commit(await repair(draft, { kind: 'reason', rows: [3], reason: '新设片区' }));
    expect(await listed('metric=probe.output&period=2026-09')).toEqual([
      ['2026-09', '东区', '13000000', 'standing', 2],
      ['2026-09', '东区', '12005000', 'superseded', 1],
      ['2026-09', '南区', '70000', 'standing', 1],
      ['2026-09', '西区', '80000000', 'standing', 1],
    ]);
    expect(await call<UndoPreview>('GET', `sheets/batches/${batch.id}/undo`)).toMatchObject({
      ...{ withdrawn: 1, restored: 1, blocked: 0 },
    });
    await undo(batch);
    expect(await listed('metric=probe.output&period=2026-09')).toEqual([
      ['2026-09', '东区', '12005000', 'standing', 3],
      ['2026-09', '东区', '13000000', 'reversed', 2],
      ['2026-09', '东区', '12005000', 'superseded', 1],
      ['2026-09', '南区', '70000', 'reversed', 1],
      ['2026-09', '西区', '80000000', 'standing', 1],
    ]);
    // What was brought back can be corrected again, by hand and by sheet.
    const again = await send([head, row('2026-09', '东区', 1301, { reason: '再次补报' })]);
    expect(again.summary).toMatchObject({ change: 1 });
    await commit(again);
    expect(await listed('metric=probe.output&period=2026-09&part=东区&state=standing')).toEqual([
      ['2026-09', '东区', '13010000', 'standing', 4],
    ]);
  });

  it('stays where one of its values was corrected since', async () => {
    const batch = await commit(await send([head, row('2026-07', '东区', 10), row('2026-07', '西区', 11)]));
    await call('POST', 'indicators/reports', {
      ...{ metric: 'probe.output', status: 'actual', period: '2026-07', part: '西区', value: '5' },
      ...{ source: '统计月报', reason: '企业补报' },
    });
    expect(await call<UndoPreview>('GET', `sheets/batches/${batch.id}/undo`)).toMatchObject({
      ...{ blocked: 1, blockers: [{ rowNumber: 3, kind: 'changed' }] },
    });
    await expect(undo(batch)).rejects.toThrow('sheets.batchBuiltOn');
  });

  it('is not committed when somebody reported the same meanwhile', async () => {
    const draft = await send([head, row('2026-06', '东区', 10)]);
    await call('POST', 'indicators/reports', {
      ...{ metric: 'probe.output', status: 'actual', period: '2026-06', part: '东区', value: '5', source: '月报' },
    });
    await expect(commit(draft)).rejects.toThrow('sheets.registerChanged');
    expect(await listed('metric=probe.output&period=2026-06')).toEqual([['2026-06', '东区', '5', 'standing', 1]]);
  });
});
