import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { type Declared, lintSchema, type SchemaRule, schemaRules } from './lint-schema.ts';
import { readCatalog } from './read-catalog.ts';

let test: TestPlatform;
let client: Client;
beforeAll(async () => {
  test = await testPlatform();
  client = await test.connect('superuser');
});
afterAll(async () => {
  await client.end();
  await test.close();
});

/** A table that breaks nothing; each case changes one thing. */
const good = `
  create schema bad;
  comment on schema bad is '坏例子';
  create table bad.thing (
    zone_id uuid not null references auth.zone (id),
    id uuid not null,
    amount_fen bigint not null,
    made_at timestamptz not null,
    primary key (zone_id, id),
    unique (zone_id, made_at)
  );
  comment on table bad.thing is '坏表';
  select platform.isolate('bad.thing');
  grant select, insert on bad.thing to yuanshu_app;`;

/** Adds to the good table as the migrator and says what is found that was not found before. */
async function findAfter(sql: string, declared: Declared = {}, base = good): Promise<string[]> {
  await client.query('begin');
  try {
    // A clone belongs to whoever made it, and only an owner may make schemas.
    await client.query(
      "do $$ begin execute format('grant create on database %I to yuanshu_migrator', current_database()); end $$",
    );
    await client.query(`set local role yuanshu_migrator; ${base} ${sql}; reset role;`);
    const parts = [...test.composition.parts, declared];
    return lintSchema(await readCatalog(client), parts).map(({ rule, object }) => `${rule} ${object}`);
  } finally {
    await client.query('rollback');
  }
}

const shared: Declared = { sharedTables: ['bad.thing'] };
const withoutZone = `
  create schema bad;
  comment on schema bad is '坏例子';
  create table bad.thing (id uuid primary key, name text not null);
  comment on table bad.thing is '坏表';
  grant select on bad.thing to yuanshu_app;`;

interface Red {
  rule: SchemaRule;
  because: string;
  sql: string;
  declared?: Declared;
  base?: string;
  object?: string;
  also?: SchemaRule;
}

