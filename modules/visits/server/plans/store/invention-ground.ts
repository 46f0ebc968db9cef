import { sql } from 'kysely';
import { adminRoles } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { standingDepartments } from './visit-people.ts';

/** Firms in business that visits are invented for, in the order of their ids. */
export async function inventedFirms(db: ZoneDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from parties.firm where standing and status = 'operating' and demonstration order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Departments that stand on a day, each with the accounts that hold posts there; administrators of the system visit nobody. */
export async function visitingDepartments(db: ZoneDb, on: string): Promise<{ id: string; officers: string[] }[]> {
  const departments = await standingDepartments(db, on);
  const { rows } = await sql<{ departmentId: string; accountId: string }>`
    select state.department_id as "departmentId", staff.account_id as "accountId" from (
      select distinct on (post_id) post_id, department_id, holder_id, status from (
        select distinct on (post_id, valid_from) * from parties.post_state where valid_from <= ${on}
        order by post_id, valid_from, change_number desc) day
      where status <> 'void' order by post_id, valid_from desc) state
    join parties.staff staff on staff.id = state.holder_id
    join auth.account account on account.id = staff.account_id and account.role not in (${sql.join([...adminRoles])})
    where state.status = 'standing'
    order by state.department_id, staff.account_id`.execute(db);
  const byDepartment = Map.groupBy(rows, ({ departmentId }) => departmentId);
  return departments.map(({ id }) => ({
    id,
    officers: [...new Set((byDepartment.get(id) ?? []).map(({ accountId }) => accountId))],
  }));
}
