import { sql } from 'kysely';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Somebody of the authority, with the department of the main post on a day. */
export interface StaffMember {
  staffId: string;
  name: string;
  telephone: string | null;
  accountId: string | null;
  departmentId: string | null;
  department: string | null;
}

/** Everybody of the authority by id, in the order of the list; posts and departments as they are on the day. */
export async function staffOn(db: ZoneDb, day: string): Promise<Map<string, StaffMember>> {
  const names = await departmentNamesOn(db, day);
  const { rows } = await sql<Omit<StaffMember, 'department'>>`
    select staff.id as "staffId", staff.name, staff.office_extension as telephone, staff.account_id as "accountId",
      held.department_id as "departmentId"
    from parties.staff as staff
    left join lateral (
      select post.department_id from (
        select distinct on (said.post_id) said.post_id, said.status, said.department_id, said.holder_id, said.main
        from (select distinct on (state.post_id, state.valid_from) state.*
          from parties.post_state as state where state.valid_from <= ${day}
            and state.post_id in (select post_id from parties.post_state where holder_id = staff.id)
          order by state.post_id, state.valid_from, state.change_number desc) as said
        where said.status <> 'void' order by said.post_id, said.valid_from desc) as post
      where post.status = 'standing' and post.holder_id = staff.id
      order by post.main desc nulls last limit 1) as held on true
    order by staff.position, staff.id`.execute(db);
  return new Map(
    rows.map((row) => [
      row.staffId,
      { ...row, department: row.departmentId === null ? null : (names.get(row.departmentId) ?? null) },
    ]),
  );
}

/** The account of somebody on the staff; undefined for who has none. */
export async function accountOfStaff(db: ZoneDb, staffId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select account_id as id from parties.staff where id = ${staffId}`.execute(db);
  return rows[0]?.id ?? undefined;
}
