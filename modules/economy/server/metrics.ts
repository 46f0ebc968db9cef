import { type ReportedMetric, reportedMetric } from '#kernel/indicators/server/index.ts';
import { rosterMetric } from '#kernel/parties/server/index.ts';
import type { Metric } from '#platform/module/metric.ts';

const monthly = {
  versions: [{ version: 1, from: '2024-01-01' }],
  permission: 'economy:read',
  // Statistical results of a month are in by the middle of the next.
  reported: { decimals: 2, dueDay: 18 },
} as const satisfies Partial<ReportedMetric>;

/** Figures of the zone's economy: most come in by month and district, the firms above scale are counted on their list; 口径 in the locale. */
export const economyMetrics: readonly Metric[] = [
  reportedMetric({ ...monthly, id: 'economy.grossOutput', unit: 'yuan' }),
  reportedMetric({
    ...{ ...monthly, id: 'economy.investmentClaimed', unit: 'yuan' },
    beside: 'economy.investmentEvidenced',
  }),
  reportedMetric({
    ...{ ...monthly, id: 'economy.investmentEvidenced', unit: 'yuan' },
    beside: 'economy.investmentClaimed',
  }),
  rosterMetric({ id: 'economy.aboveScaleFirms', permission: 'economy:read', roster: 'aboveScale' }),
  reportedMetric({ ...monthly, id: 'economy.tax', unit: 'yuan' }),
  reportedMetric({ ...monthly, id: 'economy.foreignTrade', unit: 'yuan' }),
  reportedMetric({ ...monthly, id: 'economy.retailSales', unit: 'yuan' }),
  reportedMetric({
    ...{ ...monthly, id: 'economy.powerUse', unit: 'kilowatt_hours' },
    reported: { decimals: 0, dueDay: 10 },
  }),
];
