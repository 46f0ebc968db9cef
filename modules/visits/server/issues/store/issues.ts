import { type Insertable, type Selectable, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { IssueFacts } from '../domain/issue-facts.ts';
import { type IssueRecord, tables } from './tables.ts';

/** Writes an issue beside its case. */
export async function addIssue(tx: ZoneDb, issue: Insertable<IssueRecord>): Promise<void> {
  await tables(tx).insertInto('visits.issue').values(issue).execute();
}

/** The issue of a case. */
export function findIssue(db: ZoneDb, caseId: string) {
  return tables(db).selectFrom('visits.issue').selectAll().where('case_id', '=', caseId).executeTakeFirst();
}

/** The issue that a phone has sent already; of two that send it at the same moment the second waits for the first. */
export async function findIssueByClient(
  tx: ZoneDb,
  { zoneId, clientId }: { zoneId: string; clientId: string },
): Promise<{ caseId: string; number: string; firmId: string } | undefined> {
  const key = `visits.issue/${zoneId}/${clientId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
  return tables(tx)
    .selectFrom('visits.issue')
    .select(['case_id as caseId', 'number', 'firm_id as firmId'])
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

/** What follows from the acts, as the row has it. */
export function factsOf(row: Selectable<IssueRecord>): IssueFacts {
  return {
    ...{ dueOn: row.due_on, firstAnswerAt: row.first_answer_at, staffClosedOn: row.staff_closed_on },
    ...{ closedInTime: row.closed_in_time, closedByFirm: row.closed_by_firm, askedOn: row.asked_on },
    ...{ answer: row.answer, reopened: row.reopened, endedOn: row.ended_on, ending: row.ending },
    ...{ endingArticle: row.ending_article, mergedInto: row.merged_into },
  };
}

/** The facts as columns of the row. */
export function columnsOf(facts: IssueFacts) {
  return {
    ...{ due_on: facts.dueOn, first_answer_at: facts.firstAnswerAt, staff_closed_on: facts.staffClosedOn },
    ...{ closed_in_time: facts.closedInTime, closed_by_firm: facts.closedByFirm, asked_on: facts.askedOn },
    ...{ answer: facts.answer, reopened: facts.reopened, ended_on: facts.endedOn, ending: facts.ending },
    ...{ ending_article: facts.endingArticle, merged_into: facts.mergedInto },
  };
}

/** Puts the row in step with the acts. */
export async function saveFacts(tx: ZoneDb, caseId: string, facts: IssueFacts): Promise<void> {
  await tables(tx).updateTable('visits.issue').set(columnsOf(facts)).where('case_id', '=', caseId).execute();
}
