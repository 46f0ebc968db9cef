import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let on: TestPlatform;
let app: pg.Client;
beforeAll(async () => {
  on = await testPlatform();
  app = await on.connect('yuanshu_app');
  await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
});
afterAll(async () => {
  await app.end();
  await on.close();
});
beforeEach(async () => {
  await app.query('begin');
  return async () => {
    await app.query('rollback');
  };
});

type Row = Record<string, string | number | boolean | null>;
const insert = (table: string, row: Row) => {
  const full: Row = { zone_id: on.zoneA.id, id: randomUUIDv7(), ...row };
  const places = Object.keys(full).map((_, place) => `$${place + 1}`);
  const text = `insert into parties.${table} (${Object.keys(full).join(', ')}) values (${places.join(', ')}) returning id`;
  return app.query<{ id: string }>(text, Object.values(full));
};
const firm = (row: Row = {}) => insert('firm', { name: '示范测试有限公司', industry: 'C39', ...row });

describe('the table of firms', () => {
  it('takes firms without a code, as many as come', async () => {
    await firm();
    await firm();
    expect((await app.query('select * from parties.firm')).rowCount).toBe(2);
  });

  it('takes a code once in a zone', async () => {
    await firm({ social_credit_code: '914403001922038216' });
    await expect(firm({ social_credit_code: '914403001922038216' })).rejects.toThrow(/firm_social_credit_code/);
  });

  it.each<[string, Row]>([
    ['a code in small letters', { social_credit_code: '9144030071526726xg' }],
    ['a code of 17 places', { social_credit_code: '91440300192203821' }],
    ['a reason without a code', { code_exception_reason: '与原件核对一致' }],
    ['a reason of two characters', { social_credit_code: '914403001922038216', code_exception_reason: '核对' }],
    ['an industry that has no letter', { industry: '39' }],
    ['an unknown legal form', { legal_form: 'company' }],
    ['an unknown size', { scale: 'huge' }],
    ['an unknown status', { status: 'closed' }],
    ['negative capital', { registered_capital_fen: -1 }],
    ['more capital than sums stay exact with', { registered_capital_fen: 100_000_000_000_001 }],
    ['more employees than a city', { employees: 1_000_001 }],
    ['a name of one character', { name: '短' }],
    ['an account that the zone does not have', { registered_by: '018f0000-0000-7000-8000-0000000000ff' }],
  ])('refuses %s', async (_what, row) => {
    await expect(firm(row)).rejects.toThrow(/violates/);
  });

  it('lets go of invented rows alone', async () => {
    await firm();
    await firm({ demonstration: true });
    expect((await app.query('delete from parties.firm')).rowCount).toBe(1);
  });

  it('cannot be emptied at one stroke', async () => {
    await expect(app.query('truncate parties.firm')).rejects.toThrow(/permission denied/);
  });
});
