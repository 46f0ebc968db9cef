import { type Calendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import type { RecheckLight } from '../../contract/own-title.ts';

/** How many working days are left until the check, or have passed since. */
export function recheckLightOf(
  { recheckOn, warnDays }: { recheckOn: string | null; warnDays: number },
  { calendar, today }: { calendar: Calendar; today: string },
): RecheckLight {
  if (recheckOn === null) return { state: 'none', workingDays: null };
  if (recheckOn < today) return { state: 'late', workingDays: workingDaysBetween(calendar, recheckOn, today) };
  const workingDays = workingDaysBetween(calendar, today, recheckOn);
  return { state: workingDays <= warnDays ? 'warn' : 'ok', workingDays };
}
