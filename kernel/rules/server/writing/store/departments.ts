import type { ZoneDb } from '#platform/db/server/database.ts';
import type { WorkHandOver } from '#platform/module/department-work.ts';
import { tables } from '../../store/tables.ts';

/** Rules that a department owns: those withdrawn too, for they can be published again. */
export async function countOfDepartment(db: ZoneDb, departmentId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('rules.rule')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('department_id', '=', departmentId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Hands the rules of a department over; answers which. */
export async function moveToDepartment(tx: ZoneDb, { from, to, only }: WorkHandOver): Promise<string[]> {
  if (only?.length === 0) return [];
  const moved = await tables(tx)
    .updateTable('rules.rule')
    .set({ department_id: to })
    .where('department_id', '=', from)
    .$if(only !== undefined, (query) => query.where('id', 'in', [...(only ?? [])]))
    .returning('id')
    .execute();
  return moved.map(({ id }) => id);
}
