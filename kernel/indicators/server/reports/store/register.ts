import { type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { reportFilter } from '../../../contract/endpoints.ts';
import { monthsOf } from '../../domain/periods.ts';
import { type IndicatorTables, tables } from '../../store/tables.ts';
import type { StoredReport } from './reports.ts';

/** The parsed filter of the reports. */
export type ReportFilter = Omit<z.output<typeof reportFilter>, 'q'> & {
  /** Words, and the metrics whose name has them. */
  q?: { words: string; metrics: readonly string[] } | undefined;
};

type Query = SelectQueryBuilder<IndicatorTables, 'indicators.report', object>;

function matching(db: ZoneDb, { q, metric, status, period, part, state }: ReportFilter, leaveOut?: string): Query {
  let query: Query = tables(db).selectFrom('indicators.report');
  if (q !== undefined) {
    const pattern = `%${q.words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((make) =>
      make.or([
        make('part', 'ilike', pattern),
        make('source', 'ilike', pattern),
        make('metric', 'in', ['', ...q.metrics]),
      ]),
    );
  }
  if (metric.length > 0 && leaveOut !== 'metric') query = query.where('metric', 'in', metric);
  if (status.length > 0 && leaveOut !== 'status') query = query.where('status', 'in', status);
  if (part.length > 0 && leaveOut !== 'part') query = query.where('part', 'in', part);
  if (state.length > 0 && leaveOut !== 'state') query = query.where('state', 'in', state);
  // A year alone means its months and its targets.
  if (period?.length === 4) query = query.where(sql<boolean>`left(period, 4) = ${period}`);
  else if (period !== undefined) query = query.where('period', 'in', monthsOf(period));
  return query;
}

const orders = {
  '-period': sql`period desc, metric, part, revision desc`,
  period: sql`period, metric, part, revision desc`,
  '-value': sql`value desc, id`,
  value: sql`value, id`,
  '-reportedAt': sql`reported_at desc, id`,
} as const;

/** Reports that match, in the order asked for. */
export function listReports(
  db: ZoneDb,
  filter: ReportFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredReport[]> {
  return matching(db, filter)
    .select([
      ...(['id', 'metric', 'status', 'period', 'part', 'value', 'source', 'revision', 'state', 'reason'] as const),
      ...(['reported_by as reportedBy', 'reported_at as reportedAt', 'demonstration'] as const),
    ])
    .orderBy(orders[filter.sort])
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many match, and what those that stand come to by metric and status. */
export async function tallyReports(db: ZoneDb, filter: ReportFilter) {
  return matching(db, filter)
    .select(['metric', 'status'])
    .select((make) => [
      make.fn.countAll<number>().as('count'),
      sql<number>`count(*) filter (where state = 'standing')`.as('standing'),
      sql<string | null>`sum(value) filter (where state = 'standing')`.as('sum'),
    ])
    .groupBy(['metric', 'status'])
    .execute();
}

/** How many match by a field, under all filters but its own. */
export function countReportsBy(
  db: ZoneDb,
  field: 'metric' | 'status' | 'part' | 'state',
  filter: ReportFilter,
): Promise<{ value: string; count: number }[]> {
  return matching(db, filter, field)
    .select(sql<string>`${sql.ref(field)}`.as('value'))
    .select((make) => make.fn.countAll<number>().as('count'))
    .groupBy(sql.ref(field))
    .orderBy(sql`2 desc, 1`)
    .execute();
}
