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
  await insert('organisation_change', change(1));
  return async () => {
    await app.query('rollback');
  };
});

type Row = Record<string, string | number | boolean | null>;
const insert = async (table: string, row: Row) => {
  const full: Row = { zone_id: on.zoneA.id, ...row };
  const places = Object.keys(full).map((_, place) => `$${place + 1}`);
  const text = `insert into parties.${table} (${Object.keys(full).join(', ')}) values (${places.join(', ')})`;
  await app.query(text, Object.values(full));
};
const change = (number: number, row: Row = {}): Row => ({
  ...{ number, kind: 'founding', effective_on: '2026-01-01', made_at: '2026-01-01T00:00:00Z', ...row },
});
const department = async (row: Row = {}, id = randomUUIDv7()) => {
  await app.query('insert into parties.department (zone_id, id) values ($1, $2) on conflict do nothing', [
    on.zoneA.id,
    id,
  ]);
  await insert('department_state', {
    ...{ department_id: id, valid_from: '2026-01-01', change_number: 1, status: 'standing' },
    ...{ kind: 'zoneAuthority', code: 'authority', name: '管委会', position: 1, ...row },
  });
  return id;
};
const staff = async (row: Row = {}) => {
  const id = randomUUIDv7();
  await insert('staff', { id, name: '陈舒', position: 1, ...row });
  return id;
};
const post = async (departmentId: string, row: Row = {}) => {
  const id = randomUUIDv7();
  await insert('post', { id });
  await insert('post_state', {
    ...{ post_id: id, valid_from: '2026-01-01', change_number: 1, status: 'standing', department_id: departmentId },
    ...{ title: '科长', head: false, position: 1, main: false, confirmed: false, ...row },
  });
};

describe('the tables of the organisation', () => {
  it('take one change of a number, and one undoing of a change', async () => {
    await insert('organisation_change', change(2, { kind: 'undoing', undoes: 1 }));
    await app.query('savepoint before');
    await expect(insert('organisation_change', change(2))).rejects.toThrow(/organisation_change_pkey/);
    await app.query('rollback to before');
    await expect(insert('organisation_change', change(3, { kind: 'undoing', undoes: 1 }))).rejects.toThrow(/undoes/);
  });

  it('keep one state of a department for a day and change', async () => {
    const id = await department();
    await expect(department({ name: '别名' }, id)).rejects.toThrow(/department_state_pkey/);
  });

  it('let no one have what is written changed or deleted, but for invented rows', async () => {
    await department();
    for (const table of ['organisation_change', 'department_state', 'post_state', 'duty_state']) {
      await app.query('savepoint before');
      await expect(app.query(`update parties.${table} set demonstration = true`)).rejects.toThrow(/permission denied/);
      await app.query('rollback to before');
      expect((await app.query(`delete from parties.${table}`)).rowCount).toBe(0);
    }
    const invented = { demonstration: true, valid_from: '2026-02-01' };
    await department(invented);
    expect((await app.query('delete from parties.department_state')).rowCount).toBe(1);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a section without a parent', () => department({ kind: 'section' }), /only_authority_is_root/],
    ['a void state that says something', () => department({ status: 'void' }), /void_says_nothing/],
    [
      'a change that undoes itself',
      () => insert('organisation_change', change(2, { kind: 'undoing', undoes: 2 })),
      /undoes_what_was_before/,
    ],
    [
      'an undoing that names nothing',
      () => insert('organisation_change', change(2, { kind: 'undoing' })),
      /undoing_names_what/,
    ],
    ['a post of nobody known', () => department().then((id) => post(id, { holder_id: randomUUIDv7() })), /foreign key/],
    [
      'a closed post with a holder',
      async () => post(await department(), { status: 'closed', holder_id: await staff() }),
      /holder_of_standing_post/,
    ],
    [
      'an owned duty without an owner',
      () =>
        insert('duty_state', {
          kind: 'alarmKind',
          code: 'gap',
          valid_from: '2026-01-01',
          change_number: 1,
          status: 'owned',
        }),
      /owned_by_somebody/,
    ],
    ['a telephone number for an extension', () => staff({ office_extension: '13800138000' }), /office_extension/],
    ['an extension of letters', () => staff({ office_extension: 'abc' }), /office_extension/],
    ['an account of nobody', () => staff({ account_id: randomUUIDv7() }), /foreign key/],
  ])('refuse %s', async (_what, run, reason) => {
    await expect(run()).rejects.toThrow(reason);
  });

  it('seat an account once', async () => {
    const accounts = await app.query<{ id: string }>("select id from auth.account where role = 'officer'");
    const account_id = accounts.rows[0]?.id ?? '';
    await staff({ account_id });
    await staff();
    await expect(staff({ account_id })).rejects.toThrow(/staff_account/);
  });

  it('hang nothing under a department of another zone', async () => {
    const superuser = await on.connect('superuser');
    const foreign = randomUUIDv7();
    await superuser.query('insert into parties.department (zone_id, id) values ($1, $2)', [on.zoneB.id, foreign]);
    await superuser.end();
    await expect(department({ kind: 'department', parent_id: foreign })).rejects.toThrow(/foreign key/);
  });
});
