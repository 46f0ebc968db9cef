import { type RawBuilder, sql } from 'kysely';
import type { CaseLight } from '#kernel/cases/contract/case-light.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { IssueAnswer, IssueSource, IssueState, IssueUrgency } from '../../../contract/issue.ts';
import type { IssueFilter } from '../../../contract/issue-endpoints.ts';
import type { StoredSums } from '../domain/rates.ts';

/** A row of the register as it is read. */
export interface StoredIssue {
  id: string;
  number: string;
  title: string;
  firmId: string;
  firm: string;
  code: string | null;
  category: string;
  categoryName: string;
  urgency: IssueUrgency;
  state: IssueState;
  light: CaseLight;
  dueOn: string | null;
  leadId: string | null;
  source: IssueSource;
  raisedOn: string;
  staffClosedOn: string | null;
  answer: IssueAnswer | null;
  supervision: string | null;
  text: string;
  industry: string;
  scale: string | null;
  demonstration: boolean;
}

/** What a question of the register needs: the filter, and which day is today. */
export interface RegisterQuestion {
  readonly filter: Omit<IssueFilter, 'sort'>;
  readonly today: string;
}

const from = sql`visits.issue as issue
  join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
  join parties.firm as firm on firm.zone_id = issue.zone_id and firm.id = issue.firm_id`;

/** Light of the case, as `lightOn` of kernel/cases gives it. */
export const lightOf = (today: string): RawBuilder<CaseLight> => sql`case when file.concluded_at is not null then 'none'
  when file.due_on is null then case when file.paused then 'hold' else 'none' end
  when file.due_on < ${today}::date then 'late' when file.warn_on <= ${today}::date then 'warn' else 'ok' end`;

