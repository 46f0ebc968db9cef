import type { OfficerPart } from '../../../contract/service-officer.ts';

/** A term that stands, as planning sees it. */
export interface StandingTerm {
  id: string;
  part: OfficerPart;
  staffId: string;
  startsOn: string;
  /** First day without; null while no end is known. */
  endsOn: string | null;
}

/** Who is wanted in a place from a day on; null: nobody; left out: as it is. */
export interface WantedPlaces {
  officer?: string | null | undefined;
  deputy?: string | null | undefined;
}

/** What to write so that the wanted hold from the day on. */
export interface TermPlan {
  /** Terms that end on the day. */
  end: string[];
  /** Terms that had not begun by the day. */
  takeBack: string[];
  add: { part: OfficerPart; staffId: string }[];
}

/**
 * Plans the terms of one firm (or project) from `day` on. Days before it are never touched; whoever holds the place already
 * without an end keeps it; somebody who takes one place leaves the other.
 */
export function planTerms(terms: readonly StandingTerm[], wanted: WantedPlaces, day: string): TermPlan {
  const plan: TermPlan = { end: [], takeBack: [], add: [] };
  for (const [part, staffId] of Object.entries(completed(terms, wanted, day)) as [OfficerPart, string | null][]) {
    const later = terms.filter((term) => term.part === part && (term.endsOn === null || term.endsOn > day));
    const kept = later.find((term) => term.staffId === staffId && term.startsOn <= day && term.endsOn === null);
    for (const term of later) {
      if (term === kept) continue;
      (term.startsOn >= day ? plan.takeBack : plan.end).push(term.id);
    }
    if (kept === undefined && staffId !== null) plan.add.push({ part, staffId });
  }
  return plan;
}

/** Somebody who is wanted in one place, and holds the other now or later, leaves it. */
function completed(terms: readonly StandingTerm[], wanted: WantedPlaces, day: string) {
  const places: Partial<Record<OfficerPart, string | null>> = {};
  for (const part of ['officer', 'deputy'] as const) {
    const told = wanted[part];
    const other = wanted[part === 'officer' ? 'deputy' : 'officer'];
    const heldByOther = terms.some(
      (term) => term.part === part && term.staffId === other && (term.endsOn === null || term.endsOn > day),
    );
    if (told !== undefined) places[part] = told;
    else if (other !== undefined && other !== null && heldByOther) places[part] = null;
  }
  return places;
}

/** Whether a plan writes nothing. */
export function isNothing({ end, takeBack, add }: TermPlan): boolean {
  return end.length + takeBack.length + add.length === 0;
}

/** What handing over does to a place that a leaving officer holds. */
export function outcomeOf(
  place: { part: OfficerPart },
  other: string | null,
  toId: string,
): 'taken' | 'movesUp' | 'leftOpen' {
  if (other !== toId) return 'taken';
  return place.part === 'officer' ? 'movesUp' : 'leftOpen';
}
