import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { TaskScope } from '../domain/task-scope.ts';
import { countOwnTasks } from './own-tasks.ts';

/** Whose cases the lists beside the to-do show: one account and its own departments, never those of whom it stands in for. */
export interface OwnScope {
  readonly accountId: string;
  readonly departments: readonly string[];
}

/** Lengths of the lists of one's own. */
export interface ListCounts {
  readonly todo: number;
  readonly done: number;
  readonly started: number;
  readonly copied: number;
  readonly unread: number;
  readonly department: number;
}

/** Counts every list of one's own in one statement. */
export async function countLists(db: ZoneDb, scope: TaskScope, own: OwnScope): Promise<ListCounts> {
  const { accountId } = own;
  const departments = [...own.departments];
  const { rows } = await sql<ListCounts>`
    select ${countOwnTasks(scope)} as todo,
      (select count(*) from cases.participant where account_id = ${accountId}::uuid) as done,
      (select count(*) from cases.case_file where opened_by = ${accountId}::uuid) as started,
      copied.total as copied, copied.unread,
      (select count(*) from cases.case_file where lead_id = any(${departments}::uuid[]) and concluded_at is null)
        as department
    from (select count(*) as total, count(*) filter (where each.unread) as unread
      from (select bool_or(not exists (select 1 from cases.copy_reading as r
          where r.copy_id = k.id and r.account_id = ${accountId}::uuid)) as unread
        from (select id, case_id from cases.copy where account_id = ${accountId}::uuid
          union all select id, case_id from cases.copy where department_id = any(${departments}::uuid[])) as k
        group by k.case_id) as each) as copied`.execute(db);
  const counts = rows[0];
  if (counts === undefined) throw new Error('a count without a row');
  return counts;
}

/** Notes that an account opened the copies of a case that it or its departments got; how many were new to it. */
export async function noteReading(
  tx: ZoneDb,
  { zoneId, caseId, at }: { zoneId: string; caseId: string; at: string },
  { accountId, departments }: OwnScope,
): Promise<number> {
  const { rows } = await sql`insert into cases.copy_reading (zone_id, copy_id, account_id, read_at)
    select ${zoneId}::uuid, id, ${accountId}::uuid, ${at}::timestamptz from cases.copy
    where case_id = ${caseId}::uuid and (account_id = ${accountId}::uuid or department_id = any(${[...departments]}::uuid[]))
    on conflict do nothing returning copy_id`.execute(tx);
  return rows.length;
}
