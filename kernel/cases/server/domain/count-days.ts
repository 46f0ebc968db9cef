import type { CalendarDay } from '#kernel/calendar/contract/day.ts';
import type { ClockDay } from '../../contract/case.ts';
import type { ClockReading } from '../../contract/case-state.ts';
import type { ClockRule } from '../../contract/lifecycle.ts';

/** A span in which a clock stood still: the day of the pause still counts, that of the resumption does not. */
export interface Pause {
  readonly from: string;
  /** Null while it stands still. */
  readonly to: string | null;
}

/** Readings of a clock as the acts left them, each with the day of its act. */
export interface DatedReading {
  readonly on: string;
  readonly reading: Pick<ClockReading, 'startedOn' | 'pausedOn'>;
}

/** The pauses of a clock since it last started. */
export function pausesOf(readings: readonly DatedReading[]): readonly Pause[] {
  let pauses: Pause[] = [];
  let started: string | null = null;
  for (const { on, reading } of readings) {
    if (reading.startedOn !== started) pauses = [];
    started = reading.startedOn;
    const open = pauses.at(-1);
    if (reading.pausedOn !== null && open?.to !== null) pauses.push({ from: reading.pausedOn, to: null });
    if (reading.pausedOn === null && open?.to === null) pauses[pauses.length - 1] = { from: open.from, to: on };
  }
  return pauses;
}

/** Numbers the days that count; of the others says why they do not. */
export function countDays(
  days: readonly CalendarDay[],
  { unit, startedOn, pauses }: { unit: ClockRule['unit']; startedOn: string; pauses: readonly Pause[] },
): ClockDay[] {
  let counted = 0;
  return days.map((day): ClockDay => {
    const excluded = excludedBy(day, { unit, startedOn, pauses });
    if (excluded === null) counted += 1;
    return { ...day, counted: excluded === null ? counted : null, excluded };
  });
}

function excludedBy(
  { date, kind }: CalendarDay,
  { unit, startedOn, pauses }: { unit: ClockRule['unit']; startedOn: string; pauses: readonly Pause[] },
): ClockDay['excluded'] {
  if (date === startedOn) return 'startDay';
  if (pauses.some(({ from, to }) => date > from && (to === null || date <= to))) return 'paused';
  if (unit === 'calendarDays') return null;
  return kind === 'weekend' || kind === 'holiday' ? kind : null;
}
