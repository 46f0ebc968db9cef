import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { readFigures } from '#kernel/indicators/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { EvidenceEntry, TitleUnit } from '../../contract/own-title.ts';
import type { StoredEvidence } from '../store/own-titles.ts';
import type { KeptEvidence } from '../store/title-evidence.ts';

/** Who reads figures, and when. */
export type FigureReader = Pick<RequestContext, 'zone' | 'now' | 'text' | 'can'>;

/** What the metrics that were taken as evidence say today. */
export interface PresentFigures {
  figures: ReadonlyMap<string, MetricFigure>;
  /** Metrics whose values are not for the reader's eyes. */
  hidden: ReadonlySet<string>;
}

/** Evidence of a metric with its value, period and definition as they are now; the unit was found to fit before. */
export async function takeFigure(
  tx: ZoneDb,
  { metric, evidence, unit }: { metric: Metric; evidence: Extract<EvidenceEntry, { kind: 'metric' }>; unit: TitleUnit },
  context: FigureReader,
): Promise<KeptEvidence> {
  const [found] = await readFigures([metric], readerOf(tx, context));
  const { value = null, period = null } = found?.figure ?? {};
  if (found === undefined || value === null || period === null) {
    throw new AppError('atlas.metricWithoutValue', { name: found?.name ?? metric.id });
  }
  return { ...evidence, value, period, unit, version: found.definition.version };
}

/** A metric that the caller may see; one that is not there and one that is not for them answer alike. */
export function requireMetric(metrics: readonly Metric[], id: string, { can }: FigureReader): Metric {
  const metric = metrics.find((one) => one.id === id);
  if (metric === undefined || !can(metric.permission)) throw new AppError('atlas.metricUnknown', { metric: id });
  return metric;
}

/** Reads what the metrics behind evidence say today. */
export async function presentFigures(
  db: ZoneDb,
  { metrics, evidence }: { metrics: readonly Metric[]; evidence: readonly StoredEvidence[] },
  context: FigureReader,
): Promise<PresentFigures> {
  const ids = new Set(evidence.flatMap(({ metric, definition_version: of }) => (of === null ? [] : [metric])));
  const named = metrics.filter(({ id }) => ids.has(id));
  const figures = await readFigures(named, readerOf(db, context));
  return {
    figures: new Map(figures.map((one) => [one.figure.metric, one])),
    hidden: new Set(named.filter(({ permission }) => !context.can(permission)).map(({ id }) => id)),
  };
}

const readerOf = (db: ZoneDb, { zone, now, text, can }: FigureReader) => ({
  ...{ db, zone },
  now: () => now(),
  text: (key: string) => text(key),
  can: (permission: Metric['permission']) => can(permission),
});
