import {
  type Decimal,
  decimalText,
  divideDecimals,
  parseDecimal,
  sumDecimals,
} from '#kernel/indicators/contract/decimal.ts';
import type { Figure } from '#kernel/indicators/contract/figure.ts';
import type { FigurePart, MetricFigure, SeriesPoint } from '#kernel/indicators/contract/metric-figure.ts';
import { type AskedPeriods, askedPeriods, everyPeriod } from './asked-periods.ts';
import type { AnsweredPart, MetricTerms } from './metric-terms.ts';
import { addMonths, awaitedMonth, elapsedTenths, yearBefore } from './periods.ts';

/** A stored value: its text is as PostgreSQL gives a numeric. */
export interface StoredValue {
  period: string;
  version: number;
  value: string | null;
  rows: number;
  parts: readonly AnsweredPart[];
}

/** When a metric was last computed, and how far its data reach. */
export interface StoredCheck {
  metric: string;
  checkedAt: string;
  changedAt: string;
  dataUntil: string | null;
  /** Year → decimal text. */
  targets: Readonly<Record<string, string>>;
  failedAt: string | null;
}

/** What is known of a metric at a moment. */
export interface KnownMetric {
  metric: MetricTerms;
  check: StoredCheck;
  /** Latest revision of each period. */
  values: ReadonlyMap<string, StoredValue>;
  /** Moment up to which the journal has been followed; null before the first time. */
  followedAt: string | null;
  demonstration: boolean;
}

/** Words in the reader's language. */
export interface FigureTexts {
  name(metric: MetricTerms): string;
  definition(metric: MetricTerms, version: number): string;
  part(metric: MetricTerms, part: StoredValue['parts'][number]): string;
}

/** A metric's figure with everything that a reader may ask of it. */
export function assembleFigure(
  known: KnownMetric,
  texts: FigureTexts,
  asked: { today: string; now: string },
): MetricFigure {
  const { metric, check, values } = known;
  const periods = periodsOf(metric, check.dataUntil, asked.today);
  const main = values.get(periods.main);
  const year = periods.main.slice(0, 4);
  const target = check.targets[year];
  const before = values.get(periods.yearBefore);
  const version = main?.version ?? newestOf(metric);
  return {
    figure: plainFigure(metric, { period: periods.main, value: main?.value ?? null, status: 'actual' }),
    name: texts.name(metric),
    definition: versionOf(metric, version, texts),
    kind: metric.kind,
    ratio: metric.ratio === true,
    parts: (main?.parts ?? []).map((part): FigurePart => partOf(metric, part, texts)),
    partsAdd: metric.partsAdd,
    rows: { count: main?.rows ?? 0, href: metric.rowsHref(periods.main) },
    target: target === undefined ? null : plainFigure(metric, { period: year, value: target, status: 'target' }),
    pace: target === undefined ? null : paceOf(main?.value ?? null, target, elapsedTenths(periods.main, asked.today)),
    yearBefore: figureBefore(metric, { period: periods.yearBefore, before, version }),
    growth: before?.version === version ? growthOf(metric, main?.value ?? null, before.value) : null,
    series: seriesOf(periods, values),
    dataUntil: check.dataUntil,
    checkedAt: latestOf(check.checkedAt, known.followedAt),
    changedAt: check.changedAt,
    stale: stalenessOf(known, asked),
    demonstration: known.demonstration,
  };
}

function periodsOf(metric: MetricTerms, dataUntil: string | null, today: string): AskedPeriods {
  return askedPeriods(metric, dataUntil ?? today.slice(0, metric.kind === 'flow' ? 7 : 10));
}

/** Every period of which a figure shows a value: those computed with it, for what was computed long ago follows no correction. */
export function shownPeriods(metric: MetricTerms, dataUntil: string | null, today: string): string[] {
  return everyPeriod(periodsOf(metric, dataUntil, today));
}

/** The figure a year before, where it was computed by the same definition. */
function figureBefore(
  metric: MetricTerms,
  { period, before, version }: { period: string; before: StoredValue | undefined; version: number },
): Figure | null {
  if (before === undefined || before.value === null || before.version !== version) return null;
  return plainFigure(metric, { period, value: before.value, status: 'actual' });
}

