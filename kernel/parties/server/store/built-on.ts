import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

interface Reference {
  table: string;
  column: string;
  /** The table tells invented rows from those of people. */
  marked: boolean;
}

/** Columns that name parties without a foreign key, because a merge moves or outlives them. */
const unkeyed: readonly Reference[] = [
  { table: 'parties.membership', column: 'firm_id', marked: true },
  { table: 'parties.invitation', column: 'firm_id', marked: false },
  { table: 'parties.merge', column: 'survivor_id', marked: false },
  { table: 'parties.merge', column: 'loser_id', marked: false },
];

/** Which rows of a table are no work of people although it marks none. */
const idle: Readonly<Record<string, string>> = {
  'parties.duplicate': "state = 'open'",
  'parties.merge': "state <> 'standing'",
};

/**
 * Invented parties that people built on: rows that they made in any part name them, or places that such rows name lie in
 * them. They stay as they stand when the others are replaced.
 */
export async function listBuiltOn(tx: ZoneDb): Promise<Set<string>> {
  const named = [...(await listForeignKeys(tx)), ...unkeyed].map(({ table, column, marked }) => {
    const left = idle[table] ?? (marked ? 'demonstration' : 'false');
    return sql`select ${sql.ref(column)} as id from ${sql.table(table)} where not (${sql.raw(left)})`;
  });
  const { rows } = await sql<{ id: string }>`
    with recursive built (id) as (
      select one.id from parties.party as one where one.demonstration
        and one.id in (${sql.join(named, sql` union all `)})
      union
      select around.id from built join parties.site as inside on inside.id = built.id
        cross join lateral (values (inside.parent_id), (inside.parcel_id)) as around (id) where around.id is not null)
    select id from built`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Foreign keys to parties from whichever part; a party's own row and merges are told otherwise. */
async function listForeignKeys(tx: ZoneDb): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select one.conrelid::regclass::text as table, field.attname as column, exists (select from pg_attribute as mark
      where mark.attrelid = one.conrelid and mark.attname = 'demonstration' and not mark.attisdropped) as marked
    from pg_constraint as one
    join pg_attribute as field on field.attrelid = one.conrelid and field.attnum = one.conkey[2]
    where one.contype = 'f' and one.confrelid = 'parties.party'::regclass
      and one.conrelid <> 'parties.party'::regclass and field.attname <> 'id'
    order by 1, 2`.execute(tx);
  return rows;
}
