import type { TaskGroup } from '../../../contract/task-list.ts';

/** What the lists need of the calendar. */
export interface WorkingDays {
  workingDaysBetween(from: string, to: string): number;
}

/** Days from which the groups of a to-do follow. */
export interface GroupDays {
  readonly today: string;
  /** The second working day after today. */
  readonly soonUntil: string;
}

/** Group of a last day; without one a task can wait. */
export function groupOf(dueOn: string | null, { today, soonUntil }: GroupDays): TaskGroup {
  if (dueOn === null || dueOn > soonUntil) return 'later';
  if (dueOn < today) return 'late';
  return dueOn === today ? 'today' : 'soon';
}

/** Working days left until a last day, 0 on it, below 0 by as many as have passed since; 0 too while only rest days have, as alarms count. */
export function workingDaysLeft(dueOn: string | null, today: string, days: WorkingDays): number | null {
  if (dueOn === null) return null;
  if (dueOn >= today) return days.workingDaysBetween(today, dueOn);
  return 0 - days.workingDaysBetween(dueOn, today);
}
