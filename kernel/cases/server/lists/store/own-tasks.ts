import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { GroupDays } from '../domain/due-words.ts';
import type { TaskScope } from '../domain/task-scope.ts';

const columns = sql`zone_id, case_id, place, heads_only, leaders, account_id, department_id, party_id, due_on, warn_on, paused`;

/** Every task of a scope once: a task belongs to one account, one department, the leaders or one firm, so the branches share none. */
export function ownTasks(scope: TaskScope): RawBuilder<unknown> {
  return sql.join(
    branchesOf(scope).map((branch) => sql`select ${columns} from cases.task where ${branch}`),
    sql` union all `,
  );
}

/** How many there are: each branch by its own index, in a third of the time that counting the whole takes. */
export function countOwnTasks(scope: TaskScope): RawBuilder<unknown> {
  return sql.join(
    branchesOf(scope).map((branch) => sql`(select count(*) from cases.task where ${branch})`),
    sql` + `,
  );
}

function branchesOf({ accounts, departments, headed, leaders, parties }: TaskScope): readonly RawBuilder<unknown>[] {
  const branches = [
    accounts.length === 0 ? null : sql`account_id = any(${[...accounts]}::uuid[])`,
    departments.length === 0
      ? null
      : sql`department_id = any(${[...departments]}::uuid[])
          and (not heads_only or department_id = any(${[...headed]}::uuid[]))`,
    leaders ? sql`leaders` : null,
    parties.length === 0 ? null : sql`party_id = any(${[...parties]}::uuid[])`,
  ].filter((branch) => branch !== null);
  return branches.length === 0 ? [sql`false`] : branches;
}

/** Light of a row with `due_on`, `warn_on` and `paused` on a day. */
export function lightOf(row: RawBuilder<unknown>, today: string): RawBuilder<unknown> {
  return sql`case when ${row}.due_on is null then case when ${row}.paused then 'hold' else 'none' end
    when ${row}.due_on < ${today}::date then 'late'
    when ${row}.warn_on <= ${today}::date then 'warn' else 'ok' end`;
}

/** Lights and groups of all tasks of a scope. */
export interface TaskSums {
  readonly total: number;
  readonly late: number;
  readonly warn: number;
  readonly ok: number;
  readonly hold: number;
  readonly none: number;
  readonly dueToday: number;
  readonly soon: number;
}

/** Counts the tasks of a scope by light and group. */
export async function sumTasks(db: ZoneDb, scope: TaskScope, { today, soonUntil }: GroupDays): Promise<TaskSums> {
  const { rows } = await sql<TaskSums>`select count(*) as total,
      count(*) filter (where due_on < ${today}::date) as late,
      count(*) filter (where due_on >= ${today}::date and warn_on <= ${today}::date) as warn,
      count(*) filter (where due_on >= ${today}::date and (warn_on is null or warn_on > ${today}::date)) as ok,
      count(*) filter (where due_on is null and paused) as hold,
      count(*) filter (where due_on is null and not paused) as none,
      count(*) filter (where due_on = ${today}::date) as "dueToday",
      count(*) filter (where due_on > ${today}::date and due_on <= ${soonUntil}::date) as soon
    from (${ownTasks(scope)}) as t`.execute(db);
  const sums = rows[0];
  if (sums === undefined) throw new Error('a count without a row');
  return sums;
}

/** How many tasks of a scope fall due on each day of a period, with the first warning day among them. */
export async function dueDays(
  db: ZoneDb,
  scope: TaskScope,
  { from, to }: { from: string; to: string },
): Promise<readonly { dueOn: string; count: number; warnOn: string | null }[]> {
  const { rows } = await sql<{ dueOn: string; count: number; warnOn: string | null }>`
    select due_on as "dueOn", count(*) as count, min(warn_on) as "warnOn" from (${ownTasks(scope)}) as t
    where due_on between ${from}::date and ${to}::date group by due_on order by due_on`.execute(db);
  return rows;
}
