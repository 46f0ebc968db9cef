import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CoverageFilter, CoverageRow } from '../../../contract/visit-coverage.ts';

/** Firms of one industry: how many there are, and how many of them lack a visit. */
export interface IndustryTally {
  industry: string;
  firms: number;
  visited: number;
  never: number;
}

/** Coverage as one statement reads it: tallies of the filter without its state, and the rows asked for. */
export interface StoredCoverage {
  tallies: IndustryTally[];
  rows: CoverageRow[];
  total: number;
}

interface CoverageQuestion {
  filter: CoverageFilter;
  /** Last day that lies too far back. */
  since: string;
  today: string;
  limit: number;
  offset: number;
}

const order = {
  lastVisit: sql`last_on asc nulls first, name, id`,
  '-lastVisit': sql`last_on desc nulls last, name, id`,
  name: sql`name, id`,
  '-name': sql`name desc, id desc`,
} as const;

const states = {
  all: sql`true`,
  gap: sql`(last_on is null or last_on <= since)`,
  visited: sql`last_on > since`,
  never: sql`last_on is null`,
} as const;

/**
 * Firms in business with when they were visited last. The visits are read once and grouped by firm, the firms once; tallies
 * and rows come from the same reading, so that no number differs from its rows.
 */
export async function readCoverage(
  db: ZoneDb,
  { filter, since, today, limit, offset }: CoverageQuestion,
): Promise<StoredCoverage> {
  const { department } = filter;
  const byDepartment =
    department === undefined
      ? sql`true`
      : sql`exists (select from visits.visit_department d where d.zone_id = v.zone_id and d.visit_id = v.id
          and d.department_id = ${department})`;
  const { rows } = await sql<{ tallies: IndustryTally[] | null; rows: CoverageRow[] | null; total: number }>`
    with last as (
      select v.firm_id, max(v.day) as last_on, count(*) filter (where v.day > ${since}) as visits
      from visits.visit v where v.withdrawn_at is null and ${byDepartment} group by v.firm_id
    ), planned as (
      select pf.firm_id, min(pf.due_on) as planned_by from visits.plan_firm pf
      join visits.plan p on p.zone_id = pf.zone_id and p.id = pf.plan_id
      where pf.removed_at is null and p.withdrawn_at is null and p.ends_on >= ${today} group by pf.firm_id
    ), matched as materialized (
      select f.id, f.name, f.social_credit_code as code, f.industry, f.scale, last.last_on, ${since}::date as since,
        coalesce(last.visits, 0) as visits, planned.planned_by
      from parties.firm f
      left join last on last.firm_id = f.id
      left join planned on planned.firm_id = f.id
      where ${narrow(filter, today)}
    ), asked as (
      select * from matched where ${states[filter.state]} order by ${order[filter.sort]} limit ${limit} offset ${offset}
    )
    select
      (select json_agg(t) from (select industry, count(*) as firms, count(*) filter (where last_on > since) as visited,
        count(*) filter (where last_on is null) as never from matched group by industry order by industry) t) as tallies,
      (select json_agg(json_build_object('id', id, 'name', name, 'code', code, 'industry', industry, 'scale', scale,
        'lastVisitOn', last_on, 'visits', visits, 'plannedBy', planned_by) order by ${order[filter.sort]})
        from asked) as rows,
      (select count(*) from matched where ${states[filter.state]}) as total`.execute(db);
  const answer = rows[0];
  return { tallies: answer?.tallies ?? [], rows: answer?.rows ?? [], total: answer?.total ?? 0 };
}

function narrow({ q = '', industry, scale, roster, planned }: CoverageFilter, today: string) {
  const typed = q.replace(/[\\%_]/g, '\\$&');
  const conditions = [sql`f.standing and f.status = 'operating'`];
  if (q !== '') {
    conditions.push(sql`(f.name ilike ${`%${typed}%`} or f.social_credit_code like ${`${typed.toUpperCase()}%`})`);
  }
  if (industry.length > 0) conditions.push(sql`f.industry in (${sql.join(industry)})`);
  if (scale.length > 0) conditions.push(sql`f.scale in (${sql.join(scale)})`);
  if (roster !== undefined) {
    conditions.push(sql`exists (select from parties.roster_entry e where e.zone_id = f.zone_id and e.party_id = f.id
      and e.roster_id = ${roster} and e.taken_back_by is null and e.starts_on <= ${today}
      and (e.ends_on is null or e.ends_on > ${today}))`);
  }
  if (planned !== undefined) {
    conditions.push(planned === 'yes' ? sql`planned.planned_by is not null` : sql`planned.planned_by is null`);
  }
  return sql.join(conditions, sql` and `);
}
