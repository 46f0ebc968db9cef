import { sql } from 'kysely';
import type { DepartmentWork } from '#platform/module/department-work.ts';

/** Rows that a department owns for good, whatever their state: all of `table` whose `department_id` it is, by their `id`. */
export function ownedRows(table: `${string}.${string}`): DepartmentWork {
  const rows = sql.table(table);
  return {
    async count(db, departmentId) {
      const told = await sql<{ count: number }>`
        select count(*) as count from ${rows} where department_id = ${departmentId}`.execute(db);
      return told.rows[0]?.count ?? 0;
    },
    async move(tx, { from, to, only = null }) {
      const wanted = only === null ? null : [...only];
      const moved = await sql<{ id: string }>`
        update ${rows} set department_id = ${to}
        where department_id = ${from} and (${wanted}::uuid[] is null or id = any(${wanted}::uuid[]))
        returning id`.execute(tx);
      return moved.rows.map(({ id }) => id);
    },
  };
}
