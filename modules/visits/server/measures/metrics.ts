import type { Metric } from '#platform/module/metric.ts';
import { shareDone } from './store/shares.ts';

/** Measures of the zone's documents that are done, in percent of all that were not dropped. */
export const measureMetrics: readonly Metric[] = [
  {
    ...{ id: 'visits.measuresDone', unit: 'percent', kind: 'stock', permission: 'visits:measure.read' },
    ...{ versions: [{ version: 1, from: '2024-01-01' }], partsAdd: false, ratio: true },
    reads: ['visits.measure', 'visits.measureDocument', 'sheets.batch'],
    rowsHref: () => '/measures?state=done',
    async compute(db, { today }) {
      const { share, rows, parts } = await shareDone(db);
      return new Map([
        [
          today,
          {
            value: share,
            rows,
            parts: parts.map(({ id, title, value, count }) => ({
              ...{ key: id, label: title, value, rows: count, href: `/measures?document=${id}` },
            })),
          },
        ],
      ]);
    },
  },
];
