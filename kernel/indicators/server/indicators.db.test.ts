import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerModule } from '#platform/module/server-module.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { sourceAlarms } from './alarms.ts';
import { followJournal, indicatorsModule, metricsOf, refreshMetrics, reportedMetric } from './index.ts';

const told = { versions: [{ version: 1, from: '2024-01-01' }], permission: 'probe:see' as const };
let parts = [{ key: 'A', label: 'A', value: '2', rows: 2 }];
let broken = false;
const texts = {
  partName: 'Probe',
  permissions: { see: 'See' },
  metrics: {
    output: { name: 'Output', v1: 'Sum of what was reported' },
    air: { name: 'Air', v1: 'Mean of the months' },
    things: { name: 'Things', v1: 'Things that stand' },
    hidden: { name: 'Hidden', v1: 'Reported for leaders' },
    secret: { name: 'Secret', v1: 'For leaders' },
  },
};
const probe: ServerModule = {
  ...{ name: 'probe', dependsOn: ['indicators'], errors: {}, routes: [] },
  permissions: { 'probe:see': ['officer', 'departmentHead', 'leader'], 'probe:secret': ['leader'] },
  locale: { 'zh-CN': texts, en: texts },
  metrics: [
    reportedMetric({ ...told, id: 'probe.output', unit: 'yuan', reported: { decimals: 2, dueDay: 15 } }),
    reportedMetric({ ...told, id: 'probe.air', unit: 'percent', ratio: true, reported: { decimals: 0, dueDay: 15 } }),
    reportedMetric({
      ...{ ...told, id: 'probe.hidden', unit: 'yuan', permission: 'probe:secret' },
      reported: { decimals: 0, dueDay: 15 },
    }),
    {
      ...{ ...told, id: 'probe.things', unit: 'firms', kind: 'stock', reads: ['probe.thing'], partsAdd: true },
      rowsHref: (day) => `/things?on=${day}`,
      async compute(_db, { periods }) {
        if (broken) throw new Error('out of order');
        const rows = parts.reduce((sum, part) => sum + part.rows, 0);
        return new Map(periods.map((period) => [period, { value: '2', rows, parts }]));
      },
    },
    {
      ...{ ...told, id: 'probe.secret', unit: 'firms', kind: 'stock', reads: [], partsAdd: false },
      ...{ permission: 'probe:secret', rowsHref: () => '/secrets' },
      compute: async (_db, { periods }) => new Map(periods.map((period) => [period, { value: '7', rows: 7 }])),
    },
  ],
};

let on: TestPlatform;
const metrics = metricsOf([indicatorsModule, probe]);
beforeAll(async () => {
  on = await testPlatform({ extra: [probe] });
  on.setNow('2026-11-21T02:00:00Z');
});
afterAll(() => on.close());

type Role = 'officer' | 'leader' | 'firmMember' | 'departmentHead';
const get = (url: string, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'GET', url: `/api/indicators${url}`, zone });
const send = (url: string, payload: object, role: Role = 'officer') =>
  on.request(role, { method: 'POST', url: `/api/indicators${url}`, payload, zone: on.zoneA });
const report = (period: string, value: string, more: object = {}) =>
  send('/reports', {
    metric: 'probe.output',
    status: 'actual',
    period,
    part: '东区',
    value,
    source: '统计月报 1 表',
    ...more,
  });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const figure = async (metric: string, role: Role = 'officer') =>
  (await get(`/figures?metric=${metric}`, role)).json().figures[0];
const comeTo = (day: string) => {
  on.setNow(`${day}T02:00:00Z`);
  on.forgetSessions();
};
const compute = () => refreshMetrics(on.platform, on.zoneA.id, metrics);

