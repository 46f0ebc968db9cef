import type { CharterPromise, PromiseTally, PromiseVerdict } from '../../../contract/charter.ts';

/** When a promise began to run and when it was met; both ISO 8601. */
export interface PromiseTimes {
  startedAt: string;
  /** Null while it is not met. */
  doneAt: string | null;
}

/** Working days and office hours by which promises are counted; days are `YYYY-MM-DD` in China. */
export interface OfficeClock {
  /** Minutes since midnight. */
  opens: number;
  closes: number;
  isWorkingDay(day: string): boolean;
  /** The n-th working day after a day, n ≥ 1. */
  addWorkingDays(day: string, count: number): string;
}

/** What a promise allows. */
export type PromiseLimit = Pick<CharterPromise, 'limit' | 'unit'>;

const timeZone = 'Asia/Shanghai';
const msPerMinute = 60_000;

/**
 * The last moment, to the millisecond, at which the promise is kept. Minutes run day and night; office hours run only while
 * the office is open; of working days the day of the start is not counted and the last one ends at midnight.
 */
export function dueOf({ limit, unit }: PromiseLimit, startedAt: string, clock: OfficeClock): string {
  const start = Temporal.Instant.from(startedAt);
  if (unit === 'minutes') return told(start.epochMilliseconds + limit * msPerMinute);
  const day = start.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  if (unit === 'workingDays') return told(momentOf(clock.addWorkingDays(day, limit), 24 * 60) - 1);
  return told(afterOfficeTime(start.epochMilliseconds, { day, ms: limit * 60 * msPerMinute }, clock));
}

/** Runs office time from a moment on until it is used up. */
function afterOfficeTime(start: number, { day, ms }: { day: string; ms: number }, clock: OfficeClock): number {
  let left = ms;
  let on = clock.isWorkingDay(day) ? day : clock.addWorkingDays(day, 1);
  for (;;) {
    const opens = Math.max(momentOf(on, clock.opens), start);
    const open = Math.max(0, momentOf(on, clock.closes) - opens);
    if (left <= open) return opens + left;
    left -= open;
    on = clock.addWorkingDays(on, 1);
  }
}

/** Milliseconds of a minute of a day in China; the 1,440th is the next midnight. */
function momentOf(day: string, minute: number): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds + minute * msPerMinute;
}

function told(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 });
}

/**
 * Whether a promise was kept: done by its limit. What is open past its limit cannot be kept any more and is broken; what is
 * open within it is neither.
 */
export function judgePromise(
  limit: PromiseLimit,
  { startedAt, doneAt }: PromiseTimes,
  { now, clock }: { now: string; clock: OfficeClock },
): { dueAt: string; verdict: PromiseVerdict } {
  const dueAt = dueOf(limit, startedAt, clock);
  const reached = Temporal.Instant.compare(Temporal.Instant.from(doneAt ?? now), Temporal.Instant.from(dueAt)) > 0;
  return { dueAt, verdict: reached ? 'broken' : doneAt === null ? 'open' : 'kept' };
}

/** Counts verdicts. */
export function tallyOf(verdicts: readonly PromiseVerdict[]): PromiseTally {
  const tally = { kept: 0, broken: 0, open: 0 };
  for (const verdict of verdicts) tally[verdict] += 1;
  return tally;
}

/** The twelve months that end with a day's own, as `YYYY-MM`, oldest first. */
export function lastMonths(day: string, count = 12): string[] {
  const last = Temporal.PlainYearMonth.from(day.slice(0, 7));
  return Array.from({ length: count }, (_, back) => last.subtract({ months: count - 1 - back }).toString());
}

/** Kept of all concluded in percent with one decimal; null while nothing is concluded. */
export function keptRate({ kept, broken }: Pick<PromiseTally, 'kept' | 'broken'>): string | null {
  const all = kept + broken;
  if (all === 0) return null;
  // Never rounded up to the whole: 2,999 of 3,000 is not all.
  const tenths = broken === 0 ? 1_000 : Math.min(999, Math.round((kept * 1_000) / all));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
