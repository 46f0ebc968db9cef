import type { Metric, MetricAnswer, MetricPart } from '#platform/module/metric.ts';
import { countFirms, countOnRoster, countParcels } from './store/counts.ts';

const first = { versions: [{ version: 1, from: '2024-01-01' }], kind: 'stock' } as const;

/** Firms on the register by state of business. */
const firms: Metric = {
  ...{ ...first, id: 'parties.firms', unit: 'firms', permission: 'parties:firm.read', partsAdd: true },
  reads: ['parties.firm', 'sheets.batch'],
  rowsHref: () => '/firms',
  async compute(db, { periods }) {
    const counts = Map.groupBy(await countFirms(db, periods), ({ day }) => day);
    return answers(periods, (day) =>
      (counts.get(day) ?? []).map(({ kind, count }) => ({
        ...{ key: kind, labelKey: `statuses.${kind}`, value: String(count), rows: count },
        href: `/firms?status=${kind}`,
      })),
    );
  },
};

/** Parcels by state of supply; the register keeps no past states, so only today is told. */
const parcels: Metric = {
  ...{ ...first, id: 'parties.parcels', unit: 'parcels', permission: 'parties:place.read', partsAdd: true },
  reads: ['parties.parcel', 'sheets.batch'],
  rowsHref: () => '/parcels',
  async compute(db, { today }) {
    const counts = await countParcels(db);
    return answers([today], () =>
      counts.map(({ kind, count }) => ({
        ...{ key: kind, labelKey: `supplyStates.${kind}`, value: String(count), rows: count },
        href: `/parcels?supplyState=${kind}`,
      })),
    );
  },
};

/** What a metric says that counts the parties of a list of the zone. */
export type RosterMetric = Pick<Metric, 'id' | 'permission'> & {
  /** Code of the list: it lasts, its name does not. */
  readonly roster: string;
};

/** A metric that counts who stands on a list of the zone: by item where the list is exclusive or has one item. */
export function rosterMetric({ roster, ...told }: RosterMetric): Metric {
  return {
    ...{
      ...first,
      ...told,
      unit: 'firms',
      partsAdd: true,
      // Of two that stood on a list and were merged one is left.
      reads: [
        ...['parties.roster', 'parties.rosterAct', 'sheets.batch'],
        ...['parties.firm', 'parties.partner', 'parties.institution', 'parties.person'],
      ],
    },
    rowsHref: (day) => `/rosters/code/${roster}?day=${day}`,
    async compute(db, { periods }) {
      const counts = Map.groupBy(await countOnRoster(db, roster, periods), ({ day }) => day);
      return answers(periods, (day) =>
        (counts.get(day) ?? []).map(({ kind, label, count }) => ({
          key: kind,
          label,
          value: String(count),
          rows: count,
        })),
      );
    },
  };
}

/** The sum of the parts is the value; parts of one kind alone say nothing more. */
function answers(periods: readonly string[], partsOn: (period: string) => MetricPart[]): Map<string, MetricAnswer> {
  return new Map(
    periods.map((period) => {
      const parts = partsOn(period);
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      return [period, { value: String(rows), rows, ...(parts.length > 1 ? { parts } : {}) }];
    }),
  );
}

/** Figures that the registers give. */
export const partyMetrics: readonly Metric[] = [firms, parcels];
