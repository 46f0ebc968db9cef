import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Removes invented forms with everything that was filled in on them. */
export async function removeInvented(tx: ZoneDb): Promise<void> {
  await tables(tx).deleteFrom('forms.form').where('demonstration', '=', true).execute();
}

/** Invented firms of the zone, first those with people who can sign in; the same ones on every machine. */
export async function listInventedFirms(db: ZoneDb, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select party.id from parties.party
    where kind = 'firm' and state = 'standing' and demonstration
    order by not exists (select from parties.membership one
      join parties.person_account link on link.zone_id = one.zone_id and link.person_id = one.person_id
      where one.zone_id = party.zone_id and one.firm_id = party.id and one.state = 'active'), party.id
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The department that has this code now; null when there is none. */
export async function departmentOfCode(db: ZoneDb, code: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select department_id as id from parties.department_state
    where code = ${code} and status = 'standing' order by valid_from desc, department_id limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
