import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { openDayCount } from '../day-count.ts';
import type { DayCount } from '../domain/count-clocks.ts';
import { type Acting, actingBy } from '../find-acting.ts';
import type { GroupDays } from './domain/due-words.ts';
import { scopeOf, type TaskScope } from './domain/task-scope.ts';
import type { OwnScope } from './store/counts.ts';

/** Who reads its lists, and the days by which they are grouped. */
export interface ListReader {
  readonly acting: Acting;
  readonly scope: TaskScope;
  readonly own: OwnScope;
  readonly days: DayCount;
  readonly groups: GroupDays;
}

/** Opens the lists of the caller: its tasks with those of whom it stands in for, and the days that count today. */
export async function openOwnLists(context: RequestContext): Promise<ListReader> {
  const [owner, days] = await Promise.all([openOwnScope(context), openDayCount(context.db)]);
  const { today } = owner.acting;
  return { ...owner, days, groups: { today, soonUntil: soonUntil(days, today) } };
}

/** The second working day after today; beyond the last day of the calendar nothing is soon, and the lists still open. */
function soonUntil(days: DayCount, today: string): string {
  try {
    return days.addWorkingDays(today, 2);
  } catch (error) {
    if (error instanceof AppError) return today;
    throw error;
  }
}

/** Whose lists they are, without any days: enough to count them. */
export async function openOwnScope(context: RequestContext): Promise<Pick<ListReader, 'acting' | 'scope' | 'own'>> {
  const acting = await actingBy(context);
  const { caller } = acting;
  return {
    acting,
    scope: scopeOf(acting),
    own: {
      accountId: caller.accountId ?? '',
      departments: caller.places.map(({ departmentId }) => departmentId),
    },
  };
}