describe('what is reported', () => {
  it('is a sum of its months and parts, with the rows behind it, growth and target', async () => {
    for (const [period, value] of [
      ['2025-08', '80'],
      ['2025-09', '20'],
      ['2026-08', '90.5'],
      ['2026-09', '30.25'],
    ] as const) {
      expect((await report(period, value)).statusCode).toBe(200);
      expect((await report(period, '1', { part: '西区', newPart: true })).statusCode).toBe(200);
    }
    for (const month of ['01', '02', '03', '04', '05', '06', '07']) {
      for (const year of ['2025', '2026']) await report(`${year}-${month}`, '0');
    }
    await send('/reports', {
      ...{
        metric: 'probe.output',
        status: 'target',
        period: '2026',
        part: '',
        value: '200',
        source: '年度计划',
        newPart: true,
      },
    });
    await compute();
    const found = await figure('probe.output');
    expect(found).toMatchObject({
      name: 'Output',
      figure: { value: '122.75', unit: 'yuan', status: 'actual', period: '2026-01/2026-09' },
      definition: { version: 1, from: '2024-01-01', text: 'Sum of what was reported' },
      yearBefore: { value: '102', period: '2025-01/2025-09' },
      ...{ growth: '20.3', dataUntil: '2026-09', partsAdd: true },
      target: { value: '200', status: 'target', period: '2026' },
      pace: { reached: '61.4' },
      rows: { count: 11 },
      stale: { since: '2026-11-15', awaited: '2026-10' },
    });
    expect(found.parts.map(({ label, value, rows }: never) => [label, value, rows])).toEqual([
      ['东区', '120.75', 9],
      ['西区', '2', 2],
    ]);
    const rows = (await get(found.rows.href.replace('/indicators', ''))).json();
    expect(rows).toMatchObject({ total: 11, sum: { value: '122.75', unit: 'yuan', rows: 11 } });
    const part = (await get(found.parts[1].href.replace('/indicators', ''))).json();
    expect(part).toMatchObject({ total: 2, sum: { value: '2' } });
  });

  it('has no sum of a span in which a month is missing', async () => {
    await report('2026-11', '5');
    await compute();
    expect(await figure('probe.output')).toMatchObject({ figure: { value: null, period: '2026-01/2026-11' } });
    const { reports } = (await get('/reports?metric=probe.output&period=2026-11')).json();
    expect((await send(`/reports/${reports[0].id}/reversal`, { reason: '报错了' })).statusCode).toBe(200);
    await compute();
    expect(await figure('probe.output')).toMatchObject({ figure: { value: '122.75' } });
    expect(codeOf(await send(`/reports/${reports[0].id}/reversal`, { reason: '又一次' }))).toBe(
      'indicators.reportChanged',
    );
  });

  it('is corrected with a reason, and kept', async () => {
    expect(codeOf(await report('2026-09', '31'))).toBe('indicators.reasonNeeded');
    expect((await report('2026-09', '31', { reason: '企业补报' })).json().revision).toBe(2);
    const { reports } = (await get('/reports?metric=probe.output&period=2026-09&part=东区')).json();
    expect(reports.map(({ value, state }: never) => [value, state])).toEqual([
      ['31', 'standing'],
      ['30.25', 'superseded'],
    ]);
    await compute();
    expect(await figure('probe.output')).toMatchObject({ figure: { value: '123.5' } });
  });

  it.each([
    ['a metric that is counted', { metric: 'probe.things' }, 'indicators.notReported'],
    ['a metric that nobody knows', { metric: 'probe.nothing' }, 'indicators.metricUnknown'],
    ['a month for a target', { status: 'target' }, 'indicators.periodWrong'],
    ['a month to come', { period: '2026-12' }, 'indicators.periodAhead'],
    ['tenths of a fen', { value: '1.001' }, 'indicators.tooManyDecimals'],
    ['a part that is misspelt', { part: '东去' }, 'indicators.partUnknown'],
  ])('is refused with %s', async (_, part, code) => {
    const before = (await get('/reports')).json().total;
    expect(codeOf(await report('2026-10', '1', part))).toBe(code);
    expect((await get('/reports')).json().total).toBe(before);
  });

  it('is not added up for the whole and its parts at once, unless there is a reason', async () => {
    const answers = await Promise.all([
      report('2026-10', '5', { newPart: true }),
      report('2026-10', '8', { part: '', newPart: true }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    const [kept, other] = answers[0]?.statusCode === 200 ? ['东区', ''] : ['', '东区'];
    expect(codeOf(await report('2026-10', '8', { part: other, newPart: true }))).toBe('indicators.countsTwice');
    for (const part of [kept, other]) {
      const { reports } = (
        await get(`/reports?metric=probe.output&period=2026-10&part=${encodeURIComponent(part)}`)
      ).json();
      if (reports.length > 0) await send(`/reports/${reports[0].id}/reversal`, { reason: '试填' });
    }
    expect((await report('2026-10', '9'.repeat(19))).statusCode).toBe(422);
  });

  it('is a mean where it is a ratio', async () => {
    for (const [month, value] of [
      ['01', '10'],
      ['02', '11'],
      ['03', '11'],
    ]) {
      await send('/reports', {
        metric: 'probe.air',
        status: 'actual',
        period: `2026-${month}`,
        part: '',
        value,
        source: '监测',
      });
    }
    await compute();
    expect(await figure('probe.air')).toMatchObject({
      figure: { value: '10.7', period: '2026-01/2026-03' },
      parts: [],
    });
  });
});

describe('what is counted', () => {
  it('changes with its records and is kept with each revision', async () => {
    expect(await figure('probe.things')).toMatchObject({
      figure: { value: '2', period: '2026-11-21' },
      rows: { count: 2 },
    });
    parts = [
      { key: 'A', label: 'A', value: '1', rows: 1 },
      { key: 'B', label: 'B', value: '1', rows: 1 },
    ];
    await compute();
    expect((await figure('probe.things')).parts).toHaveLength(2);
  });

  it('says since when it cannot be computed, and keeps what it was', async () => {
    broken = true;
    comeTo('2026-11-23');
    await compute();
    expect(await figure('probe.things')).toMatchObject({
      figure: { value: '2' },
      stale: { since: '2026-11-23T02:00:00.000Z' },
    });
    broken = false;
    parts = [{ key: 'A', label: 'A', value: '3', rows: 3 }];
    comeTo('2026-11-24');
    await compute();
    // Parts that do not add up are no figure either.
    expect((await figure('probe.things')).stale).not.toBeNull();
    parts = [{ key: 'A', label: 'A', value: '2', rows: 2 }];
    comeTo('2026-11-25');
    await compute();
    expect((await figure('probe.things')).stale).toBeNull();
  });
});

describe('the journal', () => {
  it('is followed to the figures whose records it speaks of, and to no others', async () => {
    await followJournal(on.platform, on.zoneA.id, metrics);
    const airBefore = await figure('probe.air');
    expect((await report('2026-09', '99', { reason: '再次更正' })).statusCode).toBe(200);
    on.setNow('2026-11-25T02:01:00Z');
    // Open transactions of other databases on the server hold the journal back.
    await expect
      .poll(
        async () => {
          await followJournal(on.platform, on.zoneA.id, metrics);
          return (await figure('probe.output')).figure.value;
        },
        { timeout: 20_000 },
      )
      .toBe('191.5');
    expect((await figure('probe.air')).changedAt).toBe(airBefore.changedAt);
    expect((await figure('probe.things')).checkedAt).toBe('2026-11-25T02:01:00.000Z');
  });

  it('is followed from its end after a restore on a server that is younger than the backup', async () => {
    const root = await on.connect('superuser');
    await root.query(`update indicators.followed set xid = '9000000000000000' where zone_id = $1`, [on.zoneA.id]);
    expect((await report('2026-09', '98', { reason: '恢复后更正' })).statusCode).toBe(200);
    await followJournal(on.platform, on.zoneA.id, metrics);
    expect((await figure('probe.output')).figure.value).toBe('190.5');
    const { rows } = await root.query(
      `select xid < '9000000000000000' as back from indicators.followed where zone_id = $1`,
      [on.zoneA.id],
    );
    await root.end();
    expect(rows).toEqual([{ back: true }]);
  });

  it('asks again on the same day for what could not be computed', async () => {
    broken = true;
    await compute();
    expect((await figure('probe.things')).stale).not.toBeNull();
    broken = false;
    await followJournal(on.platform, on.zoneA.id, metrics);
    expect((await figure('probe.things')).stale).toBeNull();
  });
});

describe('sources that are behind', () => {
  it('burn as alarms on hold, the one that is missing longest first', async () => {
    const source = sourceAlarms(metrics);
    const asked = { today: '2026-11-25', now: on.platform.now(), limit: 1, can: () => true };
    const { alarms, counts } = await source.open(on.platform.database.forZone(on.zoneA.id), asked);
    expect(counts).toEqual({ late: 0, warn: 0, hold: 2 });
    expect(alarms).toMatchObject([
      {
        ...{ id: 'probe.air', light: 'hold', titleKey: 'probe:metrics.air.name', since: '2026-05-14T16:00:00.000Z' },
        ...{ reasonKey: 'alarms.notReported', reason: { awaited: '2026-04', since: '2026-05-15' } },
      },
    ]);
    const unseen = await source.open(on.platform.database.forZone(on.zoneA.id), { ...asked, can: () => false });
    expect(unseen).toEqual({ alarms: [], counts: { late: 0, warn: 0, hold: 0 } });
    const silent = await source.open(on.platform.database.forZone(on.zoneB.id), asked);
    expect(silent.alarms).toEqual([]);
  });
});

describe('who sees figures', () => {
  it('is who may see their rows', async () => {
    expect(await figure('probe.secret')).toBeUndefined();
    expect(await figure('probe.secret', 'leader')).toMatchObject({ figure: { value: '7' } });
    expect((await get('/metrics/probe.secret')).statusCode).toBe(404);
    expect((await get('/definitions')).json().definitions.map(({ metric }: never) => metric)).not.toContain(
      'probe.secret',
    );
    expect((await get('/figures?metric=probe.output', 'firmMember')).statusCode).toBe(403);
    const foreign = await get('/figures?metric=probe.output', 'officer', on.zoneB);
    expect(foreign.json().figures[0]).toMatchObject({ figure: { value: null } });
  });

  it('is also who may find, report and take back what is reported of them', async () => {
    const root = await on.connect('superuser');
    const id = '018f0000-0000-7000-8000-0000000000e1';
    await root.query(
      `insert into indicators.report (zone_id, id, metric, status, period, part, value, source, revision, reported_at)
       values ($1, $2, 'probe.hidden', 'actual', '2026-01', '密', 7, '台账', 1, now())`,
      [on.zoneA.id, id],
    );
    for (const query of ['', '?metric=probe.hidden', '?q=密', '?metric=probe.hidden&metric=probe.output']) {
      expect((await get(`/reports${query}`)).body).not.toMatch(/probe\.hidden|密/);
    }
    expect((await get('/reports?metric=probe.hidden', 'leader')).json()).toMatchObject({
      total: 1,
      sum: { value: '7' },
    });
    expect(codeOf(await report('2026-01', '8', { metric: 'probe.hidden', reason: '更正' }))).toBe(
      'indicators.metricUnknown',
    );
    expect(codeOf(await send(`/reports/${id}/reversal`, { reason: '不该由我撤' }))).toBe('indicators.reportUnknown');
    const { rows } = await root.query('select state from indicators.report where id = $1', [id]);
    await root.end();
    expect(rows).toEqual([{ state: 'standing' }]);
  });

  it('finds definitions by words, and sources that are behind', async () => {
    expect((await get('/definitions?q=mean')).json()).toMatchObject({
      total: 1,
      definitions: [{ metric: 'probe.air' }],
    });
    expect((await get('/definitions/export?part=nobody')).statusCode).toBe(200);
    const { sources } = (await get('/sources')).json();
    expect(sources.find(({ name }: never) => name === 'Output')).toMatchObject({ stale: { awaited: '2026-10' } });
  });
});

describe('what zones have published', () => {
  it('holds each of the rows with its page, and compares the same with the same', async () => {
    const { total, values } = (await get('/published?page=1&pageSize=200')).json();
    expect(total).toBe(206);
    const rest = (await get('/published?page=2&pageSize=200')).json().values;
    expect(new Set([...values, ...rest].map((one: { id: string }) => one.id)).size).toBe(206);
    expect(values.every(({ figure: one }: never) => (one as { source: object | null }).source !== null)).toBe(true);
    const firms = (await get('/published/compare?indicator=high_tech_firms')).json();
    expect(firms.groups[0].values.length).toBeGreaterThan(1);
    const trade = (
      await get('/published/compare?indicator=import_export&zone=guangzhou-huangpu-cbz&zone=xian-etdz&zone=deyang-htz')
    ).json();
    expect(trade.groups).toHaveLength(2);
    expect(trade.groups[1].differsFromFirst).toContainEqual({ in: 'currency', blocking: true });
    expect(trade.without.map(({ zoneId }: never) => zoneId)).toEqual(['deyang-htz']);
  });
});
