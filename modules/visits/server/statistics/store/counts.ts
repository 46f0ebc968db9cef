import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { StatisticsBy } from '../../../contract/statistics.ts';
import { isAsked, isDue } from '../../issues/store/register.ts';

/** Days, both included. */
export interface Span {
  from: string;
  to: string;
}

/** What a table is made of: groups, the span and the same a year before, today, and the working days that lie between them. */
export interface CountQuestion {
  by: StatisticsBy;
  now: Span;
  before: Span;
  today: string;
  /** In order, from the first day of `before` to today. */
  workingDays: readonly string[];
}

/** Counts of issues of one group in one of the spans; `key` is null for all groups together, empty where rows have none. */
export interface IssueCounts {
  key: string | null;
  isNow: boolean;
  issues: number;
  closed: number;
  inTime: number;
  averageDays: string | null;
  due: number;
  /** Of those due. */
  staffClosed: number;
  asked: number;
  confirmed: number;
  unanswered: number;
}

/** Months of the year before stand beside those of this one. */
const monthOf = (day: RawBuilder<unknown>) =>
  sql`to_char(case when span.now then ${day} else (${day} + interval '1 year')::date end, 'YYYY-MM')`;

const issueKeys: Readonly<Record<StatisticsBy, RawBuilder<unknown>>> = {
  department: sql`file.lead_id::text`,
  category: sql`issue.category`,
  size: sql`issue.scale`,
  industry: sql`left(issue.industry, 1)`,
  urgency: sql`issue.urgency`,
  month: monthOf(sql`issue.raised_on`),
};

/** A row belongs to one of the spans, or to both where they meet. */
function spans(day: RawBuilder<unknown>, { now, before }: CountQuestion): RawBuilder<unknown> {
  return sql`join (values (true, ${now.from}::date, ${now.to}::date), (false, ${before.from}::date, ${before.to}::date))
    as span (now, starts, ends) on ${day} between span.starts and span.ends`;
}

/** Issues by group and span with all that the table says of them, in one statement. */
export async function countIssues(db: ZoneDb, asked: CountQuestion): Promise<IssueCounts[]> {
  const day = sql`${asked.today}::date`;
  const days = sql`${[...asked.workingDays]}::date[]`;
  const { rows } = await sql<IssueCounts>`
    select key, now as "isNow", count(*) as issues, count(closed_on) as closed,
      count(*) filter (where in_time) as "inTime",
      round(avg(width_bucket(closed_on, ${days}) - width_bucket(raised_on, ${days})), 1)::text as "averageDays",
      count(*) filter (where due) as due, count(*) filter (where due and closed_on is not null) as "staffClosed",
      count(*) filter (where asked) as asked, count(*) filter (where asked and answer = 'solved') as confirmed,
      count(*) filter (where asked and answer = 'none') as unanswered
    from (select coalesce(${issueKeys[asked.by]}, '') as key, span.now, issue.staff_closed_on as closed_on, issue.raised_on,
        issue.closed_in_time as in_time, ${isDue(day)} as due, ${isAsked} as asked, issue.answer
      from visits.issue
      join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
      ${spans(sql`issue.raised_on`, asked)}) as issue
    group by grouping sets ((key, now), (now)) order by key nulls last, now desc`.execute(db);
  return rows;
}

/** Visits of one group in one of the spans; `key` is null for all together. */
export interface VisitCounts {
  key: string | null;
  isNow: boolean;
  visits: number;
}

const visitKeys: Readonly<Partial<Record<StatisticsBy, RawBuilder<unknown>>>> = {
  department: sql`one.department_id::text`,
  size: sql`firm.scale`,
  industry: sql`left(firm.industry, 1)`,
  month: monthOf(sql`visit.day`),
};

/** Visits by group and span; one that several departments made together counts for each and once in all. Null where visits have no such group. */
export async function countVisits(db: ZoneDb, asked: CountQuestion): Promise<VisitCounts[] | null> {
  const key = visitKeys[asked.by];
  if (key === undefined) return null;
  const joined =
    asked.by === 'department'
      ? sql`join visits.visit_department as one on one.zone_id = visit.zone_id and one.visit_id = visit.id`
      : sql`join parties.firm as firm on firm.zone_id = visit.zone_id and firm.id = visit.firm_id`;
  const { rows } = await sql<VisitCounts>`
    select key, now as "isNow", count(distinct id) as visits
    from (select coalesce(${key}, '') as key, span.now, visit.id from visits.visit ${joined}
      ${spans(sql`visit.day`, asked)} where visit.withdrawn_at is null) as visit
    group by grouping sets ((key, now), (now)) order by key nulls last, now desc`.execute(db);
  return rows;
}
