import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Visits of a span of months by recording department: a joint visit is one visit. */
export async function visitsByDepartment(
  db: ZoneDb,
  spans: readonly { period: string; from: string; to: string }[],
): Promise<{ period: string; departmentId: string; visits: number }[]> {
  if (spans.length === 0) return [];
  const values = sql.join(spans.map(({ period, from, to }) => sql`(${period}::text, ${from}::date, ${to}::date)`));
  const { rows } = await sql<{ period: string; departmentId: string; visits: number }>`
    select span.period, v.department_id as "departmentId", count(*) as visits
    from (values ${values}) span (period, first, last)
    join visits.visit v on v.day between span.first and span.last and v.withdrawn_at is null
    group by span.period, v.department_id order by span.period, v.department_id`.execute(db);
  return rows;
}

/** Firms visited in the windows that end on these days, together (`departmentId` null) and by department that took part. */
export async function firmsVisited(
  db: ZoneDb,
  windows: readonly { day: string; after: string }[],
): Promise<{ day: string; departmentId: string | null; firms: number }[]> {
  if (windows.length === 0) return [];
  const values = sql.join(windows.map(({ day, after }) => sql`(${day}::date, ${after}::date)`));
  const { rows } = await sql<{ day: string; departmentId: string | null; firms: number }>`
    select w.day, d.department_id as "departmentId", count(distinct v.firm_id) as firms
    from (values ${values}) w (day, after)
    join visits.visit v on v.day > w.after and v.day <= w.day and v.withdrawn_at is null
    join visits.visit_department d on d.zone_id = v.zone_id and d.visit_id = v.id
    group by grouping sets ((w.day), (w.day, d.department_id)) order by w.day, 2 nulls first`.execute(db);
  return rows;
}

/** Firms in business today, and how many of them were visited after a day. */
export async function coverageToday(db: ZoneDb, after: string): Promise<{ firms: number; visited: number }> {
  const { rows } = await sql<{ firms: number; visited: number }>`
    select count(*) as firms, count(last.firm_id) as visited
    from parties.firm f
    left join (select distinct firm_id from visits.visit where withdrawn_at is null and day > ${after}) last
      on last.firm_id = f.id
    where f.standing and f.status = 'operating'`.execute(db);
  return rows[0] ?? { firms: 0, visited: 0 };
}

/** Day of the newest visit; null when there is none. */
export async function newestVisit(db: ZoneDb): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select max(day) as day from visits.visit where withdrawn_at is null`.execute(db);
  return rows[0]?.day ?? null;
}
