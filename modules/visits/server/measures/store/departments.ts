import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { WorkHandOver } from '#platform/module/department-work.ts';

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

/** Open measures that a department leads. */
export async function countOpenOf(db: ZoneDb, departmentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from visits.measure
    where lead_department_id = ${departmentId} and standing and state in ('planned', 'underWay')`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Gives open measures that a department leads or helps with to another one; answers which. Where the other one has its place
 * beside the first already, the measure stays as it is.
 */
export async function moveOpenMeasures(tx: ZoneDb, { from, to, only }: WorkHandOver): Promise<string[]> {
  const some = only === undefined ? sql`true` : sql`id = any(${[...only]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    with open as (select zone_id, id, lead_department_id as lead from visits.measure
      where standing and state in ('planned', 'underWay') and ${some}),
    helping as (delete from visits.measure_cooperation as one using open
      where one.zone_id = open.zone_id and one.measure_id = open.id and one.department_id = ${from}
        and open.lead not in (${from}, ${to}) and not exists (select from visits.measure_cooperation as other
          where other.measure_id = open.id and other.department_id = ${to})
      returning one.zone_id, one.measure_id as id, one.demonstration),
    helped as (insert into visits.measure_cooperation (zone_id, measure_id, department_id, demonstration)
      select zone_id, id, ${to}::uuid, demonstration from helping),
    led as (update visits.measure set lead_department_id = ${to} from open
      where measure.zone_id = open.zone_id and measure.id = open.id and open.lead = ${from} returning measure.id)
    select id from led union all select id from helping order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
