import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { getFigures as endpoint } from '../contract/endpoints.ts';
import { readFigures } from './read-figures.ts';

/** Figures by metric in the order asked for; what is unknown or not for the caller's eyes is left out alike. */
export async function getFigures(
  metrics: readonly Metric[],
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const asked = [...new Set(query.metric)];
  const known = new Map(metrics.map((metric) => [metric.id as string, metric]));
  return {
    figures: await readFigures(
      asked.flatMap((id) => known.get(id) ?? []),
      context,
    ),
  };
}