const red: readonly Red[] = [
  { rule: 'schema-comment', because: 'an English comment', sql: "comment on schema bad is 'bad'", object: 'bad' },
  { rule: 'schema-comment', because: 'no comment', sql: 'comment on schema bad is null', object: 'bad' },
  { rule: 'table-comment', because: 'no comment', sql: 'comment on table bad.thing is null' },
  { rule: 'owner', because: 'another owner', sql: 'reset role; alter table bad.thing owner to postgres' },
  { rule: 'public-grant', because: 'a table for all', sql: 'grant select on bad.thing to public' },
  { rule: 'public-grant', because: 'a column for all', sql: 'grant select (id) on bad.thing to public' },
  { rule: 'public-grant', because: 'a schema for all', sql: 'grant usage on schema bad to public', object: 'bad' },
  {
    rule: 'public-grant',
    because: 'a sequence for all',
    sql: 'create sequence bad.count; grant usage on sequence bad.count to public',
    object: 'bad.count',
  },
  ...[
    'real',
    'double precision',
    'timestamp',
    'timestamp(3)',
    'timetz',
    'money',
    'varchar(20)',
    'char(3)',
    'serial',
  ].map((type): Red => ({ rule: 'column-type', because: type, sql: `alter table bad.thing add worth ${type}` })),
  { rule: 'fen-column', because: 'numeric fen', sql: 'alter table bad.thing add tax_fen numeric' },
  { rule: 'fen-column', because: 'small fen', sql: 'alter table bad.thing add tax_fen integer' },
  {
    rule: 'zone-column',
    because: 'a zone that may be missing',
    sql: 'alter table bad.thing drop constraint thing_pkey, alter column zone_id drop not null',
    // Without a zone in every row there is no primary key that begins with one.
    also: 'zone-leads-keys',
  },
  {
    rule: 'zone-leads-keys',
    because: 'a primary key',
    sql: 'alter table bad.thing drop constraint thing_pkey, add primary key (id, zone_id)',
  },
  { rule: 'zone-leads-keys', because: 'no primary key', sql: 'alter table bad.thing drop constraint thing_pkey' },
  { rule: 'zone-leads-keys', because: 'a unique key', sql: 'alter table bad.thing add unique (id)' },
  { rule: 'zone-leads-keys', because: 'a unique index', sql: 'create unique index on bad.thing (amount_fen, zone_id)' },
  {
    rule: 'zone-leads-keys',
    because: 'a unique expression',
    sql: 'create unique index on bad.thing (lower(id::text))',
  },
  {
    rule: 'zone-leads-keys',
    because: 'a foreign key',
    sql: 'alter table bad.thing add account_id uuid; alter table bad.thing add foreign key (account_id, zone_id) references auth.account (id, zone_id)',
  },
  { rule: 'isolation', because: 'no row-level security', sql: 'alter table bad.thing disable row level security' },
  { rule: 'isolation', because: 'an owner who sees all', sql: 'alter table bad.thing no force row level security' },
  { rule: 'isolation', because: 'no policy', sql: 'drop policy zone_isolation on bad.thing' },
  { rule: 'isolation', because: 'a second, open policy', sql: 'create policy all_of_it on bad.thing using (true)' },
  {
    rule: 'isolation',
    because: 'an open check',
    sql: 'create policy anyone on bad.thing for insert with check (true)',
  },
  {
    rule: 'shared-read-only',
    because: 'an insert',
    sql: 'grant insert on bad.thing to yuanshu_app',
    base: withoutZone,
    declared: shared,
  },
  {
    rule: 'shared-read-only',
    because: 'an update of a column',
    sql: 'grant update (name) on bad.thing to yuanshu_app',
    base: withoutZone,
    declared: shared,
  },
  {
    rule: 'shared-without-zone',
    because: 'a zone',
    sql: 'revoke insert on bad.thing from yuanshu_app',
    declared: shared,
  },
  ...['update', 'delete', 'truncate'].map(
    (privilege): Red => ({
      rule: 'append-only',
      because: privilege,
      sql: `grant ${privilege} on bad.thing to yuanshu_importer`,
      declared: { appendOnlyTables: ['bad.thing'] },
    }),
  ),
  {
    rule: 'append-only',
    because: 'an update of a column',
    sql: 'grant update (amount_fen) on bad.thing to yuanshu_app',
    declared: { appendOnlyTables: ['bad.thing'] },
  },
  {
    rule: 'declared-table',
    because: 'a wrong name',
    sql: '',
    declared: { sharedTables: ['bad.nothing'] },
    object: 'bad.nothing',
  },
  {
    rule: 'view-rights',
    because: 'the owner’s rights',
    sql: "create view bad.all_things as select * from bad.thing; comment on view bad.all_things is '全部'",
    object: 'bad.all_things',
  },
  {
    rule: 'definer-function',
    because: 'a search path of the caller',
    sql: 'create function bad.peek() returns bigint language sql security definer return (select count(*) from bad.thing); revoke execute on function bad.peek() from public',
    object: 'bad.peek()',
  },
  {
    rule: 'definer-function',
    because: 'everyone may',
    sql: 'create function bad.peek() returns bigint language sql security definer set search_path = pg_catalog return (select count(*) from bad.thing)',
    object: 'bad.peek()',
  },
  {
    rule: 'module-schema',
    because: 'the public schema',
    sql: "reset role; create table public.stray (id uuid primary key); comment on table public.stray is '散表'; alter table public.stray owner to yuanshu_migrator",
    declared: { exemptTables: { 'public.stray': 'red' } },
    object: 'public',
  },
];

describe('the schema of all parts together', () => {
  it('keeps every rule', async () => {
    expect(lintSchema(await readCatalog(client), test.composition.parts)).toEqual([]);
  });

  it('has tables to keep them', async () => {
    const { tables } = await readCatalog(client);
    expect(tables.map((table) => table.name)).toContain('auth.account');
  });
});

describe('the linter', () => {
  it('finds nothing wrong with a good table, a shared one, a careful view and a careful function', async () => {
    expect(await findAfter('')).toEqual([]);
    expect(
      await findAfter('grant insert, update, delete on bad.thing to yuanshu_importer', shared, withoutZone),
    ).toEqual([]);
    const view =
      "create view bad.mine with (security_invoker = true) as select * from bad.thing; comment on view bad.mine is '视图'";
    expect(await findAfter(view)).toEqual([]);
    const careful = `create function bad.sum() returns bigint language sql security definer set search_path = pg_catalog
      return (select count(*) from bad.thing); revoke execute on function bad.sum() from public`;
    expect(await findAfter(careful)).toEqual([]);
  });

  it('lets a table point to a shared one without its zone', async () => {
    const sql =
      'alter table bad.thing add day date, add known date, add foreign key (day, known) references calendar.notice_day (day, known_from)';
    expect(await findAfter(sql)).toEqual([]);
  });

  it.each(red)('$rule finds $because', async ({ rule, sql, declared, base, object = 'bad.thing', also }) => {
    const found = await findAfter(sql, declared, base);
    expect(new Set(found)).toEqual(new Set([`${rule} ${object}`, `${also ?? rule} ${object}`]));
  });

  it('has a red case for every rule', () => {
    expect(new Set(red.map(({ rule }) => rule))).toEqual(new Set(schemaRules));
  });
});
