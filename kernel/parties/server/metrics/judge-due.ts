import { type Calendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';

/** Working days before the due day from which a light is yellow. */
const warnDays = 2;

/** How a due day stands today: the light, and the working days over or left. */
export function judgeDue(
  calendar: Calendar,
  dueOn: string,
  today: string,
): { light: 'ok' | 'warn' | 'late'; dueOn: string; workingDays: number } {
  if (today > dueOn) return { light: 'late', dueOn, workingDays: workingDaysBetween(calendar, dueOn, today) };
  const left = workingDaysBetween(calendar, today, dueOn);
  return { light: left <= warnDays ? 'warn' : 'ok', dueOn, workingDays: left };
}

interface Lit {
  light: 'late' | 'warn' | 'hold';
}

/** The first `limit` of a list that has the worst first, and how many there are of each light. */
export function worstOf<T extends Lit>(
  alarms: readonly T[],
  limit: number,
): { alarms: T[]; counts: Record<Lit['light'], number> } {
  const counts = { late: 0, warn: 0, hold: 0 };
  for (const { light } of alarms) counts[light] += 1;
  return { alarms: alarms.slice(0, limit), counts };
}
