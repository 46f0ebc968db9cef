import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** An issue as far as its text, its firm and its place in lists go. */
export interface IssueText {
  caseId: string;
  /** Number of the issue as its register has it. */
  number: string;
  firmId: string;
  firm: string;
  category: string;
  text: string;
  raisedAt: string;
  demonstration: boolean;
}

const columns = sql`issue.case_id as "caseId", issue.number, issue.firm_id as "firmId", firm.name as firm, issue.category,
  issue.text, issue.raised_at as "raisedAt", issue.demonstration`;
const from = sql`visits.issue
  join parties.firm on firm.zone_id = issue.zone_id and firm.id = issue.firm_id`;

/** The issues with these ids that there are. */
export async function findIssueTexts(db: ZoneDb, caseIds: readonly string[]): Promise<IssueText[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<IssueText>`select ${columns} from ${from}
    where issue.case_id = any(${[...caseIds]}::uuid[])`.execute(db);
  return rows;
}

/** The newest issues, the oldest of them first. */
export async function listIssueTexts(db: ZoneDb, limit: number): Promise<IssueText[]> {
  const { rows } = await sql<IssueText>`select ${columns} from ${from}
    order by issue.raised_at desc, issue.case_id desc limit ${limit}`.execute(db);
  return rows.reverse();
}
