import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** What is reported once at a time: a metric's month (or year, for a target) of one part. */
export interface ReportLane {
  metric: string;
  status: 'actual' | 'target';
  period: string;
  part: string;
}

/** The newest report of a lane, whatever its state. */
export interface LatestReport extends ReportLane {
  id: string;
  value: string;
  source: string;
  revision: number;
  state: 'standing' | 'superseded' | 'reversed';
}

/** A report as a sheet adds it. */
export interface SheetReport extends ReportLane {
  id: string;
  value: string;
  source: string;
  revision: number;
  reason: string | null;
  demonstration: boolean;
}

/** One text for a lane, to find it by. */
export const laneOf = ({ metric, status, period, part }: ReportLane) => `${metric} ${status} ${period} ${part}`;

/** Keeps everybody else from reporting in the zone until the transaction ends; who reports one value holds the same lock shared. */
export async function holdReports(tx: ZoneDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('indicators.report ' || platform.current_zone(), 0))`.execute(
    tx,
  );
}

/** The newest reports of these lanes, by {@link laneOf}. */
export async function latestReports(db: ZoneDb, lanes: readonly ReportLane[]): Promise<Map<string, LatestReport>> {
  const asked = JSON.stringify(lanes.map(({ metric, status, period, part }) => ({ metric, status, period, part })));
  const { rows } = await sql<LatestReport>`
    select distinct on (metric, status, period, part) metric, status, period, part, id, value, source, revision, state
    from jsonb_to_recordset(${asked}::jsonb) as asked (metric text, status text, period text, part text)
    join indicators.report using (metric, status, period, part)
    order by metric, status, period, part, revision desc`.execute(db);
  return new Map(rows.map((row) => [laneOf(row), row]));
}

/** How a month of a metric stands reported: for the whole, by part, or both. */
export interface ReportedWay {
  metric: string;
  period: string;
  whole: boolean;
  parts: boolean;
}

/** How the months of these lanes stand reported. */
export async function reportedWays(
  db: ZoneDb,
  lanes: readonly Pick<ReportLane, 'metric' | 'period'>[],
): Promise<ReportedWay[]> {
  const [metrics, periods] = [
    new Set(lanes.map(({ metric }) => metric)),
    new Set(lanes.map(({ period }) => period)),
  ] as const;
  const { rows } = await sql<ReportedWay>`
    select metric, period, bool_or(part = '') as whole, bool_or(part <> '') as parts from indicators.report
    where metric = any(${[...metrics]}) and period = any(${[...periods]}) and status = 'actual' and state = 'standing'
    group by metric, period`.execute(db);
  return rows;
}

/** Adds reports as one statement; a number that somebody else used since breaks the transaction. */
export async function addSheetReports(
  tx: ZoneDb,
  { zoneId, by, at }: { zoneId: string; by: string | null; at: string },
  reports: readonly SheetReport[],
): Promise<void> {
  await sql`
    insert into indicators.report (zone_id, id, metric, status, period, part, value, source, revision, reason, reported_by,
      reported_at, demonstration)
    select ${zoneId}::uuid, made.id, made.metric, made.status, made.period, made.part, made.value, made.source,
      made.revision, made.reason, ${by}::uuid, ${at}::timestamptz, made.demonstration
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as made (id uuid, metric text, status text, period text,
      part text, value numeric, source text, revision integer, reason text, demonstration boolean)`.execute(tx);
}

/** Ends standing reports; how many did stand. */
export async function endReports(
  tx: ZoneDb,
  ids: readonly string[],
  state: 'superseded' | 'reversed',
): Promise<number> {
  const { numAffectedRows } = await sql`update indicators.report set state = ${state}
    where id = any(${ids}::uuid[]) and state = 'standing'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Standing reports with these ids, as records of imports keep them. */
export async function standingReports(db: ZoneDb, ids: readonly string[]) {
  const { rows } = await sql<Omit<SheetReport, 'revision' | 'reason' | 'demonstration'>>`
    select id, metric, status, period, part, value, source from indicators.report
    where id = any(${ids}::uuid[]) and state = 'standing'`.execute(db);
  return rows;
}

/** Reports with these ids, with what reporting their values once more needs. */
export async function reportsToRestore(db: ZoneDb, ids: readonly string[]): Promise<Omit<SheetReport, 'revision'>[]> {
  const { rows } = await sql<Omit<SheetReport, 'revision'>>`
    select id, metric, status, period, part, value, source, reason, demonstration from indicators.report
    where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
