import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { addZone, saveAccount } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

describe('the fictional zones', () => {
  const shifan: ZoneRef = {
    ...{ id: '018f0000-0000-7000-8000-0000000000c1', code: 'shifan', name: '示范高新区', demonstration: true },
  };
  const yangban: ZoneRef = {
    ...{ id: '018f0000-0000-7000-8000-0000000000c2', code: 'yangban', name: '样板经开区', demonstration: true },
  };
  const options = { seed: 1, firms: 300, today: '2026-10-13' };
  const generate = (zone: ZoneRef, firms: number) => {
    const part = on.composition.parts.find((one) => one.name === 'parties');
    if (part?.demo === undefined) throw new Error('parties has no generator');
    return part.demo(on.platform, zone, { ...options, firms });
  };
  const dump = async (zone: ZoneRef) => {
    const client = await on.connect('superuser');
    const of = async (table: string, order = 'id') =>
      (await client.query(`select * from parties.${table} where zone_id = $1 order by ${order}`, [zone.id])).rows;
    const all = {
      ...{ firms: await of('firm'), staff: await of('staff'), departments: await of('department') },
      states: await of('department_state', 'department_id, valid_from, change_number'),
      posts: await of('post_state', 'post_id, valid_from, change_number'),
      duties: await of('duty_state', 'kind, code, valid_from, change_number'),
      changes: await of('organisation_change', 'number'),
      parcels: await of('parcel'),
      sites: await of('site'),
      occupancies: await of('occupancy'),
      occupancyActs: await of('occupancy_act', 'occupancy_id, number'),
    };
    await client.end();
    return all;
  };

  beforeAll(async () => {
    for (const zone of [shifan, yangban]) await addZone(on.platform.importer.forZone(noZone), zone);
  });

  it('fill with what the generator says that it wrote', async () => {
    expect(await generate(shifan, 300)).toEqual([
      { table: 'parties.department', rows: 33 },
      { table: 'parties.post', rows: 42 },
      { table: 'parties.staff', rows: 40 },
      { table: 'parties.duty_item', rows: 24 },
      { table: 'parties.organisation_change', rows: 3 },
      { table: 'parties.firm', rows: 300 },
      { table: 'parties.duplicate', rows: 6 },
      { table: 'parties.person', rows: 8 },
      { table: 'parties.partner', rows: 15 },
      { table: 'parties.membership', rows: 7 },
      { table: 'parties.parcel', rows: 240 },
      { table: 'parties.site', rows: 60 },
      { table: 'parties.occupancy', rows: 282 },
      { table: 'parties.roster', rows: 10 },
      { table: 'parties.roster_item', rows: 26 },
      { table: 'parties.roster_act', rows: 10 },
      { table: 'parties.roster_entry', rows: 926 },
      { table: 'parties.firm_status', rows: 74 },
      { table: 'parties.relation', rows: 58 },
      { table: 'parties.consent', rows: 24 },
    ]);
    await generate(yangban, 20);
    const [first, second] = [await dump(shifan), await dump(yangban)];
    expect([first.firms.length, second.firms.length, second.staff.length]).toEqual([300, 20, 6]);
    expect(first.firms.every((row) => row.demonstration && row.name.startsWith('示范'))).toBe(true);
    expect(second.firms.every((row) => row.name.startsWith('样板'))).toBe(true);
  });

  it('are the same after a second run, and shrink with a smaller one', async () => {
    const before = await dump(shifan);
    await generate(shifan, 300);
    expect(await dump(shifan)).toEqual(before);
    await generate(shifan, 30);
    const small = await dump(shifan);
    expect(small.firms).toEqual(before.firms.slice(0, 30));
    expect((await dump(yangban)).firms).toHaveLength(20);
  });

  it('keep the firm that a person entered there', async () => {
    const client = await on.connect('superuser');
    await client.query(
      "insert into parties.firm (zone_id, id, name, industry) values ($1, gen_random_uuid(), '示范手录有限公司', 'C39')",
      [yangban.id],
    );
    await client.end();
    await generate(yangban, 20);
    expect((await dump(yangban)).firms.map((row) => row.name)).toContain('示范手录有限公司');
  });

  it('stand as they were when a run fails half-way', async () => {
    const before = await dump(yangban);
    await expect(generate(yangban, 10_000_000)).rejects.toThrow(/no more names/);
    expect(await dump(yangban)).toEqual(before);
  });

  it('are the only ones that are filled', async () => {
    await expect(generate({ ...shifan, demonstration: false }, 1)).rejects.toThrow(/not a fictional zone/);
    await expect(generate({ ...shifan, code: '../../package' }, 1)).rejects.toThrow(/no zone code/);
  });

  it('count themselves when the day is closed, and find nothing wrong', async () => {
    const part = on.composition.parts.find((one) => one.name === 'parties');
    const close = await part?.dailyClose?.(on.platform, shifan);
    expect(close?.figures).toMatchObject({ firms: 30, departments: 9, sections: 22, staff: 40 });
    expect(close?.sheets[0]?.rows).toHaveLength(30);
    expect(close?.problems).toEqual([]);
    expect((await part?.dailyClose?.(on.platform, null))?.sheets).toEqual([]);
  });

  it('report a code that fails its check and has no reason, when the day is closed', async () => {
    const client = await on.connect('superuser');
    await client.query(
      `insert into parties.firm (zone_id, id, name, industry, social_credit_code, code_exception_reason)
        values ($1, gen_random_uuid(), '示范有据有限公司', 'C39', '91350203M0001QAY9B', '与营业执照原件核对一致'),
          ($1, gen_random_uuid(), '示范无据有限公司', 'C39', '91350211M000100Y43', null)`,
      [shifan.id],
    );
    await client.end();
    const part = on.composition.parts.find((one) => one.name === 'parties');
    const close = await part?.dailyClose?.(on.platform, shifan);
    expect(close?.problems).toEqual(['shifan: firms whose credit code fails its check without a reason: 1']);
  });

  it('seat the logins that the zone has when they are generated', async () => {
    const db = on.platform.database.forZone(yangban.id);
    await saveAccount(db, {
      ...{ zoneId: yangban.id, id: '018f0000-0000-7000-8000-0000000000e1', login: 'officer', displayName: '方样' },
      ...{ role: 'officer', passwordHash: 'none', demonstration: true },
    });
    await generate(yangban, 20);
    const seated = (await dump(yangban)).staff.filter((row) => row.account_id !== null);
    expect(seated).toMatchObject([{ name: '方样', account_id: '018f0000-0000-7000-8000-0000000000e1' }]);
    const part = on.composition.parts.find((one) => one.name === 'parties');
    expect(await part?.staffPost?.(db, '018f0000-0000-7000-8000-0000000000e1', on.platform.now())).toEqual({
      department: '企业服务局 · 企业服务科',
      post: '科长',
    });
    expect(
      await part?.staffPost?.(on.platform.database.forZone(shifan.id), seated[0].account_id, on.platform.now()),
    ).toBeNull();
  });
});
