import type { CaseTask } from '../../contract/case-tasks.ts';

/** What somebody was asked already keeps the moment since which it waits. */
export function keepSince<T extends CaseTask & { readonly since: string }>(
  tasks: readonly T[],
  before: readonly (CaseTask & { readonly since: string })[],
): readonly T[] {
  const known = new Map(before.map((task) => [keyOf(task), task.since]));
  return tasks.map((task) => ({ ...task, since: known.get(keyOf(task)) ?? task.since }));
}

function keyOf({ kind, departmentId, accountId, partyId, headsOnly, leaders }: CaseTask): string {
  return JSON.stringify([kind, departmentId, accountId, partyId, headsOnly, leaders]);
}
