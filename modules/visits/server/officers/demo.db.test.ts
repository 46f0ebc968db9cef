import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { firmOfDemonstration } from '../firm-of-demonstration.ts';
import { addInventedService } from './demo.ts';
import { actFor, layGround } from './officers.fixture.ts';

const today = '2026-11-20';
let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow(`${today}T02:00:00Z`);
});
afterAll(() => on.close());

it('invents the same again in place of what it invented, and leaves what people made', async () => {
  const client = await on.connect('superuser');
  const { staff, firms } = await layGround(on, client, { firms: 8 });
  const department = (
    await client.query('insert into parties.department (zone_id, id) values ($1, gen_random_uuid()) returning id', [
      on.zoneA.id,
    ])
  ).rows[0].id;
  await client.query(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 900, 'loading', '2020-01-01', now())`,
    [on.zoneA.id],
  );
  for (const id of Object.values(staff)) {
    await client.query('insert into parties.post (zone_id, id) values ($1, $2)', [on.zoneA.id, id]);
    await client.query(
      `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head,
         position, holder_id, main, confirmed)
       values ($1, $2, '2020-01-01', 900, 'standing', $3, '专员', false, 1, $2, true, false)`,
      [on.zoneA.id, id, department],
    );
  }
  const assigned = await on.request('departmentHead', {
    ...{ method: 'POST', url: '/api/visits/officer-assignments' },
    payload: { firms: { ids: [firms[0]] }, officerId: staff.林一, day: today },
  });
  expect(assigned.statusCode).toBe(200);
  await actFor(on, client, firms[2] ?? '');
  const issue = { id: firms[1] ?? '', firmId: firms[1] ?? '', openedAt: '2026-05-06T03:00:00Z', text: '用电容量不足' };
  const generate = () =>
    on.platform.database.transaction(on.zoneA.id, async (tx) =>
      addInventedService(tx, { zone: on.zoneA, seed: 7, today, ownFirmId: await firmOfDemonstration(tx) }, [issue]),
    );
  const read = async () => {
    const terms =
      'select id, firm_id, part, staff_id, starts_on::text, ends_on::text from visits.officer_term order by id';
    const needs = 'select id, number, state, matter from visits.need order by id';
    return [(await client.query(terms)).rows, (await client.query(needs)).rows];
  };
  const tables = await generate();
  const first = await read();
  expect(await generate()).toEqual(tables);
  expect(await read()).toEqual(first);
  expect(first[0]).toContainEqual(expect.objectContaining({ firm_id: firms[0], staff_id: staff.林一 }));
  expect(tables.find(({ table }) => table === 'visits.need')?.rows).toBe(first[1]?.length);
  const { rows: own } = await client.query('select state from visits.need where firm_id = $1 and entrance = $2', [
    ...[firms[2], 'portal'],
  ]);
  expect(own.length).toBeGreaterThanOrEqual(2);
  expect(own.map(({ state }) => state)).toContain('filed');
  const page = await on.server.inject({ url: '/charter/test-a' });
  expect(page.body).toContain('示范如意');
  expect(page.body).toMatch(/近 12 个月兑现 \d+\.\d%/);
  const rates = await on.request('leader', { method: 'GET', url: '/api/visits/charter/rates' });
  const { total } = rates.json().rates[0];
  expect(total.kept + total.broken + total.open).toBe(first[1]?.length);
  await client.end();
});
