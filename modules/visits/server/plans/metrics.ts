import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { Metric, MetricAnswer } from '#platform/module/metric.ts';
import { windowBegins } from './domain/judge-cap.ts';
import { coverageToday, firmsVisited, newestVisit, visitsByDepartment } from './store/figures.ts';

const first = { versions: [{ version: 1, from: '2024-01-01' }], permission: 'visits:visits.read' } as const;
/** A merge moves visits from one firm to another; a reorganisation renames departments. */
const reads = ['visits.visit', 'parties.firm', 'sheets.batch'];
/** Months without a visit that make a gap. */
const months = 12;

/** First and last day of a period of months. */
function daysOf(period: string): { from: string; to: string } {
  const [start = period, end = start] = period.split('/');
  const last = Temporal.PlainYearMonth.from(end);
  return { from: `${start}-01`, to: last.toPlainDate({ day: last.daysInMonth }).toString() };
}

/** Visits made in months, by the department that recorded them. */
const visits: Metric = {
  ...{ ...first, id: 'visits.visits', unit: 'visits', kind: 'flow', partsAdd: true, reads },
  rowsHref: (period) => {
    const { from, to } = daysOf(period);
    return `/visits?from=${from}&to=${to}`;
  },
  latest: async (db) => (await newestVisit(db))?.slice(0, 7) ?? null,
  async compute(db, { periods, today }) {
    const spans = periods.map((period) => ({ period, ...daysOf(period) }));
    const found = Map.groupBy(await visitsByDepartment(db, spans), ({ period }) => period);
    const names = await departmentNamesOn(db, today);
    return new Map(
      spans.map(({ period }): [string, MetricAnswer] => {
        const rows = found.get(period) ?? [];
        const total = rows.reduce((sum, row) => sum + row.visits, 0);
        const parts = rows.map((row) => ({
          ...{ key: row.departmentId, label: names.get(row.departmentId) ?? row.departmentId },
          ...{ value: String(row.visits), rows: row.visits },
        }));
        return [period, { value: String(total), rows: total, ...(parts.length > 1 ? { parts } : {}) }];
      }),
    );
  },
};

/** Firms visited within twelve months up to a day; a firm that several departments visited is one firm. */
const visited: Metric = {
  ...{ ...first, id: 'visits.firmsVisited', unit: 'firms', kind: 'stock', partsAdd: false, reads },
  rowsHref: () => '/visits/coverage?state=visited',
  async compute(db, { periods, today }) {
    const windows = periods.map((day) => ({ day, after: windowBegins(day, months) }));
    const found = Map.groupBy(await firmsVisited(db, windows), ({ day }) => day);
    const names = await departmentNamesOn(db, today);
    return new Map(
      periods.map((day): [string, MetricAnswer] => {
        const rows = found.get(day) ?? [];
        const all = rows.find(({ departmentId }) => departmentId === null)?.firms ?? 0;
        const parts = rows.flatMap(({ departmentId, firms }) =>
          departmentId === null
            ? []
            : [
                {
                  key: departmentId,
                  label: names.get(departmentId) ?? departmentId,
                  value: String(firms),
                  rows: firms,
                },
              ],
        );
        return [day, { value: String(all), rows: all, ...(parts.length > 1 ? { parts } : {}) }];
      }),
    );
  },
};

/** Share of the firms in business that were visited within twelve months; the register keeps no past states, so only today is told. */
const coverage: Metric = {
  ...{ ...first, id: 'visits.coverage', unit: 'percent', kind: 'stock', partsAdd: false, ratio: true, reads },
  rowsHref: () => '/visits/coverage?state=all',
  async compute(db, { today }) {
    const { firms, visited: seen } = await coverageToday(db, windowBegins(today, months));
    if (firms === 0) return new Map([[today, { value: null, rows: 0 }]]);
    // One decimal in whole numbers: no binary float on the way of a figure.
    const tenths = Math.round((seen * 1000) / firms);
    return new Map([[today, { value: `${Math.floor(tenths / 10)}.${tenths % 10}`, rows: firms }]]);
  },
};

/** Figures that visits give. */
export const visitMetrics: readonly Metric[] = [visits, visited, coverage];
