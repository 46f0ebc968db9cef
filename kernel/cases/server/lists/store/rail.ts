import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { TaskScope } from '../domain/task-scope.ts';
import { stoppedLimits } from './stopped-limits.ts';

/** An open case that waits for somebody else. */
export interface WaitingCase {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly lifecycle: string;
  readonly departmentId: string | null;
  readonly accountId: string | null;
  readonly partyId: string | null;
  readonly leaders: boolean;
  readonly since: string;
}

/** Open cases of an account whose first task is not of its scope, the longest waiting first, and how many there are. */
export async function listWaiting(
  db: ZoneDb,
  { accountId, scope, limit }: { accountId: string; scope: TaskScope; limit: number },
): Promise<{ total: number; rows: readonly WaitingCase[] }> {
  const { rows } = await sql<WaitingCase & { total: number }>`
    select c.id as "caseId", c.number, c.title, c.lifecycle, t.department_id as "departmentId", t.account_id as "accountId",
      t.party_id as "partyId", t.leaders, t.since, count(*) over () as total
    from (select zone_id, id, number, title, lifecycle from cases.case_file
      where opened_by = ${accountId}::uuid and concluded_at is null order by opened_at desc limit 500) as c
    join cases.task as t on t.zone_id = c.zone_id and t.case_id = c.id and t.place = 0
    where (t.account_id is null or t.account_id <> all(${[...scope.accounts]}::uuid[]))
      and (t.department_id is null or t.department_id <> all(${[...scope.departments]}::uuid[]))
      and not (t.leaders and ${scope.leaders}::boolean)
    order by t.since, c.id limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows };
}

/** A case in which others acted after the account. */
export interface ChangedCase {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly lifecycle: string;
  readonly act: string;
  readonly at: string;
}

/** Cases in which an account acted lately and others after it, the newest first. */
export async function listChanged(
  db: ZoneDb,
  { accountId, limit }: { accountId: string; limit: number },
): Promise<readonly ChangedCase[]> {
  const { rows } = await sql<ChangedCase>`select c.id as "caseId", c.number, c.title, c.lifecycle, a.name as act, a.at
    from (select zone_id, case_id, last_at from cases.participant where account_id = ${accountId}::uuid
      order by last_at desc limit 300) as p
    join cases.case_file as c on c.zone_id = p.zone_id and c.id = p.case_id and c.changed_at > p.last_at
    join cases.action as a on a.zone_id = c.zone_id and a.case_id = c.id and a.sequence = c.sequence
    order by a.at desc, c.id limit ${limit}`.execute(db);
  return rows;
}

/** Clocks that acts of departments stopped from a day on, and how many of them no later than their last day. */
export async function countStopped(
  db: ZoneDb,
  { departments, from }: { departments: readonly string[]; from: string },
): Promise<{ stopped: number; inTime: number }> {
  const { rows } = await sql<{ stopped: number; inTime: number }>`select count(*) as stopped,
      count(*) filter (where stopped_on <= due_on) as "inTime"
    from (${stoppedLimits({ departments, from })}) as limits`.execute(db);
  return rows[0] ?? { stopped: 0, inTime: 0 };
}
