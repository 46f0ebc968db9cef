import type { PlanFirmState, PlanState } from '../../../contract/visit-plan.ts';

/** A plan as its state needs it. */
export interface PlanFacts {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly withdrawn: boolean;
  /** Firms that it covers, and how many of them its department visited since it began. */
  readonly firms: number;
  readonly visited: number;
}

/** Where a plan stands: by its days and the visits made. */
export function planStateOn({ startsOn, endsOn, withdrawn, firms, visited }: PlanFacts, today: string): PlanState {
  if (withdrawn) return 'withdrawn';
  if (today < startsOn) return 'coming';
  if (firms > 0 && visited >= firms) return 'done';
  if (today <= endsOn) return 'running';
  // Once every firm is taken out nothing is left to do.
  return firms === 0 ? 'done' : 'late';
}

/** A planned firm as its state needs it. */
export interface PlanFirmFacts {
  readonly dueOn: string;
  /** Day of the first visit since the plan began. */
  readonly visitedOn: string | null;
  readonly removed: boolean;
}

/** How a planned firm stands. */
export function planFirmStateOn({ dueOn, visitedOn, removed }: PlanFirmFacts, today: string): PlanFirmState {
  if (removed) return 'removed';
  if (visitedOn !== null) return visitedOn <= dueOn ? 'visited' : 'visitedLate';
  return today > dueOn ? 'late' : 'open';
}

const order: Record<PlanFirmState, number> = { late: 0, open: 1, visitedLate: 2, visited: 3, removed: 4 };

/** What is late first, then by day and name. */
export function byUrgency(
  a: { state: PlanFirmState; dueOn: string; name: string },
  b: { state: PlanFirmState; dueOn: string; name: string },
): number {
  const first = order[a.state] - order[b.state];
  if (first !== 0) return first;
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Deals firms out in turn among those who go; nobody in particular where nobody is named. */
export function dealOut<T>(firms: readonly T[], officers: readonly string[]): { firm: T; officerId: string | null }[] {
  return firms.map((firm, place) => ({ firm, officerId: officers[place % officers.length] ?? null }));
}
