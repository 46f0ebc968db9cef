import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ComparedText } from '../domain/weigh-texts.ts';

/** An issue as far as its text, its firm and its place in lists go. */
export interface IssueText {
  caseId: string;
  /** Number of the issue as its register has it. */
  number: string;
  firmId: string;
  firm: string;
  /** Code of the category. */
  category: string;
  text: string;
  raisedAt: string;
}

const columns = sql`issue.case_id as "caseId", issue.number, issue.firm_id as "firmId", firm.name as firm, issue.category,
  issue.text, issue.raised_at as "raisedAt"`;
const from = sql`visits.issue join parties.firm on firm.zone_id = issue.zone_id and firm.id = issue.firm_id`;

/** The issues with these ids that there are. */
export async function findIssueTexts(db: ZoneDb, caseIds: readonly string[]): Promise<IssueText[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<IssueText>`select ${columns} from ${from}
    where issue.case_id = any(${[...caseIds]}::uuid[])`.execute(db);
  return rows;
}

/** Texts of the newest issues with the names of their firms, but for those withdrawn or merged into others; in the order of ids. */
export async function listComparedTexts(db: ZoneDb, limit: number): Promise<ComparedText[]> {
  const { rows } = await sql<ComparedText>`
    with newest as (select case_id, firm_id, text from visits.issue
      where ending is null or ending = 'underLaw' order by raised_on desc, case_id desc limit ${limit})
    select newest.case_id as id, newest.firm_id as "firmId", newest.text, coalesce(names.all, '{}') as "firmNames"
    from newest
    left join (select party_id, array_agg(name order by place) as all from parties.party_name
      where kind in ('current', 'former', 'short') and party_id in (select firm_id from newest) group by party_id) as names
      on names.party_id = newest.firm_id
    order by newest.case_id`.execute(db);
  return rows;
}

/** Names of categories of issues by code. */
export async function categoryNames(db: ZoneDb): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from parties.duty_item where kind = 'issueCategory' order by code`.execute(db);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
