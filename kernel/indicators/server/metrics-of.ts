import type { Metric } from '#platform/module/metric.ts';
import type { ServerModule } from '#platform/module/server-module.ts';

/** Every metric that a part gives, in the order of the parts; an id given twice is a defect. */
export function metricsOf(parts: readonly Pick<ServerModule, 'metrics'>[]): readonly Metric[] {
  const metrics = parts.flatMap((part) => part.metrics ?? []);
  const ids = new Set<string>();
  for (const { id } of metrics) {
    if (ids.has(id)) throw new Error(`${id} is given twice`);
    ids.add(id);
  }
  return metrics;
}
