/** A visit that counts, as the cap needs it. */
export interface PastVisit {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Departments that took part; a joint visit counts once for the firm and once for each of them. */
  readonly departments: readonly string[];
}

/** How often a firm may be visited within any span of so many months. */
export interface CapLimit {
  readonly months: number;
  readonly totalMost: number;
  readonly departmentMost: number;
}

/** A visit that is to be made or recorded. */
export interface Candidate {
  readonly day: string;
  readonly departments: readonly string[];
}

/** Whether a visit is within the cap; if not, by whose share, by which visits, and when it would be. */
export type CapVerdict =
  | { readonly within: true }
  | {
      readonly within: false;
      /** Null where all departments together are beyond; otherwise the department that is. */
      readonly departmentId: string | null;
      readonly most: number;
      /** The visits that use up the window, oldest first. */
      readonly visits: readonly PastVisit[];
      /** First day from the asked one on which the same departments may go. */
      readonly nextDay: string;
    };

interface Excess {
  departmentId: string | null;
  most: number;
  visits: PastVisit[];
}

/** Last day that no longer counts in the window of months that ends on a day. */
export function windowBegins(day: string, months: number): string {
  return Temporal.PlainDate.from(day).subtract({ months }).toString();
}

/** First day on which a visit has left the window. */
function dayOfLeaving(day: string, months: number): string {
  let next = Temporal.PlainDate.from(day).add({ months });
  // The 31st and the last of February: a month back from a day is not always a month on to it.
  while (windowBegins(next.toString(), months) < day) next = next.add({ days: 1 });
  return next.toString();
}

/**
 * Judges a visit against those that were made, also when it is recorded late: no window of months that holds it, whether it
 * ends on its day or on that of a later visit, may hold more than the limit.
 */
export function judgeCap(limit: CapLimit, past: readonly PastVisit[], candidate: Candidate): CapVerdict {
  const excess = findExcess(limit, past, candidate);
  if (excess === null) return { within: true };
  return { within: false, ...excess, nextDay: nextDayWithin(limit, past, candidate) };
}

/** First day from the candidate's own on which its departments may go. */
export function nextDayWithin(limit: CapLimit, past: readonly PastVisit[], { day, departments }: Candidate): string {
  const turning = past.flatMap((visit) => [dayOfLeaving(visit.day, limit.months), dayAfter(visit.day)]);
  const days = [day, ...turning.filter((one) => one > day)].sort();
  const next = days.find((one) => findExcess(limit, past, { day: one, departments }) === null);
  // Once every visit has left the window one more is always allowed: each limit is at least one.
  if (next === undefined) throw new Error('a cap without an end');
  return next;
}

/** How many visits a limit still allows on a day: together, and by each of these departments. */
export function leftOn(
  limit: CapLimit,
  past: readonly PastVisit[],
  { day, departments }: Candidate,
): { total: number; departments: number[] } {
  const used = (visits: readonly PastVisit[]) => mostInOneWindow(visits, day, limit.months).length;
  const total = Math.max(0, limit.totalMost - used(past));
  return {
    total,
    departments: departments.map((id) => {
      const own = past.filter((visit) => visit.departments.includes(id));
      return Math.max(0, Math.min(total, limit.departmentMost - used(own)));
    }),
  };
}

function findExcess(limit: CapLimit, past: readonly PastVisit[], { day, departments }: Candidate): Excess | null {
  const all = mostInOneWindow(past, day, limit.months);
  if (all.length >= limit.totalMost) return { departmentId: null, most: limit.totalMost, visits: all };
  for (const departmentId of departments) {
    const own = past.filter((visit) => visit.departments.includes(departmentId));
    const visits = mostInOneWindow(own, day, limit.months);
    if (visits.length >= limit.departmentMost) return { departmentId, most: limit.departmentMost, visits };
  }
  return null;
}

/** Of all windows that hold the day the one that holds most visits; windows end on the day or on that of a later visit. */
function mostInOneWindow(past: readonly PastVisit[], day: string, months: number): PastVisit[] {
  const ends = new Set([day, ...past.filter((visit) => visit.day > day).map((visit) => visit.day)]);
  let most: PastVisit[] = [];
  for (const end of ends) {
    const begins = windowBegins(end, months);
    if (begins >= day) continue;
    const held = past.filter((visit) => visit.day > begins && visit.day <= end);
    if (held.length > most.length) most = held;
  }
  return most.sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
