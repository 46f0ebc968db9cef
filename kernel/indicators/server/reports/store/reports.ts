import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from '../../store/tables.ts';

/** A report as it stands in the table; `reported_by` is a name where the account has one. */
export interface StoredReport {
  id: string;
  metric: string;
  status: 'actual' | 'target';
  period: string;
  part: string;
  value: string;
  source: string;
  revision: number;
  state: 'standing' | 'superseded' | 'reversed';
  reason: string | null;
  reportedBy: string | null;
  reportedAt: string;
  demonstration: boolean;
}

/** Last month of which anything stands. */
export async function latestReportedMonth(db: ZoneDb, metric: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('indicators.report')
    .select((make) => make.fn.max('period').as('latest'))
    .where('metric', '=', metric)
    .where('status', '=', 'actual')
    .where('state', '=', 'standing')
    .executeTakeFirst();
  return row?.latest ?? null;
}

/** Standing values of these months, by month and part. */
export function standingValues(db: ZoneDb, metric: string, months: readonly string[]) {
  return tables(db)
    .selectFrom('indicators.report')
    .select(['period', 'part', 'value'])
    .where('metric', '=', metric)
    .where('status', '=', 'actual')
    .where('state', '=', 'standing')
    .where('period', 'in', [...months])
    .orderBy('part')
    .orderBy('period')
    .execute();
}

/** Targets by year: the whole's, or the sum of the parts' where none is set for the whole. */
export async function standingTargets(
  db: ZoneDb,
  metric: string,
  years: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ period: string; value: string }>`
    select period, coalesce(sum(value) filter (where part = ''), sum(value)) as value from indicators.report
    where metric = ${metric} and status = 'target' and state = 'standing' and period = any(${[...years]})
    group by period`.execute(db);
  return new Map(rows.map(({ period, value }) => [period, value]));
}

/** The latest report of a metric, period and part, whatever its state; nobody else reports the period until the transaction ends. */
export async function lockLatest(
  tx: ZoneDb,
  { metric, status, period, part }: Pick<StoredReport, 'metric' | 'status' | 'period' | 'part'>,
) {
  // A sheet holds the first of the locks alone, for it may hold thousands of values.
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('indicators.report ' || platform.current_zone(), 0)),
    pg_advisory_xact_lock(hashtextextended(
    'indicators.report ' || platform.current_zone() || ${metric} || ${status} || ${period}, 0))`.execute(tx);
  return tables(tx)
    .selectFrom('indicators.report')
    .select(['id', 'value', 'source', 'revision', 'state'])
    .where('metric', '=', metric)
    .where('status', '=', status)
    .where('period', '=', period)
    .where('part', '=', part)
    .orderBy('revision', 'desc')
    .executeTakeFirst();
}

/** Parts by which a metric was reported before. */
export async function knownParts(db: ZoneDb, metrics: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ metric: string; parts: string[] }>`
    select metric, array_agg(distinct part order by part) as parts from indicators.report
    where metric = any(${[...metrics]}) and state = 'standing' group by metric`.execute(db);
  return new Map(rows.map(({ metric, parts }) => [metric, parts]));
}

/** Adds a report. */
export async function addReport(tx: ZoneDb, zoneId: string, report: Omit<StoredReport, 'state'>): Promise<void> {
  const { reportedBy, reportedAt, ...fields } = report;
  await tables(tx)
    .insertInto('indicators.report')
    .values({ zone_id: zoneId, ...fields, reported_by: reportedBy, reported_at: reportedAt })
    .execute();
}

/** Ends a standing report; false when it no longer stands. */
export async function endReport(tx: ZoneDb, id: string, state: 'superseded' | 'reversed'): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('indicators.report')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'standing')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The report with this id. */
export function findReport(db: ZoneDb, id: string): Promise<StoredReport | undefined> {
  return tables(db)
    .selectFrom('indicators.report')
    .select([
      ...(['id', 'metric', 'status', 'period', 'part', 'value', 'source', 'revision', 'state', 'reason'] as const),
      ...(['reported_by as reportedBy', 'reported_at as reportedAt', 'demonstration'] as const),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}
