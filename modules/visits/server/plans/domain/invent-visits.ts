import type { VisitPurpose } from '../../../contract/visit.ts';
import type { Exemption } from '../../../contract/visit-cap.ts';
import words from './invented-words.json' with { type: 'json' };

/** A stream of invented chances, as the zone's generators open it. */
export interface Chances {
  below(limit: number): number;
  between(first: number, last: number): number;
  pick<T>(items: readonly T[]): T;
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
}

/** What visits are invented for. */
export interface VisitInvention {
  /** The stream of chances of a name, and the id of the n-th invented row: the same on every machine. */
  readonly open: (name: string) => Chances;
  readonly idOf: (random: Chances, index: number) => string;
  /** The day that stands for today, `YYYY-MM-DD`: visits lie in the twelve months before it. */
  readonly today: string;
  readonly firms: readonly string[];
  /** Departments that go, each with the accounts of its people; those without people go on no visits. */
  readonly departments: readonly { readonly id: string; readonly officers: readonly string[] }[];
  /** How many visits; four fifths of the firms where nothing is said. */
  readonly visits?: number;
}

/** A visit as it is invented. */
export interface InventedVisit {
  id: string;
  clientId: string;
  firmId: string;
  day: string;
  departments: string[];
  officers: string[];
  purpose: VisitPurpose;
  metRole: string;
  summary: string;
  exemption: { kind: Exemption; reason: string } | null;
  /** ISO 8601. */
  recordedAt: string;
}

/** A plan as it is invented, with its firms. */
export interface InventedPlan {
  id: string;
  title: string;
  departmentId: string;
  startsOn: string;
  endsOn: string;
  firms: { id: string; firmId: string; officerId: string | null }[];
}

/** Visits and plans of a zone. */
export interface InventedVisits {
  visits: InventedVisit[];
  plans: InventedPlan[];
}

const firstId = 610_000;
/** Shares in a hundred: joint visits, and visits that do not count against the cap. */
const [joint, exempt] = [9, 5];
const [most, mostOfDepartment, days] = [4, 2, 364];

/** Invents a year of visits within the usual cap, and the plans that they fulfil in part: a quarter each, the last one late. */
export function inventVisits(invention: VisitInvention): InventedVisits {
  const random = invention.open('visits');
  const departments = invention.departments.filter(({ officers }) => officers.length > 0);
  const wanted = invention.visits ?? Math.round(invention.firms.length * 0.8);
  if (departments.length === 0 || invention.firms.length === 0) return { visits: [], plans: [] };
  const used = new Map<string, Map<string, number>>();
  const visits: InventedVisit[] = [];
  // A zone that is visited as often as the cap allows leaves no room: each visit is tried a few times, then left out.
  for (let tries = 0; visits.length < wanted && tries < wanted * 5; tries += 1) {
    const firmId = random.pick(invention.firms);
    const going = pickDepartments(random, departments);
    const exemption = random.below(100) < exempt ? inventExemption(random) : null;
    if (exemption === null && !takeRoom(used, firmId, going)) continue;
    visits.push(inventVisit(random, { invention, index: firstId + visits.length * 2, firmId, going, exemption }));
  }
  return { visits, plans: inventPlans(invention.open('visit-plans'), invention, visits) };
}

type Going = VisitInvention['departments'];

function pickDepartments(random: Chances, departments: Going): Going {
  const lead = random.pick(departments);
  if (departments.length === 1 || random.below(100) >= joint) return [lead];
  const others = departments.filter((one) => one !== lead);
  return [lead, random.pick(others)];
}

/** Counts a visit against the cap of its firm; false where there is no room for it. */
function takeRoom(used: Map<string, Map<string, number>>, firmId: string, going: Going): boolean {
  const counts = used.get(firmId) ?? new Map<string, number>();
  const total = counts.get('') ?? 0;
  if (total >= most || going.some(({ id }) => (counts.get(id) ?? 0) >= mostOfDepartment)) return false;
  counts.set('', total + 1);
  for (const { id } of going) counts.set(id, (counts.get(id) ?? 0) + 1);
  used.set(firmId, counts);
  return true;
}

function inventExemption(random: Chances): { kind: Exemption; reason: string } {
  const kind = random.below(3) === 0 ? 'safety' : 'asked';
  return { kind, reason: words.reasons[kind] };
}

function inventVisit(
  random: Chances,
  {
    invention,
    index,
    firmId,
    going,
    exemption,
  }: { invention: VisitInvention; index: number; firmId: string; going: Going; exemption: InventedVisit['exemption'] },
): InventedVisit {
  const chosen = random.weighted(words.purposes);
  const purpose = chosen.purpose as VisitPurpose;
  const day = workday(random, invention.today);
  return {
    ...{
      id: invention.idOf(random, index),
      clientId: invention.idOf(random, index + 1),
      firmId,
      day,
      purpose,
      exemption,
    },
    departments: going.map(({ id }) => id),
    officers: [...new Set(going.map(({ officers }) => random.pick(officers)))],
    ...{ metRole: random.pick(words.roles), summary: chosen.words },
    recordedAt: `${day}T${random.between(10, 17)}:${random.between(10, 59)}:00+08:00`,
  };
}

function workday(random: Chances, today: string): string {
  const day = Temporal.PlainDate.from(today).subtract({ days: random.between(1, days) });
  return (day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day).toString();
}

/** One plan a department: the visited firms of its quarter, and a few that nobody has gone to yet. */
function inventPlans(random: Chances, invention: VisitInvention, visits: readonly InventedVisit[]): InventedPlan[] {
  const departments = invention.departments.filter(({ officers }) => officers.length > 0);
  const reached = new Set(visits.map(({ firmId }) => firmId));
  const open = invention.firms.filter((id) => !reached.has(id));
  const end = Temporal.PlainDate.from(invention.today);
  return departments.slice(0, 6).map((department, place): InventedPlan => {
    // The second plan ended a month ago with firms left; the others still run.
    const endsOn = end.add({ days: place === 1 ? -30 : 30 + place * 10 });
    const startsOn = endsOn.subtract({ months: 6 }).toString();
    const done = visits.filter(({ departments: went, day }) => went.includes(department.id) && day >= startsOn);
    const firms = [
      ...new Set([...done.map(({ firmId }) => firmId).slice(0, 40), ...open.slice(place * 6, place * 6 + 6)]),
    ];
    const base = firstId + 400_000 + place * 1_000;
    return {
      ...{ id: invention.idOf(random, base), departmentId: department.id, startsOn, endsOn: endsOn.toString() },
      title: (words.plans[place] ?? '').replace('{{year}}', String(endsOn.year)),
      firms: firms.map((firmId, at) => ({
        ...{ id: invention.idOf(random, base + 1 + at), firmId, officerId: random.pick(department.officers) },
      })),
    };
  });
}
