import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DatedTask } from '../domain/project-case.ts';

/** A task as it is kept. */
export interface StoredTask extends DatedTask {
  readonly caseId: string;
  readonly lifecycle: string;
  readonly demonstration: boolean;
}

/** Writes the tasks of cases that have none yet. */
export async function addTasks(tx: ZoneDb, zoneId: string, tasks: readonly StoredTask[]): Promise<void> {
  if (tasks.length === 0) return;
  const places = new Map<string, number>();
  const rows = tasks.map((task) => {
    const place = places.get(task.caseId) ?? 0;
    places.set(task.caseId, place + 1);
    return { ...task, place };
  });
  await sql`insert into cases.task (zone_id, case_id, place, kind, lifecycle, department_id, account_id, party_id, heads_only,
      leaders, since, due_on, warn_on, paused, demonstration)
    select ${zoneId}::uuid, "caseId", place, kind, lifecycle, "departmentId", "accountId", "partyId", "headsOnly", leaders,
      since, "dueOn", "warnOn", paused, demonstration
    from json_to_recordset(${JSON.stringify(rows)}::json) as told ("caseId" uuid, place smallint, kind text, lifecycle text,
      "departmentId" uuid, "accountId" uuid, "partyId" uuid, "headsOnly" boolean, leaders boolean, since timestamptz,
      "dueOn" date, "warnOn" date, paused boolean, demonstration boolean)`.execute(tx);
}

/** Tasks of a case in their order. */
export async function listTasks(db: ZoneDb, caseId: string): Promise<readonly StoredTask[]> {
  const { rows } = await sql<StoredTask>`select case_id as "caseId", kind, lifecycle, department_id as "departmentId",
      account_id as "accountId", party_id as "partyId", heads_only as "headsOnly", leaders, since, due_on as "dueOn",
      warn_on as "warnOn", paused, demonstration
    from cases.task where case_id = ${caseId} order by place`.execute(db);
  return rows;
}

/** Puts the tasks of a case in the place of those before; what stands as it was is not written again. */
export async function replaceTasks(
  tx: ZoneDb,
  { zoneId, caseId, before }: { zoneId: string; caseId: string; before: readonly StoredTask[] },
  tasks: readonly StoredTask[],
): Promise<void> {
  if (JSON.stringify(before.map(rowOf)) === JSON.stringify(tasks.map(rowOf))) return;
  if (before.length > 0) await sql`delete from cases.task where case_id = ${caseId}`.execute(tx);
  await addTasks(tx, zoneId, tasks);
}

function rowOf(task: StoredTask) {
  const { kind, departmentId, accountId, partyId, headsOnly, leaders, since, dueOn, warnOn, paused } = task;
  return [kind, departmentId, accountId, partyId, headsOnly, leaders, since, dueOn, warnOn, paused];
}
