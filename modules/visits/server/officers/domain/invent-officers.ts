import type { OfficerPart } from '../../../contract/service-officer.ts';
import { daysOfQuarter, recentQuarters } from './summarise-ratings.ts';

/** A term that a generator invented. */
export interface InventedTerm {
  id: string;
  firmId: string;
  project: string;
  part: OfficerPart;
  staffId: string;
  startsOn: string;
  endsOn: string | null;
}

/** A rating that a generator invented. */
export interface InventedStars {
  id: string;
  firmId: string;
  staffId: string;
  stars: number;
  words: string | null;
  quarter: string;
  on: string;
  at: string;
}

/** Chances of a generator, as kernel/parties opens them. */
interface Chance {
  below(limit: number): number;
  between(first: number, last: number): number;
  pick<T>(items: readonly T[]): T;
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
}

/** Firms that one officer serves at most. */
const firmsOfOne = 12;
/** Firms that get deputies, projects and changes as well: in a larger zone the others have their officer alone. */
const firmsInFull = 5_000;

/**
 * Invents who serves whom: nearly every firm has an officer and a deputy, some changed the officer within the year, every
 * seventh firm has a project of its own, and a few firms have nobody: gaps that the zone is told of.
 */
export function inventTerms(
  { chance, nextId }: { chance: Chance; nextId: (index: number) => string },
  {
    today,
    firmIds,
    staffIds,
    projects,
  }: { today: string; firmIds: readonly string[]; staffIds: readonly string[]; projects: readonly string[] },
): InventedTerm[] {
  if (staffIds.length < 3) return [];
  const serving = staffIds.slice(0, Math.max(3, Math.min(staffIds.length, Math.ceil(firmIds.length / firmsOfOne))));
  const year = Number(today.slice(0, 4));
  const [begun, changed] = [`${year - 1}-03-01`, `${year}-0${chance.between(3, 6)}-01`];
  const terms: Omit<InventedTerm, 'id'>[] = [];
  for (const [place, firmId] of firmIds.entries()) {
    if (place % 47 === 46) continue;
    const at = place % serving.length;
    const person = (step: number) => serving[(at + step) % serving.length] ?? '';
    const whole = { firmId, project: '' };
    if (place >= firmsInFull) {
      terms.push({ ...whole, part: 'officer', staffId: person(0), startsOn: begun, endsOn: null });
      continue;
    }
    if (place % 11 === 5 && changed < today) {
      terms.push({ ...whole, part: 'officer', staffId: person(1), startsOn: begun, endsOn: changed });
      terms.push({ ...whole, part: 'officer', staffId: person(0), startsOn: changed, endsOn: null });
    } else {
      terms.push({ ...whole, part: 'officer', staffId: person(0), startsOn: begun, endsOn: null });
    }
    if (place % 31 !== 30) {
      terms.push({ ...whole, part: 'deputy', staffId: person(2), startsOn: begun, endsOn: null });
    }
    if (place % 7 === 3 && projects.length > 0) {
      const project = chance.pick(projects);
      terms.push({ firmId, project, part: 'officer', staffId: person(0), startsOn: begun, endsOn: null });
      terms.push({ firmId, project, part: 'deputy', staffId: person(1), startsOn: begun, endsOn: null });
    }
  }
  return terms.map((term, index) => ({ id: nextId(index), ...term }));
}

const usualStars = [
  { weight: 55, stars: 5 },
  { weight: 28, stars: 4 },
  { weight: 10, stars: 3 },
  { weight: 4, stars: 2 },
  { weight: 3, stars: 1 },
];

/**
 * Invents ratings of the last quarters: about a third of the firms that were visited answer, as firms do; of all firms where
 * nobody says which were visited.
 */
export function inventRatings(
  { chance, nextId }: { chance: Chance; nextId: (index: number) => string },
  {
    today,
    terms,
    words,
    visited,
  }: { today: string; terms: readonly InventedTerm[]; words: readonly string[]; visited?: ReadonlySet<string> },
): InventedStars[] {
  const ratings: InventedStars[] = [];
  const served = terms.filter(
    ({ part, project, firmId }) => part === 'officer' && project === '' && visited?.has(firmId) !== false,
  );
  for (const quarter of recentQuarters(today)) {
    const { from, until } = daysOfQuarter(quarter);
    for (const { firmId, staffId, startsOn, endsOn } of served) {
      const on = `${from.slice(0, 5)}${String(Number(from.slice(5, 7)) + chance.below(3)).padStart(2, '0')}-${chance.between(10, 28)}`;
      const held = startsOn <= on && (endsOn === null || endsOn > on) && on < until;
      if (chance.below(3) > 0 || !held || on > today) continue;
      ratings.push({
        ...{ id: nextId(ratings.length), firmId, staffId, stars: chance.weighted(usualStars).stars },
        ...{ words: chance.below(3) === 0 ? chance.pick(words) : null, quarter, on, at: `${on}T10:00:00+08:00` },
      });
    }
  }
  return ratings;
}
