import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Issues whose firm was asked and has let its time pass. */
export async function issuesWithAnswerOverdue(
  db: ZoneDb,
  today: string,
): Promise<{ caseId: string; state: 'replied' | 'asked' }[]> {
  const { rows } = await sql<{ caseId: string; state: 'replied' | 'asked' }>`select id as "caseId", state
    from cases.case_file where lifecycle = 'visits.issue' and state in ('replied', 'asked') and due_on < ${today}::date
    order by due_on, id`.execute(db);
  return rows;
}

/** Closed issues whose clock of 30 days has run out. */
export async function issuesToAsk(db: ZoneDb, today: string): Promise<{ caseId: string }[]> {
  const { rows } = await sql<{ caseId: string }>`select file.id as "caseId" from cases.case_file as file
    cross join lateral (select done.detail->'clocks'->'thirtyDays'->>'dueOn' as due_on from cases.action as done
      where done.zone_id = file.zone_id and done.case_id = file.id and done.detail->'clocks'->'thirtyDays' is not null
      order by done.sequence desc limit 1) as clock
    where file.lifecycle = 'visits.issue' and file.state = 'closed' and clock.due_on <= ${today}
    order by clock.due_on, file.id`.execute(db);
  return rows;
}

/** Late issues that a department has and that were never under supervision. */
export async function issuesToSupervise(db: ZoneDb, today: string): Promise<{ caseId: string; dueOn: string }[]> {
  const { rows } = await sql<{ caseId: string; dueOn: string }>`select id as "caseId", due_on as "dueOn"
    from cases.case_file where lifecycle = 'visits.issue' and concluded_at is null and supervision is null
      and state in ('assigned', 'inProgress', 'unanswered') and due_on < ${today}::date
    order by due_on, id`.execute(db);
  return rows;
}
