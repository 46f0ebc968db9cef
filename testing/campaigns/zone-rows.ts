import { randomUUIDv7 } from 'node:crypto';
import type { Client } from 'pg';

/** A table of the application, with or without a zone. */
export interface RowTable {
  /** `schema.table`, quoted. */
  name: string;
  /** Rows belong to a tenant each; published facts name zones by a text. */
  tenant: boolean;
  columns: { name: string; type: string; made: boolean; required: boolean; key: boolean; labels: string[] }[];
}

/** What stands at the beginning of every invented text: found in an answer, a row of another zone has got out. */
export const marker = 'zqmark';

const tables = `
  select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
    exists (select 1 from pg_attribute where attrelid = c.oid and attname = 'zone_id'
      and atttypid = 'uuid'::regtype and not attisdropped) as tenant,
    (select json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, null),
        'made', a.attidentity <> '' or a.attgenerated <> '', 'required', a.attnotnull,
        'key', exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey)),
        'labels', array(select enumlabel from pg_enum where enumtypid = a.atttypid order by enumsortorder))
        order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)' order by 1`;

/** Every table of the application, read from the catalogue. */
export async function rowTables(superuser: Client): Promise<RowTable[]> {
  return (await superuser.query<RowTable>(tables)).rows;
}

/** Puts marked rows of a zone into every tenant table, so that each has something to lose. */
export async function addMarkedRows(
  superuser: Client,
  all: readonly RowTable[],
  { zoneId, rows }: { zoneId: string; rows: number },
): Promise<void> {
  // Keys to other tables and triggers are not what is tested here.
  await superuser.query('set session_replication_role = replica');
  for (const table of all.filter(({ tenant }) => tenant)) {
    const checks = await dropChecks(superuser, table.name);
    for (let row = 0; row < rows; row += 1) await addMarkedRow(superuser, table, { zoneId, row });
    // New rows are checked again; the marked ones, which no rule fits, are left as they are.
    for (const { name, definition } of checks) {
      const rule = definition.endsWith('NOT VALID') ? definition : `${definition} not valid`;
      await superuser.query(`alter table ${table.name} add constraint ${name} ${rule}`);
    }
  }
  await superuser.query('set session_replication_role = origin');
}

async function dropChecks(superuser: Client, table: string): Promise<{ name: string; definition: string }[]> {
  const { rows } = await superuser.query<{ name: string; definition: string }>(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = $1::regclass and contype = 'c' and conislocal`,
    [table],
  );
  for (const { name } of rows) await superuser.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

async function addMarkedRow(
  superuser: Client,
  { name, columns }: RowTable,
  { zoneId, row }: { zoneId: string; row: number },
): Promise<void> {
  const given = columns.filter(({ made }) => !made);
  const values = given.map((column) =>
    column.name === 'zone_id' ? zoneId : invent(column, `${marker}-${name}-${column.name}-${row}`, row),
  );
  const places = values.map((_, index) => `$${index + 1}`);
  await superuser.query(
    `insert into ${name} (${given.map((column) => column.name).join(', ')}) values (${places.join(', ')}) on conflict do nothing`,
    values,
  );
}

const byType: Readonly<Record<string, (text: string, row: number) => unknown>> = {
  uuid: () => randomUUIDv7(),
  text: (text) => text,
  'character varying': (text) => text,
  boolean: () => false,
  date: (_, row) => `2026-01-${String(10 + row)}`,
  'timestamp with time zone': (_, row) => `2026-01-02T03:04:${10 + row}Z`,
  bytea: (text) => Buffer.from(text),
  json: (text) => JSON.stringify({ [marker]: text }),
  jsonb: (text) => JSON.stringify({ [marker]: text }),
  inet: (_, row) => `192.0.2.${row + 1}`,
  xid8: (_, row) => String(row + 1),
  'double precision': (_, row) => row + 0.5,
};

function invent(column: RowTable['columns'][number], text: string, row: number): unknown {
  const { type, labels } = column;
  if (labels.length > 0) return labels[0];
  if (/^(smallint|integer|bigint)$/.test(type)) return 4_241 + row;
  // Shares and degrees have three digits before the point.
  if (type === 'numeric') return 42 + row;
  if (type.endsWith('[]')) return type === 'text[]' ? [text] : [];
  const make = byType[type];
  if (make !== undefined) return make(text, row);
  if (!column.required) return null;
  throw new Error(`no marked value is known for the type ${type} of ${column.name}`);
}

/** Every value of a zone, by where it stands. */
export interface Harvest {
  /** Ids by `table.column`: all UUIDs, and texts that are part of a key. */
  ids: Map<string, string[]>;
  /** Values that are worth finding in a text: UUIDs and texts of eight letters or more. */
  values: Set<string>;
}

const columnsOf = (table: RowTable, types: RegExp) =>
  table.columns.filter(({ name, type }) => name !== 'zone_id' && types.test(type));

/** Collects the ids and telling values of a zone's rows; `null` is everything that belongs to no zone. */
export async function harvest(superuser: Client, all: readonly RowTable[], zoneId: string | null): Promise<Harvest> {
  const found: Harvest = { ids: new Map(), values: new Set() };
  for (const table of all.filter(({ tenant }) => tenant || zoneId === null)) {
    const columns = columnsOf(table, /^(uuid|text|character varying)$/);
    if (columns.length === 0) continue;
    const where = table.tenant ? `where zone_id is not distinct from '${zoneId}'` : '';
    const narrowed = zoneId === null && table.tenant ? 'where zone_id is null' : where;
    const list = columns.map(({ name }) => `${name}::text`).join(', ');
    const { rows } = await superuser.query<string[]>({
      text: `select ${list} from ${table.name} ${narrowed} limit 2000`,
      rowMode: 'array',
    });
    for (const [index, { name, type, key }] of columns.entries()) {
      const values = rows.flatMap((row) => (row[index] === null ? [] : [row[index] as string]));
      if (type === 'uuid' || key) found.ids.set(`${table.name}.${name}`, [...new Set(values)]);
      for (const value of values) if (type === 'uuid' || value.length >= 8) found.values.add(value);
    }
  }
  return found;
}

/** One digest of all rows of a zone for each tenant table: equal digests are equal rows. */
export async function digestRows(
  superuser: Client,
  all: readonly RowTable[],
  zoneId: string,
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const { name } of all.filter(({ tenant }) => tenant)) {
    const { rows } = await superuser.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row, ' ' order by row)), '') as digest
        from (select t::text as row from ${name} t where zone_id = $1) rows`,
      [zoneId],
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
}
