import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { listSources as endpoint } from '../contract/endpoints.ts';
import { partNameOf } from './figure-texts.ts';
import { readFigures } from './read-figures.ts';

/** Every source behind the figures that the caller may see: each report series is one, all counted figures of a part are one. */
export async function listSources(
  metrics: readonly Metric[],
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const figures = await readFigures(metrics, context);
  const reported = new Set(metrics.filter((metric) => metric.reported !== undefined).map(({ id }) => id as string));
  const sources = Map.groupBy(figures, ({ figure: { metric } }) =>
    reported.has(metric) ? metric : partNameOf({ id: metric }),
  );
  return {
    sources: [...sources].map(([key, some]) => {
      const [first] = some;
      const part = key.split('.')[0] ?? key;
      const worst = some.find(({ stale }) => stale !== null) ?? first;
      return {
        part,
        name: reported.has(key) ? (first?.name ?? key) : context.text(`${part}:partName`),
        metrics: some.map(({ figure: { metric }, name }) => ({ metric, name })),
        dataUntil: worst?.dataUntil ?? null,
        checkedAt: worst?.checkedAt ?? null,
        stale: worst?.stale ?? null,
      };
    }),
  };
}
