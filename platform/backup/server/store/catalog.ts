import pg from 'pg';

/** A table as a backup copies it. */
export interface CatalogTable {
  /** `schema.table`. */
  name: string;
  /** The same, quoted for SQL. */
  quoted: string;
  /** Columns that hold values of their own, in order; computed ones are left out. */
  columns: string[];
  /** SQL that orders the rows the same on every server. */
  order: string;
  /** Row-level security binds even the owner. */
  forced: boolean;
  /** Names of tables that foreign keys of this one point to. */
  targets: string[];
  readable: boolean;
}

/** A sequence with the value that it would go on from. */
export interface CatalogSequence {
  name: string;
  last: string;
  called: boolean;
}

/** A foreign key and the SQL that makes it again. */
export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Made and filled by the worker's own migrations: a newer program has a newer history there. */
export const leftOut: readonly string[] = ['graphile_worker.migrations'];

const ownSchemas = `n.nspname not in ('information_schema') and n.nspname !~ '^pg_'`;

/** Text is compared byte by byte: collations differ between servers and versions. */
const tablesSql = `
  select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce(
      (select string_agg(format('t.%I%s', a.attname, case when a.attcollation = 0 then '' else ' collate "C"' end), ', '
          order by k.place)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum),
      't::text collate "C"') as order,
    c.relforcerowsecurity as forced,
    coalesce((select array_agg(distinct tn.nspname || '.' || tc.relname)
      from pg_constraint f join pg_class tc on tc.oid = f.confrelid join pg_namespace tn on tn.oid = tc.relnamespace
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as targets,
    has_table_privilege(c.oid, 'select') as readable
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and ${ownSchemas}
    and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1`;

/** Every table of the database that is not PostgreSQL's own, those that others point to first. */
export async function listTables(client: pg.Client): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(tablesSql);
  return inOrderOfKeys(rows.filter(({ name }) => !leftOut.includes(name)));
}

/** Tables that point at each other come in the order of their names where nothing else decides. */
function inOrderOfKeys(tables: readonly CatalogTable[]): CatalogTable[] {
  const placed = new Map<string, CatalogTable>();
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ targets }) => !targets.some((target) => waiting.has(target)));
    // A circle of keys: whoever restores drops the keys and puts them back, so any order will do.
    for (const table of free.length > 0 ? free : waiting.values()) {
      placed.set(table.name, table);
      waiting.delete(table.name);
    }
  }
  return [...placed.values()];
}

/** Every sequence, identity columns' included. */
export async function listSequences(client: pg.Client): Promise<CatalogSequence[]> {
  const { rows } = await client.query<{ name: string; quoted: string }>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ownSchemas} order by 1`,
  );
  const sequences: CatalogSequence[] = [];
  for (const { name, quoted } of rows) {
    const value = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted}`,
    );
    for (const row of value.rows) sequences.push({ name, ...row });
  }
  return sequences;
}

/** Foreign keys that were declared, without those that partitions inherit. */
export async function listForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(f.conname) as name,
       pg_get_constraintdef(f.oid) as definition
     from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
     where f.contype = 'f' and f.conparentid = 0 and ${ownSchemas} order by 1, 2`,
  );
  return rows;
}

/** SQL that takes a key or an index away, and SQL that makes it again. */
export interface Lifted {
  drop: string;
  create: string;
}

/** Primary, unique and exclusion keys and plain indexes of tables that are not partitioned; keys first. */
export async function listIndexes(client: pg.Client): Promise<Lifted[]> {
  const { rows } = await client.query<Lifted>(
    `select case when k.oid is null then format('drop index %I.%I', n.nspname, ic.relname)
         else format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) end as drop,
       case when k.oid is null then pg_get_indexdef(i.indexrelid)
         else format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname,
           pg_get_constraintdef(k.oid)) end as create
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_class ic on ic.oid = i.indexrelid
       join pg_namespace n on n.oid = c.relnamespace
       left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = c.oid and k.contype in ('p', 'u', 'x')
     where c.relkind = 'r' and not c.relispartition and ${ownSchemas} order by k.oid is null, 1`,
  );
  return rows;
}

/** True when the database has no table, function or type that is not PostgreSQL's own. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ownSchemas})
       or exists (select 1 from pg_namespace n where ${ownSchemas} and n.nspname <> 'public') as found`,
  );
  return rows[0]?.found === false;
}

/** Schemas that are not PostgreSQL's own, quoted. */
export async function listSchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(n.nspname) as name from pg_namespace n where ${ownSchemas} and n.nspname <> 'public' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** SQL that reads a table's rows as an archive keeps them. */
export function copyOut({ quoted, columns, order }: CatalogTable): string {
  return `copy (select ${columns.map((column) => `t.${pg.escapeIdentifier(column)}`).join(', ')} from ${quoted} t order by ${order}) to stdout`;
}
