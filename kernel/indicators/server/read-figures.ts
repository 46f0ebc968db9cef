import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { MetricFigure } from '../contract/metric-figure.ts';
import { dayInChina } from './day-in-china.ts';
import { assembleFigure, type StoredCheck, shownPeriods } from './domain/assemble-figure.ts';
import { figureTexts } from './figure-texts.ts';
import { timeOf } from './refresh-metric.ts';
import { findFollowed } from './store/followed.ts';
import { latestValues, listChecks } from './store/values.ts';

/** What a figure is read with. */
export type ReadingContext = Pick<RequestContext, 'db' | 'zone' | 'now' | 'text' | 'can'>;

/** Figures of these metrics in their order, without those that the caller may not see; nothing is computed, only read. */
export async function readFigures(metrics: readonly Metric[], context: ReadingContext): Promise<MetricFigure[]> {
  const seen = metrics.filter(({ permission }) => context.can(permission));
  if (seen.length === 0 || context.zone === null) return [];
  const ids = seen.map(({ id }) => id);
  const checks = await listChecks(context.db, ids);
  const now = context.now();
  const asked = { today: dayInChina(now), now: timeOf(now) };
  const periods = seen.flatMap((metric) => shownPeriods(metric, checks.get(metric.id)?.dataUntil ?? null, asked.today));
  const values = await latestValues(context.db, ids, [...new Set(periods)]);
  const followed = await findFollowed(context.db);
  const texts = figureTexts((key) => context.text(key));
  const demonstration = context.zone.demonstration;
  return seen.map((metric) =>
    assembleFigure(
      {
        ...{ metric, demonstration, followedAt: followed?.at ?? null },
        check: checks.get(metric.id) ?? neverComputed(metric, asked.now),
        values: values.get(metric.id) ?? new Map(),
      },
      texts,
      asked,
    ),
  );
}

/** Until the journal is followed for the first time there is no figure, and it says so. */
function neverComputed({ id }: Metric, now: string): StoredCheck {
  return { metric: id, checkedAt: now, changedAt: now, dataUntil: null, targets: {}, failedAt: now };
}
