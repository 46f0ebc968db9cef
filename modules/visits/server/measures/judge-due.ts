import { addWorkingDays, type Calendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import type { DueLight, MeasureState } from '../../contract/measure.ts';

/** Working days before the due day from which a light is yellow. */
const warnDays = 2;

/** Days between which lights change today, for lists that filter by light in SQL. */
export interface LightBounds {
  today: string;
  /** Last due day whose light is yellow. */
  warnThrough: string;
}

/** Where lights change today. */
export function lightBounds(calendar: Calendar, today: string): LightBounds {
  return { today, warnThrough: addWorkingDays(calendar, today, warnDays) };
}

/** How a measure stands today: light and working days over or left; neither once it is done or dropped. */
export function judgeDue(
  calendar: Calendar,
  { dueOn, state }: { dueOn: string; state: MeasureState },
  { today, warnThrough }: LightBounds,
): { light: DueLight | null; workingDays: number | null } {
  if (state === 'done' || state === 'dropped') return { light: null, workingDays: null };
  if (today > dueOn) return { light: 'late', workingDays: workingDaysBetween(calendar, dueOn, today) };
  return { light: dueOn <= warnThrough ? 'warn' : 'ok', workingDays: workingDaysBetween(calendar, today, dueOn) };
}
