import { type Calendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import { lightOn } from '#kernel/cases/contract/case-light.ts';
import type { Decision } from '../../contract/gathering.ts';
import type { StoredDecision } from '../store/decisions.ts';

/** Decisions with light and department, as lists and paper show them. */
export function showDecisions(
  stored: readonly StoredDecision[],
  { today, names, calendar }: { today: string; names: ReadonlyMap<string, string>; calendar: Calendar },
): Decision[] {
  return stored.map((one) => {
    const { id, number, text, departmentId, dueOn, caseId } = one;
    const open = caseId !== null && !one.concluded;
    const days = { dueOn: one.caseDueOn, warnOn: one.caseWarnOn, paused: one.casePaused === true };
    const light = open ? lightOn(days, today) : 'none';
    return {
      ...{ id, number, text, caseId },
      department: departmentId === null ? null : { id: departmentId, name: names.get(departmentId) ?? '' },
      // A limit that was extended ends later than the day that was decided.
      dueOn: one.caseDueOn ?? dueOn,
      state: one.caseState ?? 'draft',
      light: light === 'none' ? null : light,
      workingDays: open && one.caseDueOn !== null ? daysTo(calendar, one.caseDueOn, today) : null,
      gathering: { id: one.gatheringId, title: one.gatheringTitle, day: one.gatheringDay },
    };
  });
}

/** Working days left, or over once the day has passed. */
function daysTo(calendar: Calendar, dueOn: string, today: string): number {
  return dueOn < today ? workingDaysBetween(calendar, dueOn, today) : workingDaysBetween(calendar, today, dueOn);
}
