import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '#kernel/calendar/server/index.ts';
import type { AlarmSource } from '#platform/module/alarm-source.ts';
import type { Metric } from '#platform/module/metric.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirm } from '../identities/people.fixture.ts';
import { partyAlarms } from './alarms.ts';
import { judgeDue } from './judge-due.ts';
import { partyMetrics, rosterMetric } from './metrics.ts';

let on: TestPlatform;
let root: pg.Client;
let [oldFirm, newFirm] = ['', ''];
const today = '2026-11-21';
beforeAll(async () => {
  on = await testPlatform();
  on.setNow(`${today}T02:00:00Z`);
  root = await on.connect('superuser');
  [oldFirm, newFirm] = [await addFirm(on, '示范老厂机械有限公司'), await addFirm(on, '示范新厂材料有限公司')];
  await root.query(`update parties.firm set founded_on = '2020-01-01', status = 'suspended' where id = $1`, [oldFirm]);
  await root.query(`update parties.firm set founded_on = '2026-06-01' where id = $1`, [newFirm]);
  for (const [from, number, status] of [
    ['2022-01-01', 1, 'operating'],
    ['2026-03-01', 2, 'deregistered'],
    ['2026-03-01', 3, 'suspended'],
  ]) {
    await root.query(
      `insert into parties.firm_status (zone_id, firm_id, valid_from, number, status, made_at) values ($1, $2, $3, $4, $5, now())`,
      [on.zoneA.id, oldFirm, from, number, status],
    );
  }
});
afterAll(async () => {
  await root.end();
  await on.close();
});

const db = () => on.platform.database.forZone(on.zoneA.id);
const metric = (id: string) => partyMetrics.find((one) => one.id === id) as Metric;
const get = async (url: string) =>
  (await on.request('officer', { method: 'GET', url: `/api/parties${url}`, zone: on.zoneA })).json();
const send = (method: 'POST' | 'PUT', url: string, payload: object) =>
  on.request('officer', { method, url: `/api/parties${url}`, payload, zone: on.zoneA });

describe('firms on the register', () => {
  it('are counted in the state that was in force on the day', async () => {
    const answers = await metric('parties.firms').compute(db(), {
      periods: ['2019-12-31', '2021-06-30', '2026-02-28', '2026-03-01', today],
      today,
    });
    const told = (day: string) => [
      answers.get(day)?.value,
      answers.get(day)?.parts?.map(({ key, value }) => [key, value]),
    ];
    expect(told('2019-12-31')).toEqual(['0', undefined]);
    expect(told('2021-06-30')).toEqual(['1', undefined]);
    expect(told('2026-02-28')).toEqual(['1', undefined]);
    expect(told('2026-03-01')).toEqual(['1', undefined]);
    expect(told(today)).toEqual([
      '2',
      [
        ['operating', '1'],
        ['suspended', '1'],
      ],
    ]);
  });

  it('are those of the register, part by part', async () => {
    const answer = (await metric('parties.firms').compute(db(), { periods: [today], today })).get(today);
    expect((await get('/firms')).total).toBe(Number(answer?.value));
    for (const { href = '', rows } of answer?.parts ?? []) expect((await get(href)).total).toBe(rows);
  });
});

describe('parcels', () => {
  it('are told as they stand today, and for no other day', async () => {
    for (const [number, supplyState] of [
      ['A1', 'built'],
      ['A2', 'idle'],
      ['A3', 'built'],
    ]) {
      await send('POST', '/parcels', { number, supplyState });
    }
    const answers = await metric('parties.parcels').compute(db(), { periods: ['2025-11-21', today], today });
    expect([...answers.keys()]).toEqual([today]);
    expect(answers.get(today)).toMatchObject({ value: '3', rows: 3 });
    for (const { href = '', rows } of answers.get(today)?.parts ?? []) expect((await get(href)).total).toBe(rows);
  });
});

describe('a list of the zone', () => {
  it('counts who stood on it on the day', async () => {
    const items = [{ code: 'large', name: '规上' }];
    const made = {
      code: 'aboveScale',
      name: '规上企业',
      kind: 'own',
      exclusive: false,
      foundedOn: '2020-01-01',
      items,
    };
    const roster = (await send('POST', '/rosters', made)).json();
    const entry = {
      itemId: roster.items[0].id,
      startsOn: '2026-05-01',
      certificate: 'G1',
      certificateUntil: '2026-11-25',
    };
    for (const partyId of [oldFirm, newFirm]) {
      expect((await send('POST', `/rosters/${roster.id}/entries`, { ...entry, partyId })).statusCode).toBe(200);
    }
    const above = rosterMetric({ id: 'probe.above', permission: 'parties:roster.read', roster: 'aboveScale' });
    const answers = await above.compute(db(), { periods: ['2026-04-30', '2026-05-01', today], today });
    expect([...answers.values()].map(({ value }) => value)).toEqual(['0', '2', '2']);
    expect(above.reads).toContain('parties.firm');
    expect(above.rowsHref(today)).toBe(`/rosters/code/aboveScale?day=${today}`);
  });
});

describe('alarms', () => {
  const open = (id: string, day = today) =>
    (partyAlarms.find((one) => one.id === id) as AlarmSource).open(db(), {
      today: day,
      now: on.platform.now(),
      limit: 10,
      can: () => true,
    });

  it('tell certificates that run out while the firm stands on the list', async () => {
    const { alarms, counts } = await open('parties.certificates');
    expect(counts).toEqual({ late: 0, warn: 2, hold: 0 });
    expect(alarms[0]).toMatchObject({
      light: 'warn',
      dueOn: '2026-11-25',
      workingDays: 3,
      reason: { roster: '规上企业' },
    });
    expect((await open('parties.certificates', '2026-11-27')).counts).toEqual({ late: 2, warn: 0, hold: 0 });
    expect((await open('parties.certificates', '2026-10-20')).alarms).toEqual([]);
  });

  it('tell corrections from the third working day on', async () => {
    const { rows } = await root.query(`select id from auth.account where zone_id = $1 limit 1`, [on.zoneA.id]);
    await root.query(
      `insert into parties.firm_correction (zone_id, id, firm_id, field, proposed, reason, asked_by, asked_at)
       values ($1, $2, $3, 'address', '示范路 1 号', '已经迁址到新厂', $4, '2026-11-16T02:00:00Z')`,
      [on.zoneA.id, randomUUIDv7(), newFirm, rows[0].id],
    );
    expect((await open('parties.corrections', '2026-11-17')).alarms).toEqual([]);
    expect((await open('parties.corrections', '2026-11-20')).alarms[0]).toMatchObject({
      light: 'warn',
      workingDays: 1,
      dueOn: '2026-11-23',
    });
    expect((await open('parties.corrections', '2026-11-25')).alarms[0]).toMatchObject({
      light: 'late',
      workingDays: 2,
    });
    const foreign = on.platform.database.forZone(on.zoneB.id);
    const [source] = partyAlarms;
    expect(
      (await source?.open(foreign, { today, now: on.platform.now(), limit: 10, can: () => true }))?.alarms,
    ).toEqual([]);
  });

  it('count working days and not Sundays', async () => {
    const calendar = await loadCalendar(db());
    expect(judgeDue(calendar, '2026-11-20', '2026-11-23')).toMatchObject({ light: 'late', workingDays: 1 });
    expect(judgeDue(calendar, '2026-11-23', '2026-11-21')).toMatchObject({ light: 'warn', workingDays: 1 });
  });
});
