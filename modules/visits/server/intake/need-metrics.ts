import type { Metric, MetricAnswer } from '#platform/module/metric.ts';
import { keptRate, tallyOf } from '../charter/domain/judge-promise.ts';
import { judgeRows } from '../charter/read-promises.ts';
import { countFiled, newestNeed } from './store/figures.ts';

const first = {
  versions: [{ version: 1, from: '2024-01-01' }],
  permission: 'visits:intake.read',
  kind: 'flow',
} as const;
const reads = ['visits.need', 'visits.charter', 'parties.firm'];

/** First and last day of a period of months. */
function daysOf(period: string): { from: string; to: string } {
  const [start = period, end = start] = period.split('/');
  const last = Temporal.PlainYearMonth.from(end);
  return { from: `${start}-01`, to: last.toPlainDate({ day: last.daysInMonth }).toString() };
}

const latest: Metric['latest'] = async (db) => (await newestNeed(db))?.slice(0, 7) ?? null;

/** Messages that firms filed, by how they came in. */
const needsFiled: Metric = {
  ...{ ...first, id: 'visits.needsFiled', unit: 'items', partsAdd: true, reads, latest },
  rowsHref: (period) => (period.includes('/') ? '/needs' : `/needs?month=${period}`),
  async compute(db, { periods }) {
    const spans = periods.map((period) => ({ period, ...daysOf(period) }));
    const found = Map.groupBy(await countFiled(db, spans), ({ period }) => period);
    return new Map(
      periods.map((period): [string, MetricAnswer] => {
        const rows = found.get(period) ?? [];
        const total = rows.reduce((sum, { count }) => sum + count, 0);
        const parts = rows.map(({ entrance, count }) => ({
          ...{ key: entrance, labelKey: `intake.entrances.${entrance}`, value: String(count), rows: count },
          href: `/needs?entrance=${entrance}${period.includes('/') ? '' : `&month=${period}`}`,
        }));
        return [period, { value: String(total), rows: total, ...(parts.length > 1 ? { parts } : {}) }];
      }),
    );
  },
};

/** Months of a period. */
function monthsOf(period: string): string[] {
  const [start = period, end = start] = period.split('/');
  const months: string[] = [];
  for (let month = Temporal.PlainYearMonth.from(start); ; month = month.add({ months: 1 })) {
    months.push(month.toString());
    if (month.toString() >= end) return months;
  }
}

/** First answers that came within what the charter promised, of all that are due or given. */
const firstAnswerKept: Metric = {
  ...{ ...first, id: 'visits.firstAnswerKept', unit: 'percent', partsAdd: false, ratio: true, reads, latest },
  rowsHref: (period) =>
    `/service-charter/rows?kind=firstAnswer${period.includes('/') ? '' : `&month=${period}`}&verdict=kept&verdict=broken`,
  async compute(db, { periods, today }) {
    // What waits is judged as the day began: a value does not change with the hour at which it is asked for.
    const now = Temporal.PlainDate.from(today).toZonedDateTime('Asia/Shanghai').toInstant();
    const months = [...new Set(periods.flatMap(monthsOf))].sort();
    const [from, until] = [months[0], months.at(-1)];
    const all = from === undefined || until === undefined ? [] : monthsOf(`${from}/${until}`);
    const rows = Map.groupBy(await judgeRows(db, { kind: 'firstAnswer', months: all, now }), ({ month }) => month);
    return new Map(
      periods.map((period): [string, MetricAnswer] => {
        const tally = tallyOf(monthsOf(period).flatMap((month) => (rows.get(month) ?? []).map((row) => row.verdict)));
        return [period, { value: keptRate(tally), rows: tally.kept + tally.broken }];
      }),
    );
  },
};

/** Figures of what firms file themselves. */
export const needMetrics: readonly Metric[] = [needsFiled, firstAnswerKept];
