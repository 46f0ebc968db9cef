import { decimalText, parseDecimal, sumDecimals } from '#kernel/indicators/contract/decimal.ts';
import type { Metric, MetricAnswer, MetricPart } from '#platform/module/metric.ts';
import { monthsOf } from '../domain/periods.ts';
import { latestReportedMonth, standingTargets, standingValues } from './store/reports.ts';

/** What a part says of a metric that is reported month by month. */
export type ReportedMetric = Pick<Metric, 'id' | 'unit' | 'versions' | 'permission' | 'beside' | 'ratio'> & {
  readonly reported: NonNullable<Metric['reported']>;
};

/**
 * A metric whose months come in as reports of parts: a month is their sum, and a span the sum of its months. Of a ratio only
 * reports for the whole count, and a span is the mean of its months. The rows behind a value are its standing reports.
 */
export function reportedMetric(told: ReportedMetric): Metric {
  return {
    ...told,
    kind: 'flow',
    reads: ['indicators.report', 'sheets.batch'],
    partsAdd: told.ratio !== true,
    rowsHref: (period) => `/indicators/reports?metric=${told.id}&period=${encodeURIComponent(period)}&state=standing`,
    latest: (db) => latestReportedMonth(db, told.id),
    targets: (db, years) => standingTargets(db, told.id, years),
    async compute(db, { periods }) {
      const months = [...new Set(periods.flatMap(monthsOf))];
      const values = Map.groupBy(await standingValues(db, told.id, months), ({ period }) => period);
      return new Map(
        periods.map((period) => {
          const some = monthsOf(period).map((month) => values.get(month) ?? []);
          return [period, told.ratio === true ? meanOf(some) : sumOf(told.id, period, some)];
        }),
      );
    },
  };
}

type Reported = { period: string; part: string; value: string };

/** A span with a month that nobody reported has no sum: what is missing is not nothing. */
function sumOf(metric: string, period: string, months: readonly (readonly Reported[])[]): MetricAnswer {
  const all = months.flat();
  if (months.some((some) => some.length === 0)) return { value: null, rows: all.length };
  const parts = [...Map.groupBy(all, ({ part }) => part)].map(([part, some]): MetricPart => {
    const href = `/indicators/reports?metric=${metric}&period=${encodeURIComponent(period)}&state=standing&part=${encodeURIComponent(part)}`;
    return { key: part, label: part, value: totalOf(some), rows: some.length, href };
  });
  const value = totalOf(all);
  return parts.length === 1 ? { value, rows: all.length } : { value, rows: all.length, parts };
}

function meanOf(months: readonly (readonly Reported[])[]): MetricAnswer {
  const whole = months.map((some) => some.find(({ part }) => part === ''));
  const told = whole.filter((one) => one !== undefined);
  if (told.length === 0 || told.length < whole.length) return { value: null, rows: told.length };
  const sum = sumDecimals(told.map(({ value }) => parseDecimal(value)));
  return { value: decimalText(roundedShare(sum, told.length)), rows: told.length };
}

/** A mean with one decimal more than its parts. */
function roundedShare(sum: { digits: bigint; scale: number }, count: number) {
  const above = sum.digits * 10n * 2n;
  const below = BigInt(count) * 2n;
  const half = BigInt(count);
  const digits = above >= 0n ? (above + half) / below : -((-above + half) / below);
  return { digits, scale: sum.scale + 1 };
}

function totalOf(some: readonly { value: string }[]): string {
  return decimalText(sumDecimals(some.map(({ value }) => parseDecimal(value))));
}
