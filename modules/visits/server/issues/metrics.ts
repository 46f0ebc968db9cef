import type { Metric, MetricAnswer, MetricPart } from '#platform/module/metric.ts';
import { percentOf } from './domain/rates.ts';
import {
  countByCategory,
  countOpenByDepartment,
  countOpenByLight,
  countRates,
  type DepartmentRates,
  newestIssue,
} from './store/figures.ts';

const first = { versions: [{ version: 1, from: '2024-01-01' }], permission: 'visits:issues.read' } as const;
const reads = ['cases.case', 'visits.issue', 'parties.firm'];

/** First and last day of a period of months. */
function daysOf(period: string): { from: string; to: string } {
  const [start = period, end = start] = period.split('/');
  const last = Temporal.PlainYearMonth.from(end);
  return { from: `${start}-01`, to: last.toPlainDate({ day: last.daysInMonth }).toString() };
}

/** Issues that firms brought up, by category. */
const issues: Metric = {
  ...{ ...first, id: 'visits.issues', unit: 'items', kind: 'flow', partsAdd: true, reads },
  rowsHref: (period) => hrefOf(period),
  latest: async (db) => (await newestIssue(db))?.slice(0, 7) ?? null,
  async compute(db, { periods }) {
    const spans = periods.map((period) => ({ period, ...daysOf(period) }));
    const found = Map.groupBy(await countByCategory(db, spans), ({ period }) => period);
    return new Map(
      periods.map((period): [string, MetricAnswer] => {
        const rows = found.get(period) ?? [];
        const total = rows.reduce((sum, { count }) => sum + count, 0);
        const parts = rows.map(
          ({ code, name, count }): MetricPart => ({
            ...{
              key: code,
              label: name,
              value: String(count),
              rows: count,
              href: `${hrefOf(period)}&category=${code}`,
            },
          }),
        );
        return [period, { value: String(total), rows: total, ...(parts.length > 1 ? { parts } : {}) }];
      }),
    );
  },
};

function hrefOf(period: string): string {
  const { from, to } = daysOf(period);
  return `/issues?from=${from}&to=${to}`;
}

interface Rate {
  readonly name: string;
  readonly beside?: `visits.${string}`;
  readonly href: string;
  part(counts: DepartmentRates): number;
  whole(counts: DepartmentRates): number;
}

/** A share as it stands today, whole and by lead department; the parts overlap nowhere, and shares are never added. */
function rate({ name, beside, href, part, whole }: Rate): Metric {
  return {
    ...{ ...first, id: `visits.${name}`, unit: 'percent', kind: 'stock', partsAdd: false, ratio: true, reads },
    ...(beside === undefined ? {} : { beside }),
    rowsHref: () => href,
    async compute(db, { today }) {
      const counts = await countRates(db, today);
      const sum = (of: (counts: DepartmentRates) => number) => counts.reduce((total, one) => total + of(one), 0);
      const parts = counts.flatMap((one): MetricPart[] => {
        const value = percentOf(part(one), whole(one));
        if (value === null || one.departmentId === null) return [];
        const own = `${href}&department=${one.departmentId}`;
        return [{ key: one.departmentId, label: one.department ?? '', value, rows: whole(one), href: own }];
      });
      return new Map([[today, { value: percentOf(sum(part), sum(whole)), rows: sum(whole), parts }]]);
    },
  };
}

/** Issues that are open, by the department that has them. */
const openIssues: Metric = {
  ...{ ...first, id: 'visits.openIssues', unit: 'items', kind: 'stock', partsAdd: true, reads },
  rowsHref: () => '/issues?closed=open',
  async compute(db, { today }) {
    const counts = await countOpenByDepartment(db, today);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    const parts = counts.map(
      ({ departmentId, department, count }): MetricPart => ({
        ...{ key: departmentId ?? 'none', value: String(count), rows: count },
        ...(departmentId === null
          ? { labelKey: 'issues.noDepartment', href: '/issues?state=registered' }
          : { label: department ?? '', href: `/issues?closed=open&department=${departmentId}` }),
      }),
    );
    return new Map([[today, { value: String(total), rows: total, ...(parts.length > 1 ? { parts } : {}) }]]);
  },
};

/** Lights of open issues, worst first. */
const worstFirst = ['late', 'warn', 'hold', 'ok', 'none'] as const;

/** Issues that are open, by light: what is late stands first however little it is. */
const openByLight: Metric = {
  ...{ ...first, id: 'visits.openByLight', unit: 'items', kind: 'stock', partsAdd: true, reads },
  rowsHref: () => '/issues?closed=open',
  async compute(db, { today }) {
    const counts = await countOpenByLight(db, today);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const parts = worstFirst.map((light): MetricPart => {
      const count = counts.get(light) ?? 0;
      const href = `/issues?closed=open&light=${light}`;
      return { key: light, labelKey: `issues.lights.${light}`, value: String(count), rows: count, href };
    });
    return new Map([[today, { value: String(total), rows: total, parts }]]);
  },
};

/** Figures of issues; both rates stand beside each other. */
export const issueMetrics: readonly Metric[] = [
  issues,
  rate({
    ...{ name: 'staffClosedRate', beside: 'visits.firmConfirmedRate', href: '/issues?due=yes' },
    ...{ part: ({ staffClosed }) => staffClosed, whole: ({ due }) => due },
  }),
  rate({
    ...{ name: 'firmConfirmedRate', beside: 'visits.staffClosedRate', href: '/issues?asked=yes' },
    ...{ part: ({ confirmed }) => confirmed, whole: ({ asked }) => asked },
  }),
  rate({
    ...{ name: 'nonResponseRate', beside: 'visits.firmConfirmedRate', href: '/issues?asked=yes' },
    ...{ part: ({ unanswered }) => unanswered, whole: ({ asked }) => asked },
  }),
  openIssues,
  openByLight,
];
