import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Metric, MetricAnswer } from '#platform/module/metric.ts';
import type { Platform } from '#platform/module/platform.ts';
import { dayInChina } from './day-in-china.ts';
import { type AskedPeriods, askedPeriods, everyPeriod } from './domain/asked-periods.ts';
import { revisionsOf } from './domain/revisions.ts';
import { addRevisions, keepCheck, latestValues, listChecks, lockMetric } from './store/values.ts';

/** What is needed to compute: the database and the clock. */
export type Computing = Pick<Platform, 'database' | 'log'> & { now(): Temporal.Instant };

/** Computes a metric anew and keeps what has changed; the moment of its last change. A failure is kept as such and logged. */
export async function refreshMetric(computing: Computing, zoneId: string, metric: Metric): Promise<string> {
  const now = computing.now();
  try {
    return await computing.database.transaction(zoneId, (tx) => compute(tx, { zoneId, metric, now }));
  } catch (error) {
    computing.log.error({ err: error, metric: metric.id }, 'a metric could not be computed');
    return computing.database.transaction(zoneId, (tx) => noteFailure(tx, { zoneId, metric, now }));
  }
}

interface Work {
  zoneId: string;
  metric: Metric;
  now: Temporal.Instant;
}

async function compute(tx: ZoneDb, { zoneId, metric, now }: Work): Promise<string> {
  await lockMetric(tx, zoneId, metric.id);
  const [today, at] = [dayInChina(now), timeOf(now)];
  const latest = metric.kind === 'stock' ? today : ((await metric.latest?.(tx)) ?? null);
  const periods = latest === null ? undefined : askedPeriods(metric, latest);
  const answers =
    periods === undefined ? new Map<string, MetricAnswer>() : await answersOf(tx, { metric, periods, today });
  const known = (await latestValues(tx, [metric.id], [...answers.keys()])).get(metric.id) ?? new Map();
  const changed = revisionsOf(metric, answers, known);
  await addRevisions(tx, { zoneId, metric: metric.id, at }, changed);
  const targets = await targetsOf(tx, metric, latest ?? today);
  const before = (await listChecks(tx, [metric.id])).get(metric.id);
  const same = before !== undefined && changed.length === 0 && sameTargets(before.targets, targets);
  const changedAt = same && before.failedAt === null ? before.changedAt : at;
  const check = {
    metric: metric.id,
    checkedAt: at,
    checkedOn: today,
    changedAt,
    dataUntil: latest,
    targets,
    failedAt: null,
  };
  await keepCheck(tx, zoneId, check);
  return changedAt;
}

async function answersOf(
  tx: ZoneDb,
  { metric, periods, today }: { metric: Metric; periods: AskedPeriods; today: string },
) {
  return metric.compute(tx, { periods: everyPeriod(periods), today });
}

async function targetsOf(tx: ZoneDb, metric: Metric, latest: string): Promise<Record<string, string>> {
  const year = Number(latest.slice(0, 4));
  const found = await metric.targets?.(tx, [String(year - 1), String(year)]);
  return Object.fromEntries(found ?? []);
}

function sameTargets(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const years = Object.keys(one);
  return years.length === Object.keys(other).length && years.every((year) => one[year] === other[year]);
}

/** The values stay as they were; the figure says since when it cannot be computed. */
async function noteFailure(tx: ZoneDb, { zoneId, metric, now }: Work): Promise<string> {
  await lockMetric(tx, zoneId, metric.id);
  const at = timeOf(now);
  const before = (await listChecks(tx, [metric.id])).get(metric.id);
  const kept = before ?? { metric: metric.id, dataUntil: null, targets: {}, changedAt: at, failedAt: null };
  const changedAt = kept.failedAt === null ? at : kept.changedAt;
  const failedAt = kept.failedAt ?? at;
  await keepCheck(tx, zoneId, { ...kept, checkedAt: at, checkedOn: dayInChina(now), changedAt, failedAt });
  return changedAt;
}

/** Milliseconds, as timestamps are kept. */
export function timeOf(now: Temporal.Instant): string {
  return now.toString({ fractionalSecondDigits: 3 });
}
