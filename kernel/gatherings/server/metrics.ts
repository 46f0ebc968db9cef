import type { Metric } from '#platform/module/metric.ts';
import { countByLight } from './store/decisions.ts';

/** Decisions that are not done, by how they stand; what stood on past days is not kept, so only today is told. */
export const gatheringMetrics: readonly Metric[] = [
  {
    ...{ id: 'gatherings.decisionsOpen', unit: 'items', kind: 'stock', versions: [{ version: 1, from: '2026-01-01' }] },
    ...{ permission: 'gatherings:read', partsAdd: true },
    reads: ['gatherings.decision', 'gatherings.gathering', 'cases.case'],
    rowsHref: () => '/gatherings/decisions',
    async compute(db, { today }) {
      const parts = (await countByLight(db, today)).map(({ light, count }) => ({
        ...{ key: light, labelKey: `decision.lights.${light}`, value: String(count), rows: count },
      }));
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      return new Map([[today, { value: String(rows), rows, parts }]]);
    },
  },
];
