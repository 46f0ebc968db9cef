import type { Chance } from './attempts.ts';
import type { RowTable } from './zone-rows.ts';

/** What a connection of the application has set before it tries. */
export interface Standing {
  name: string;
  set(ownZone: string): string[];
}

/** A zone of one's own, none at all, and whatever else a mistake could leave behind. */
export const standings: readonly Standing[] = [
  { name: 'own zone', set: (zone) => [`set yuanshu.zone_id = '${zone}'`] },
  { name: 'never set', set: () => [] },
  { name: 'empty', set: () => ["set yuanshu.zone_id = ''"] },
  { name: 'rubbish', set: () => ["set yuanshu.zone_id = 'x'' or true --'"] },
  { name: 'no zone of any', set: () => ["set yuanshu.zone_id = '00000000-0000-0000-0000-000000000000'"] },
  {
    name: 'other search path',
    set: (zone) => [`set yuanshu.zone_id = '${zone}'`, 'set search_path = public, pg_temp'],
  },
  { name: 'row security off', set: (zone) => [`set yuanshu.zone_id = '${zone}'`, 'set row_security = off'] },
];

/** A table, a row of the other zone in it, and chance for what is asked of it. */
export interface StatementGround {
  table: RowTable;
  /** A uuid of a row of the other zone. */
  id: string;
  /** The column that holds `id`. */
  column: string;
  zoneId: string;
  ownZone: string;
  chance: Chance;
}

/** One statement that must show, count and touch nothing of the other zone. */
export interface ForeignStatement {
  kind: string;
  text: string;
  values?: readonly unknown[];
}

/** Every way that is known to ask one table for rows of another zone, in an order of chance. */
export function foreignStatements(ground: StatementGround): ForeignStatement[] {
  return [...reads(ground), ...tricks(ground), ...writes(ground), ...escapes(ground)];
}

function reads({ table: { name, columns }, id, column, zoneId, chance }: StatementGround): ForeignStatement[] {
  const some = chance.of(columns).name;
  const foreign = `zone_id = '${zoneId}'`;
  return [
    { kind: 'count', text: `select count(*) as foreign_rows from ${name} where zone_id = $1`, values: [zoneId] },
    { kind: 'by id', text: `select * from ${name} where ${column} = $1 and zone_id = $2`, values: [id, zoneId] },
    { kind: 'or true', text: `select * from ${name} where (${foreign} or true) and ${foreign}` },
    {
      kind: 'one column',
      text: `select ${some}::text, 1 as foreign_rows from ${name} where ${foreign} order by 1 limit 5`,
    },
    { kind: 'exists', text: `select exists (select 1 from ${name} where ${foreign})::int as foreign_rows` },
    { kind: 'array', text: `select array(select t::text from ${name} t where ${foreign}) as list` },
    { kind: 'json', text: `select json_agg(t) as list from ${name} t where ${foreign}` },
    {
      kind: 'union',
      text: `select ${some}::text from ${name} where false union all select ${some}::text from ${name}`,
    },
    { kind: 'lateral', text: `select x.* from (select 1) one, lateral (select * from ${name} where ${foreign}) x` },
    {
      kind: 'with',
      text: `with all_rows as materialized (select * from ${name}) select count(*) as foreign_rows from all_rows where ${foreign}`,
    },
    { kind: 'sample', text: `select * from ${name} tablesample system (100) where ${foreign}` },
    { kind: 'by place', text: `select * from ${name} where ctid = '(0,1)' and ${foreign}` },
    { kind: 'lock', text: `select 1 as foreign_rows from ${name} where ${foreign} for share` },
    { kind: 'group', text: `select zone_id, count(*) as foreign_rows from ${name} where ${foreign} group by 1` },
    { kind: 'window', text: `select count(*) over () as foreign_rows from ${name} where ${foreign}` },
    { kind: 'table', text: `select count(*) as foreign_rows from (table ${name}) rows where ${foreign}` },
  ];
}

