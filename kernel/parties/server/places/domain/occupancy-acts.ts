import { hundredthsOf } from '../../../contract/place-decimal.ts';
import type { Occupancy, OccupancyAct, OccupancyPeriod } from '../../../contract/place-occupancy.ts';
import { type EntryFault, faultAt } from './fault.ts';

/** What of an act decides whether it still counts. */
export type CountedAct = Pick<OccupancyAct, 'number' | 'kind' | 'before' | 'after' | 'reverses'>;

/** The last act that was not taken back; none when all were. */
export function lastCounting(acts: readonly CountedAct[]): CountedAct | undefined {
  const reversed = new Set(acts.flatMap((act) => act.reverses ?? []));
  return acts
    .filter((act) => act.kind !== 'reversed' && !reversed.has(act.number))
    .sort((one, other) => other.number - one.number)[0];
}

/** The act that takes the last counting one back: the period before it stands again, or none when it was the entry. */
export function planReversal(acts: readonly CountedAct[]): CountedAct | undefined {
  const last = lastCounting(acts);
  if (last === undefined) return undefined;
  return {
    number: nextNumber(acts),
    kind: 'reversed',
    before: last.after,
    after: last.before,
    reverses: last.number,
  };
}

/** The act that puts another period in place of the one that stands; undefined when none stands any more. */
export function planChange(
  acts: readonly CountedAct[],
  kind: 'ended' | 'corrected',
  after: OccupancyPeriod,
): CountedAct | undefined {
  const last = lastCounting(acts);
  return last && { number: nextNumber(acts), kind, before: last.after, after, reverses: null };
}

function nextNumber(acts: readonly CountedAct[]): number {
  return Math.max(0, ...acts.map((act) => act.number)) + 1;
}

/** Faults of a period; `before` is the one that it takes the place of. */
export function examinePeriod(period: OccupancyPeriod, before?: OccupancyPeriod): EntryFault[] {
  if (period.endsOn !== null && period.endsOn < period.startsOn) {
    return [{ field: 'endsOn', text: 'occupancy.faults.ends', params: { day: period.startsOn } }];
  }
  return before !== undefined && samePeriod(before, period) ? [faultAt('endsOn', 'occupancy.faults.same')] : [];
}

function samePeriod(one: OccupancyPeriod, other: OccupancyPeriod): boolean {
  const area = (period: OccupancyPeriod) => (period.area === null ? null : hundredthsOf(period.area));
  return one.startsOn === other.startsOn && one.endsOn === other.endsOn && area(one) === area(other);
}

/** Where a period stands to a day; what was taken back stands nowhere. */
export function stateOn(
  today: string,
  { startsOn, endsOn }: Pick<OccupancyPeriod, 'startsOn' | 'endsOn'>,
  reversed: boolean,
): Occupancy['state'] {
  if (reversed) return 'reversed';
  if (startsOn > today) return 'future';
  return endsOn !== null && endsOn < today ? 'past' : 'current';
}
