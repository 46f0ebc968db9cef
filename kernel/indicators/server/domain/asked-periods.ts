import type { MetricTerms } from './metric-terms.ts';
import { monthEndsBefore, monthsEnding, yearBefore, yearToMonth } from './periods.ts';

/** Months and month ends of a series. */
export const seriesLength = 24;

/** The periods that a metric's figure is made of. */
export interface AskedPeriods {
  /** What the figure itself says. */
  main: string;
  yearBefore: string;
  /** Oldest first. */
  series: readonly string[];
}

/** Which periods a figure needs; `latest` is the last month with data, or today for a stock. */
export function askedPeriods({ kind }: Pick<MetricTerms, 'kind'>, latest: string): AskedPeriods {
  if (kind === 'stock') {
    return { main: latest, yearBefore: yearBefore(latest), series: monthEndsBefore(latest, seriesLength - 1) };
  }
  const main = yearToMonth(latest);
  return { main, yearBefore: yearBefore(main), series: monthsEnding(latest, seriesLength) };
}

/** All of them, each once; the months a year before the latter half of the series are in its first half. */
export function everyPeriod({ main, yearBefore: before, series }: AskedPeriods): string[] {
  return [...new Set([main, before, ...series])];
}
