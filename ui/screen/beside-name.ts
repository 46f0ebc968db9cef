import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';

/** What tells a figure from the one beside it: of “Investment (evidenced)” the word in brackets, else its whole name. */
export function besideName({ name }: Pick<MetricFigure, 'name'>): string {
  return /[（(]([^（()）]+)[）)]$/.exec(name)?.[1] ?? name;
}
