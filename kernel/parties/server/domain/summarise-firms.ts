import type { Facet, FirmScale, FirmStatus } from '../../contract/firm.ts';
import type { FirmFilter } from '../../contract/firm-search.ts';

/** Firms of one industry, scale and status together. */
export interface FirmTally {
  industry: string;
  scale: FirmScale | null;
  status: FirmStatus;
  firms: number;
  /** Decimal text: a sum may leave the exact integers. */
  registeredCapitalFen: string;
  employees: number;
}

/** Count, sums and facets of a filter. */
export interface FirmTotals {
  total: number;
  sums: { registeredCapitalFen: number | null; employees: number };
  facets: { industry: Facet; scale: Facet; status: Facet };
}

const dimensions = ['industry', 'scale', 'status'] as const;
type Dimension = (typeof dimensions)[number];
type Chosen = Pick<FirmFilter, Dimension>;

/** Adds tallies up: totals under all filters, each facet under all but its own, so that a person sees what another choice would find. */
export function summariseFirms(tallies: readonly FirmTally[], chosen: Chosen): FirmTotals {
  const matching = tallies.filter((tally) => matches(tally, chosen));
  return {
    total: sum(matching, 'firms'),
    sums: { registeredCapitalFen: exactSum(matching), employees: sum(matching, 'employees') },
    facets: {
      industry: facetOf(tallies, chosen, 'industry'),
      scale: facetOf(tallies, chosen, 'scale'),
      status: facetOf(tallies, chosen, 'status'),
    },
  };
}

function matches(tally: FirmTally, chosen: Chosen, except?: Dimension): boolean {
  return dimensions.every((dimension) => {
    const wanted: readonly (string | null)[] = chosen[dimension];
    return dimension === except || wanted.length === 0 || wanted.includes(tally[dimension]);
  });
}

function sum(tallies: readonly FirmTally[], key: 'firms' | 'employees'): number {
  return tallies.reduce((total, tally) => total + tally[key], 0);
}

/** The sum of capital, or null when it is beyond the exact integers. */
function exactSum(tallies: readonly FirmTally[]): number | null {
  const fen = tallies.reduce((total, tally) => total + BigInt(tally.registeredCapitalFen), 0n);
  return fen <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(fen) : null;
}

/** Most frequent first; values of the same count by their code. */
function facetOf(tallies: readonly FirmTally[], chosen: Chosen, dimension: Dimension): Facet {
  const counts = new Map<string, number>();
  for (const tally of tallies) {
    const value = tally[dimension];
    if (value !== null && matches(tally, chosen, dimension)) counts.set(value, (counts.get(value) ?? 0) + tally.firms);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