/** Its limit has passed, or staff have closed it; an ended one is owed by nobody. */
export const isDue = (today: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(issue.ended_on is null and (issue.staff_closed_on is not null or issue.due_on < ${today}))`;
/** Asked after 30 days, with an answer or with the time to answer over. */
export const isAsked: RawBuilder<boolean> = sql`(issue.asked_on is not null and issue.answer is not null)`;

const yes = (wanted: 'yes' | 'no', condition: RawBuilder<unknown>) =>
  wanted === 'yes' ? condition : sql`not coalesce(${condition}, false)`;

function matching({ filter, today }: RegisterQuestion): RawBuilder<unknown> {
  const lists: [readonly string[], RawBuilder<unknown>][] = [
    [filter.department, sql`file.lead_id::text`],
    [filter.category, sql`issue.category`],
    [filter.size, sql`issue.scale`],
    [filter.industry, sql`left(issue.industry, 1)`],
    [filter.urgency, sql`issue.urgency`],
    [filter.state, sql`file.state`],
    [filter.light, lightOf(today)],
    [filter.source, sql`issue.source`],
    [filter.answer, sql`issue.answer`],
  ];
  const day = sql`${today}::date`;
  const parts = lists.flatMap(([values, column]) =>
    values.length === 0 ? [] : [sql`${column} = any(${[...values]}::text[])`],
  );
  if (filter.from !== undefined) parts.push(sql`issue.raised_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`issue.raised_on <= ${filter.to}::date`);
  if (filter.visit !== undefined) parts.push(sql`issue.visit_id = ${filter.visit}::uuid`);
  if (filter.firm !== undefined) parts.push(sql`issue.firm_id = ${filter.firm}::uuid`);
  if (filter.closed === 'open') parts.push(sql`issue.staff_closed_on is null and issue.ended_on is null`);
  else if (filter.closed !== undefined) parts.push(yes(filter.closed, sql`issue.staff_closed_on is not null`));
  if (filter.due !== undefined) parts.push(yes(filter.due, isDue(day)));
  if (filter.asked !== undefined) parts.push(yes(filter.asked, isAsked));
  if (filter.confirmed !== undefined) parts.push(yes(filter.confirmed, sql`issue.answer = 'solved'`));
  if (filter.supervised !== undefined) parts.push(yes(filter.supervised, sql`file.supervision is not null`));
  if (filter.inTime !== undefined) parts.push(yes(filter.inTime, sql`issue.closed_in_time`));
  if (filter.without === 'lead') parts.push(sql`file.lead_id is null`);
  if (filter.without === 'size') parts.push(sql`issue.scale is null`);
  if (filter.q !== undefined && filter.q !== '') {
    const pattern = `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    parts.push(sql`(issue.text ilike ${pattern} or issue.number ilike ${pattern} or firm.name ilike ${pattern}
      or firm.social_credit_code like upper(${pattern}))`);
  }
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

const columns = (today: string) => sql`issue.case_id as id, issue.number, file.title, issue.firm_id as "firmId",
      firm.name as firm, firm.social_credit_code as code, issue.category,
      coalesce(item.name, issue.category) as "categoryName", issue.urgency, file.state,
      ${lightOf(today)} as light, file.due_on as "dueOn", file.lead_id as "leadId", issue.source,
      issue.raised_on as "raisedOn", issue.staff_closed_on as "staffClosedOn", issue.answer, file.supervision, issue.text,
      issue.industry, issue.scale, issue.demonstration`;

const withNames = sql`${from}
  left join parties.duty_item as item on item.zone_id = issue.zone_id and item.kind = 'issueCategory'
    and item.code = issue.category`;

const orders = {
  '-raised': sql`issue.raised_on desc, issue.case_id desc`,
  raised: sql`issue.raised_on, issue.case_id`,
  due: sql`file.due_on nulls last, issue.case_id`,
} as const;

/** Issues that match, in the order asked for; the id breaks ties, so that pages never overlap. */
export async function listStoredIssues(
  db: ZoneDb,
  asked: RegisterQuestion & { readonly sort: IssueFilter['sort'] },
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredIssue[]> {
  const { rows } = await sql<StoredIssue>`select ${columns(asked.today)} from ${withNames}
    where ${matching(asked)} order by ${orders[asked.sort]} limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** One issue of the register; undefined where the zone has none under the id. */
export async function findStoredIssue(
  db: ZoneDb,
  { caseId, today }: { caseId: string; today: string },
): Promise<StoredIssue | undefined> {
  const { rows } = await sql<StoredIssue>`select ${columns(today)} from ${withNames}
    where issue.case_id = ${caseId}::uuid`.execute(db);
  return rows[0];
}

/** Sums over all that match. */
export async function sumIssues(db: ZoneDb, asked: RegisterQuestion): Promise<StoredSums> {
  const day = sql`${asked.today}::date`;
  const { rows } = await sql<StoredSums>`select count(*) as total,
      count(*) filter (where issue.staff_closed_on is null and issue.ended_on is null) as open,
      count(*) filter (where ${lightOf(asked.today)} = 'late') as late,
      count(*) filter (where ${isDue(day)}) as due,
      count(*) filter (where ${isDue(day)} and issue.staff_closed_on is not null) as "staffClosed",
      count(*) filter (where ${isAsked}) as asked,
      count(*) filter (where ${isAsked} and issue.answer = 'solved') as confirmed,
      count(*) filter (where ${isAsked} and issue.answer = 'none') as unanswered
    from ${from} where ${matching(asked)}`.execute(db);
  const [sums] = rows;
  if (sums === undefined) throw new Error('an aggregate answered nothing');
  return sums;
}

/** Departments and categories that issues of the zone have, for the filters. */
export async function listFacets(
  db: ZoneDb,
): Promise<{ departments: string[]; categories: { code: string; name: string }[] }> {
  const leads = await sql<{ id: string }>`select distinct file.lead_id as id from visits.issue
    join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
    where file.lead_id is not null`.execute(db);
  const codes = await sql<{ code: string; name: string }>`select code, name from parties.duty_item
    where kind = 'issueCategory' order by code`.execute(db);
  return { departments: leads.rows.map(({ id }) => id), categories: codes.rows };
}