function tricks({ table: { name, columns }, zoneId, chance }: StatementGround): ForeignStatement[] {
  const foreign = `zone_id = '${zoneId}'`;
  const some = chance.of(columns).name;
  const suffix = chance.below(1_000_000);
  const quoted = `'${name.replaceAll("'", "''")}'`;
  return [
    {
      kind: 'prepared',
      text: `prepare p${suffix} as select count(*) as foreign_rows from ${name} where ${foreign}; execute p${suffix}; deallocate p${suffix}`,
    },
    { kind: 'cursor', text: `declare c cursor for select * from ${name} where ${foreign}; fetch all from c; close c` },
    {
      kind: 'scroll',
      text: `declare c scroll cursor for select * from ${name}; fetch last from c; fetch absolute 1 from c where ${foreign}`,
    },
    {
      kind: 'do block',
      text: `do $$ begin if exists (select 1 from ${name} where ${foreign}) then raise exception 'seen'; end if; end $$`,
    },
    {
      kind: 'to xml',
      text: `select query_to_xml('select * from ${name} where zone_id = ''${zoneId}''', true, false, '')::text as list`,
    },
    { kind: 'table to xml', text: `select table_to_xml(${quoted}::regclass, true, false, '')::text as list` },
    // A function that tells what it is given is planned before the rule of the table only if it is leakproof.
    { kind: 'cast error', text: `select * from ${name} where ${foreign} and (${some}::text || 'x')::integer = 1` },
    {
      kind: 'divide',
      text: `select 1 as foreign_rows from ${name} where ${foreign} and 1 / (length(${some}::text) - length(${some}::text)) = 1`,
    },
    { kind: 'copy out', text: `copy (select * from ${name} where ${foreign}) to '/tmp/rows'` },
    { kind: 'copy program', text: `copy ${name} to program 'cat'` },
    {
      kind: 'temp copy',
      text: `create temp table stolen as select * from ${name} where ${foreign}; select count(*) as foreign_rows from stolen`,
    },
    {
      kind: 'temp function',
      text: `create function pg_temp.peek(t ${name}) returns boolean language plpgsql cost 0.0001 as $$ begin raise notice '%', t; return true; end $$; select * from ${name} t where pg_temp.peek(t) and ${foreign}`,
    },
    { kind: 'temp shadow', text: `create temp table account (zone_id uuid); select * from ${name} where ${foreign}` },
    {
      kind: 'statistics',
      text: `select most_common_vals::text, histogram_bounds::text from pg_stats where schemaname || '.' || tablename = ${quoted} and 'x' = any(array[most_common_vals::text])`,
    },
    { kind: 'raw statistics', text: `select stavalues1::text from pg_statistic where starelid = ${quoted}::regclass` },
    { kind: 'page', text: `select * from pg_read_binary_file(pg_relation_filepath(${quoted}))` },
    { kind: 'merge', text: `merge into ${name} t using (select 1) s on t.${foreign} when matched then delete` },
    { kind: 'explain', text: `explain (analyze, format json) delete from ${name} where ${foreign}` },
  ];
}

function writes({
  table: { name, columns },
  id,
  column,
  zoneId,
  ownZone,
  chance,
}: StatementGround): ForeignStatement[] {
  const foreign = `zone_id = '${zoneId}'`;
  const some = chance.of(columns).name;
  const list = columns.filter(({ made }) => !made).map((one) => one.name);
  const moved = list.map((one) => (one === 'zone_id' ? `'${zoneId}'::uuid` : one)).join(', ');
  return [
    { kind: 'insert', text: `insert into ${name} (zone_id) values ($1)`, values: [zoneId] },
    { kind: 'insert own', text: `insert into ${name} (${list.join(', ')}) select ${moved} from ${name}` },
    { kind: 'insert foreign', text: `insert into ${name} select * from ${name} where ${foreign} returning *` },
    {
      kind: 'upsert',
      text: `insert into ${name} (zone_id, ${column}) values ($1, $2) on conflict do nothing returning 1`,
      values: [zoneId, id],
    },
    { kind: 'update', text: `update ${name} set ${some} = ${some} where ${foreign}` },
    {
      kind: 'update by id',
      text: `update ${name} set ${some} = ${some} where ${column} = $1 and ${foreign} returning *`,
      values: [id],
    },
    { kind: 'move away', text: `update ${name} set zone_id = '${zoneId}' where zone_id = '${ownZone}'` },
    { kind: 'take over', text: `update ${name} set zone_id = '${ownZone}' where ${foreign}` },
    { kind: 'delete', text: `delete from ${name} where ${foreign}` },
    { kind: 'delete by id', text: `delete from ${name} where ${column} = $1 and ${foreign}`, values: [id] },
    { kind: 'truncate', text: `truncate ${name}` },
    { kind: 'drop', text: `drop table ${name} cascade` },
  ];
}

function escapes({ table: { name }, zoneId }: StatementGround): ForeignStatement[] {
  const count = `select count(*) as foreign_rows from ${name} where zone_id = '${zoneId}'`;
  return [
    { kind: 'set role', text: `set local role yuanshu_migrator; ${count}` },
    { kind: 'set role postgres', text: `set local role postgres; ${count}` },
    { kind: 'session role', text: `set session authorization yuanshu_migrator; ${count}` },
    { kind: 'row security off', text: `set local row_security = off; ${count}` },
    { kind: 'replica', text: `set local session_replication_role = replica; ${count}` },
    { kind: 'disable', text: `alter table ${name} disable row level security` },
    { kind: 'no force', text: `alter table ${name} no force row level security` },
    { kind: 'drop policy', text: `drop policy zone_isolation on ${name}` },
    { kind: 'add policy', text: `create policy mine on ${name} using (true)` },
    {
      kind: 'own function',
      text: "create or replace function platform.current_zone() returns uuid language sql as 'select null::uuid'",
    },
    { kind: 'grant', text: `grant all on ${name} to public` },
    {
      kind: 'trigger',
      text: `create trigger mine before insert on ${name} for each row execute function platform.current_zone()`,
    },
    { kind: 'rule', text: `create rule mine as on select to ${name} do instead select 1` },
    { kind: 'view', text: `create view public.mine as select * from ${name}` },
    { kind: 'bypass', text: 'alter role yuanshu_app bypassrls' },
    { kind: 'member', text: 'grant yuanshu_migrator to yuanshu_app' },
  ];
}
