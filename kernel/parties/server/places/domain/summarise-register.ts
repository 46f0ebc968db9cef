import type { Facet } from '../../../contract/firm.ts';
import { sumOfAreas } from '../../../contract/place-decimal.ts';

/** How many records have these values, and their area in m² as exact text; null is a value that is not known. */
export type RegisterTally<F extends string> = Readonly<Record<F, string | null>> & {
  readonly count: number;
  readonly area: string;
};

/** Count, area and facets of a whole filter. */
export interface RegisterSummary<F extends string> {
  total: number;
  area: string;
  facets: Record<F, Facet>;
}

/** Sums up the tallies that the chosen values leave; each facet stands under all choices but its own, most frequent first. */
export function summariseRegister<F extends string>(
  tallies: readonly RegisterTally<F>[],
  chosen: Readonly<Record<F, readonly string[]>>,
): RegisterSummary<F> {
  const names = Object.keys(chosen) as F[];
  const fits = (tally: RegisterTally<F>, name: F) => {
    const value = tally[name] as string | null;
    return chosen[name].length === 0 || (value !== null && chosen[name].includes(value));
  };
  const left = tallies.filter((tally) => names.every((name) => fits(tally, name)));
  const facetOf = (name: F): Facet => {
    const counts = new Map<string, number>();
    for (const tally of tallies) {
      const value = tally[name] as string | null;
      if (value === null || !names.every((other) => other === name || fits(tally, other))) continue;
      counts.set(value, (counts.get(value) ?? 0) + tally.count);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  };
  return {
    total: left.reduce((sum, tally) => sum + tally.count, 0),
    area: sumOfAreas(left.map((tally) => tally.area)),
    facets: Object.fromEntries(names.map((name) => [name, facetOf(name)])) as Record<F, Facet>,
  };
}