function plainFigure(
  metric: MetricTerms,
  { period, value, status }: { period: string; value: string | null; status: 'actual' | 'target' },
): Figure {
  const shown = value === null ? null : decimalText(parseDecimal(value));
  return {
    ...{ metric: metric.id, value: shown, unit: metric.unit, status, bound: 'exact', period },
    ...{ printed: null, source: null },
  };
}

function partOf(metric: MetricTerms, part: StoredValue['parts'][number], texts: FigureTexts): FigurePart {
  const { key, value, rows, href = null } = part;
  return { key, label: texts.part(metric, part), value: decimalText(parseDecimal(value)), rows, href };
}

/** Definition in force by its number. */
export function versionOf(metric: MetricTerms, version: number, texts: Pick<FigureTexts, 'definition'>) {
  const found = metric.versions.find((one) => one.version === version);
  return { version, from: found?.from ?? '', text: texts.definition(metric, version) };
}

/** Number of the newest definition. */
export function newestOf(metric: MetricTerms): number {
  return metric.versions.at(-1)?.version ?? 1;
}

function paceOf(value: string | null, target: string, elapsed: number): MetricFigure['pace'] {
  const reached =
    value === null ? undefined : divideDecimals(parseDecimal(value), parseDecimal(target), { power: 2, scale: 1 });
  if (reached === undefined) return null;
  return { reached: decimalText(reached), elapsed: decimalText({ digits: BigInt(elapsed), scale: 1 }) };
}

/** Percent for amounts, points for ratios; undefined where nothing can be divided. */
export function growthOf(
  { ratio }: Pick<MetricTerms, 'ratio'>,
  value: string | null,
  before: string | null,
): string | null {
  if (value === null || before === null) return null;
  const [one, other] = [parseDecimal(value), parseDecimal(before)];
  const gain = minus(one, other);
  if (ratio) return decimalText(divideDecimals(gain, { digits: 1n, scale: 0 }, { scale: 1 }) ?? gain);
  // From nothing or less than nothing there is no percent.
  if (other.digits <= 0n) return null;
  const growth = divideDecimals(gain, other, { power: 2, scale: 1 });
  return growth === undefined ? null : decimalText(growth);
}

function minus(one: Decimal, other: Decimal): Decimal {
  return sumDecimals([one, { digits: -other.digits, scale: other.scale }]);
}

function seriesOf({ series }: AskedPeriods, values: ReadonlyMap<string, StoredValue>): SeriesPoint[] {
  const textAt = (period: string) => {
    const value = values.get(period)?.value ?? null;
    return value === null ? null : decimalText(parseDecimal(value));
  };
  return series.map((period) => ({ period, value: textAt(period), yearBefore: textAt(yearBefore(period)) }));
}

/** Counted figures may be this old before they are called stale; the journal is followed every minute. */
const silentMinutes = 10;

/** Since when a metric's source is behind, or null. */
export function stalenessOf(
  { metric, check, followedAt }: Pick<KnownMetric, 'metric' | 'check' | 'followedAt'>,
  { today, now }: { today: string; now: string },
): MetricFigure['stale'] {
  if (check.failedAt !== null) return { since: check.failedAt, awaited: today };
  if (metric.reported !== undefined) {
    const awaited = awaitedMonth(today, metric.reported.dueDay);
    if (check.dataUntil !== null && check.dataUntil >= awaited) return null;
    const missing = check.dataUntil === null ? awaited : addMonths(check.dataUntil, 1);
    return { since: `${addMonths(missing, 1)}-${String(metric.reported.dueDay).padStart(2, '0')}`, awaited: missing };
  }
  const followed = latestOf(check.checkedAt, followedAt);
  return Date.parse(now) - Date.parse(followed) > silentMinutes * 60_000 ? { since: followed, awaited: today } : null;
}

function latestOf(one: string, other: string | null): string {
  return other !== null && Date.parse(other) > Date.parse(one) ? other : one;
}
