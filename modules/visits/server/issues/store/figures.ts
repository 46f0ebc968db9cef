import { sql } from 'kysely';
import type { CaseLight } from '#kernel/cases/contract/case-light.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { isAsked, isDue, lightOf } from './register.ts';

/** Counts behind the rates of one lead department; of issues without one under null. */
export interface DepartmentRates {
  departmentId: string | null;
  department: string | null;
  due: number;
  staffClosed: number;
  asked: number;
  confirmed: number;
  unanswered: number;
}

/** Counts behind both rates as of today, by lead department. */
export async function countRates(db: ZoneDb, today: string): Promise<DepartmentRates[]> {
  const day = sql`${today}::date`;
  const { rows } = await sql<Omit<DepartmentRates, 'department'>>`select file.lead_id as "departmentId",
      count(*) filter (where ${isDue(day)}) as due,
      count(*) filter (where ${isDue(day)} and issue.staff_closed_on is not null) as "staffClosed",
      count(*) filter (where ${isAsked}) as asked,
      count(*) filter (where ${isAsked} and issue.answer = 'solved') as confirmed,
      count(*) filter (where ${isAsked} and issue.answer = 'none') as unanswered
    from visits.issue as issue join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
    group by file.lead_id order by 2 desc, 1`.execute(db);
  return named(db, today, rows);
}

/** Open issues by the department that has them. */
export async function countOpenByDepartment(
  db: ZoneDb,
  today: string,
): Promise<{ departmentId: string | null; department: string | null; count: number }[]> {
  const { rows } = await sql<{ departmentId: string | null; count: number }>`select file.lead_id as "departmentId",
      count(*) as count
    from visits.issue as issue join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
    where issue.staff_closed_on is null and issue.ended_on is null group by file.lead_id order by 2 desc, 1`.execute(
    db,
  );
  return named(db, today, rows);
}

/** Open issues by the light that they have today. */
export async function countOpenByLight(db: ZoneDb, today: string): Promise<ReadonlyMap<CaseLight, number>> {
  const { rows } = await sql<{ light: CaseLight; count: number }>`select ${lightOf(today)} as light, count(*) as count
    from visits.issue as issue join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
    where issue.staff_closed_on is null and issue.ended_on is null group by 1`.execute(db);
  return new Map(rows.map(({ light, count }) => [light, count]));
}

async function named<T extends { departmentId: string | null }>(
  db: ZoneDb,
  today: string,
  rows: readonly T[],
): Promise<(T & { department: string | null })[]> {
  const names = await departmentNamesOn(db, today);
  return rows.map((one) => ({
    ...one,
    department: one.departmentId === null ? null : (names.get(one.departmentId) ?? null),
  }));
}

/** Issues brought up in spans of days, by category. */
export async function countByCategory(
  db: ZoneDb,
  spans: readonly { period: string; from: string; to: string }[],
): Promise<{ period: string; code: string; name: string; count: number }[]> {
  const { rows } = await sql<{ period: string; code: string; name: string; count: number }>`select span.period,
      issue.category as code, coalesce(item.name, issue.category) as name, count(*) as count
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as span (period text, "from" date, "to" date)
    join visits.issue as issue on issue.raised_on between span."from" and span."to"
    left join parties.duty_item as item on item.zone_id = issue.zone_id and item.kind = 'issueCategory'
      and item.code = issue.category
    group by 1, 2, 3 order by 4 desc, 2`.execute(db);
  return rows;
}

/** Day of the newest issue. */
export async function newestIssue(db: ZoneDb): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select max(raised_on) as day from visits.issue`.execute(db);
  return rows[0]?.day ?? null;
}
