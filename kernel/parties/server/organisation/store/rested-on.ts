import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A department, or somebody of the staff, on whom rows of people rest. */
export interface RestedOn {
  id: string;
  /** Somebody of the staff with a login of their own; never of departments. */
  hasLogin: boolean;
}

/** Invented departments or staff that rows which people made in any other part name. */
export async function listRestedOn(
  tx: ZoneDb,
  named: 'parties.department' | 'parties.staff',
): Promise<readonly RestedOn[]> {
  const rows = (await listReferences(tx, named)).map(({ table, column, marked }) => {
    return sql`select ${sql.ref(column)} as id from ${sql.table(table)} where ${marked ? sql`not demonstration` : sql`true`}`;
  });
  if (rows.length === 0) return [];
  const login = named === 'parties.staff' ? sql`one.account_id is not null` : sql`false`;
  const found = await sql<RestedOn>`select one.id, ${login} as "hasLogin" from ${sql.table(named)} as one
    where one.demonstration and one.id in (${sql.join(rows, sql` union all `)})`.execute(tx);
  return found.rows;
}

/** Foreign keys from other parts; the organisation's own rows go and come as a whole. */
async function listReferences(tx: ZoneDb, named: string) {
  const { rows } = await sql<{ table: string; column: string; marked: boolean }>`
    select one.conrelid::regclass::text as table, field.attname as column, exists (select from pg_attribute as mark
      where mark.attrelid = one.conrelid and mark.attname = 'demonstration' and not mark.attisdropped) as marked
    from pg_constraint as one
    join pg_class as owner on owner.oid = one.conrelid
    join pg_attribute as field on field.attrelid = one.conrelid and field.attnum = one.conkey[2]
    where one.contype = 'f' and one.confrelid = ${named}::regclass and owner.relnamespace <> 'parties'::regnamespace
    order by 1, 2`.execute(tx);
  return rows;
}
