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
  const [acting, days] = await Promise.all([actingBy(context), openDayCount(context.db)]);
  const { caller, principals, today } = acting;
  return {
    acting,
    scope: scopeOf(caller, principals),
    own: {
      accountId: caller.accountId ?? '',
      departments: caller.places.map(({ departmentId }) => departmentId),
    },
    days,
    groups: { today, soonUntil: days.addWorkingDays(today, 2) },
  };
}
