import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A department as it is on a day. */
export interface DepartmentOn {
  id: string;
  parentId: string | null;
  name: string;
  /** False once it is closed. */
  standing: boolean;
}

/** Departments that had begun by a day, closed ones included, by id: a record shows the name of its own day. */
export async function departmentsOn(db: ZoneDb, day: string): Promise<ReadonlyMap<string, DepartmentOn>> {
  const { rows } = await sql<DepartmentOn>`
    select distinct on (department_id) department_id as id, parent_id as "parentId", name, status = 'standing' as standing
    from (select distinct on (department_id, valid_from) * from parties.department_state where valid_from <= ${day}
      order by department_id, valid_from, change_number desc) as said
    where status <> 'void'
    order by department_id, valid_from desc`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Departments with everything above them: who works in a section works in its bureau. */
export function withAbove(departments: ReadonlyMap<string, DepartmentOn>, ids: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (let id of ids as (string | null | undefined)[]) {
    while (id != null && !found.has(id)) {
      found.add(id);
      id = departments.get(id)?.parentId;
    }
  }
  return found;
}
