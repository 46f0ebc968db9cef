import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { getMetric as endpoint } from '../contract/endpoints.ts';
import { describeMetric } from './list-definitions.ts';
import { readFigures } from './read-figures.ts';

/** A metric with its definitions and its figure. Throws `indicators.metricUnknown`. */
export async function getMetric(
  metrics: readonly Metric[],
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const metric = metrics.find(({ id }) => id === params.metric);
  const figure = metric === undefined ? undefined : (await readFigures([metric], context))[0];
  if (metric === undefined || figure === undefined) {
    throw new AppError('indicators.metricUnknown', { metric: params.metric });
  }
  return { definition: describeMetric(metric, context), figure };
}
