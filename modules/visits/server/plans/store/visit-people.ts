import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Names of who went, by visit. */
export async function officersOf(db: ZoneDb, visitIds: readonly string[]): Promise<Map<string, string[]>> {
  if (visitIds.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('visits.visit_officer as officer')
    .innerJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'officer.zone_id').onRef('account.id', '=', 'officer.account_id'),
    )
    .select(['officer.visit_id as visitId', 'account.display_name as name'])
    .where('officer.visit_id', 'in', visitIds)
    .orderBy('account.display_name')
    .execute();
  const byVisit = Map.groupBy(rows, ({ visitId }) => visitId);
  return new Map([...byVisit].map(([id, found]) => [id, found.map(({ name }) => name)]));
}

/** Departments that stand on a day, in the order of the organisation. */
export async function standingDepartments(db: ZoneDb, on: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from (
      select distinct on (department_id) department_id as id, name, status, kind, position from (
        select distinct on (department_id, valid_from) *
        from parties.department_state where valid_from <= ${on}
        order by department_id, valid_from, change_number desc) day
      where status <> 'void'
      order by department_id, valid_from desc) state
    where status = 'standing'
    order by kind = 'section', position, name, id`.execute(db);
  return rows;
}

/** Accounts that can go on visits: of staff, by name. */
export async function listVisitors(db: ZoneDb): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select account.id, account.display_name as name from parties.staff staff
    join auth.account account on account.zone_id = staff.zone_id and account.id = staff.account_id
    order by account.display_name, account.id`.execute(db);
  return rows;
}

/** Staff with an account who hold posts on a day, by name, each with the departments of those posts. */
export async function placedOfficers(
  db: ZoneDb,
  on: string,
): Promise<{ id: string; name: string; departments: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; departments: string[] }>`
    select account.id, account.display_name as name,
      array_agg(distinct state.department_id order by state.department_id) as departments
    from (
      select distinct on (post_id) post_id, status, department_id, holder_id from (
        select distinct on (post_id, valid_from) *
        from parties.post_state where valid_from <= ${on}
        order by post_id, valid_from, change_number desc) day
      where status <> 'void'
      order by post_id, valid_from desc) state
    join parties.staff staff on staff.id = state.holder_id
    join auth.account account on account.zone_id = staff.zone_id and account.id = staff.account_id
    where state.status = 'standing'
    group by account.id, account.display_name
    order by account.display_name, account.id`.execute(db);
  return rows;
}

/** Issue categories of the zone's catalogue that are in use. */
export function listCategories(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.duty_item')
    .select(['code', 'name'])
    .where('kind', '=', 'issueCategory')
    .where('withdrawn', '=', false)
    .orderBy('code')
    .execute();
}
