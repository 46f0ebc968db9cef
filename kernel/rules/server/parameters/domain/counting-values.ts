/** Days of a value and the instant from which the zone knew of it. */
export interface DatedValue {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly knownFrom: string;
}

/** Which values still count on some day: each day is answered by the value known last of those that hold it. */
export function countingValues(values: readonly DatedValue[]): ReadonlySet<string> {
  const counting = new Set<string>();
  const newestFirst = [...values].sort((a, b) => (a.knownFrom < b.knownFrom ? 1 : -1));
  for (const [place, one] of newestFirst.entries()) {
    const later = newestFirst.slice(0, place);
    const starts = [one.from, ...later.flatMap(({ to }) => (to === null ? [] : [dayAfter(to)]))];
    const free = starts.some(
      (day) => day >= one.from && (one.to === null || day <= one.to) && !later.some((other) => holds(other, day)),
    );
    if (free) counting.add(one.id);
  }
  return counting;
}

/** What counts on a day. */
export function valueOn<V extends DatedValue>(values: readonly V[], day: string): V | null {
  let chosen: V | null = null;
  for (const one of values) {
    if (holds(one, day) && (chosen === null || one.knownFrom > chosen.knownFrom)) chosen = one;
  }
  return chosen;
}

function holds({ from, to }: DatedValue, day: string): boolean {
  return from <= day && (to === null || to >= day);
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
