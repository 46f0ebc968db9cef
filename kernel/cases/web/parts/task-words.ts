import type { Text } from '#ui/index.ts';
import type { TaskGroup, TaskRow } from '../../contract/task-list.ts';

/** Rows of a to-do under their groups, in the order of the groups; empty groups are left out. */
export function groupRows(rows: readonly TaskRow[]): readonly { group: TaskGroup; rows: readonly TaskRow[] }[] {
  const groups = ['late', 'today', 'soon', 'later'] as const;
  return groups.flatMap((group) => {
    const some = rows.filter((row) => row.group === group);
    return some.length === 0 ? [] : [{ group, rows: some }];
  });
}

/** Light of a row in words: late by so many days, today, days left, on hold, without a limit. */
export function dueWords(
  {
    light,
    workingDays,
    stoppedOn = null,
  }: Pick<TaskRow, 'light' | 'workingDays'> & Partial<Pick<TaskRow, 'stoppedOn'>>,
  text: Text,
): string {
  if (stoppedOn !== null && light !== 'late') return text('todo.keptInTime');
  if (light === 'hold') return text('todo.paused');
  if (workingDays === null) return text('todo.noLimit');
  // Due on Friday, read on Saturday: late, with no working day gone yet.
  if (light === 'late' && workingDays === 0) return text('todo.overJust');
  if (workingDays < 0) return text('todo.over', { count: -workingDays });
  return workingDays === 0 ? text('todo.today') : text('todo.left', { count: workingDays });
}

/** Why a row is the reader's, in one line: what is asked for, and through whom it falls to the reader. */
export function whyWords(
  { task, reason, stateName }: Pick<TaskRow, 'task' | 'reason' | 'stateName'>,
  text: Text,
): string {
  if (task === null || reason === null) return stateName;
  const { via, department, standingInFor } = reason;
  const whose =
    standingInFor === null
      ? text(`todo.via.${via}`, { department: department ?? '' })
      : text('todo.via.standIn', { name: standingInFor });
  return [text('todo.why', { task: text(`todo.tasks.${task}`), whose }), task === 'move' ? stateName : '']
    .filter((one) => one !== '')
    .join(' · ');
}

/** The head of a to-do: how many must move today, and how many of them are late. */
export function mustWords({ late, today }: { late: number; today: number }, text: Text): string {
  if (late + today === 0) return text('todo.mustNone');
  return late === 0 ? text('todo.mustOnly', { count: today }) : text('todo.must', { count: late + today, late });
}
