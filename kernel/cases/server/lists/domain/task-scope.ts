import type { CaseCaller } from '../../../contract/judge-act.ts';

/** Whose tasks a list shows: the caller's and those of whom it stands in for. */
export interface TaskScope {
  readonly accounts: readonly string[];
  readonly departments: readonly string[];
  /** Those of the departments that somebody of the scope leads. */
  readonly headed: readonly string[];
  readonly leaders: boolean;
  /** Firms and institutions for which the caller may act. */
  readonly parties: readonly string[];
}

/** What a task says of whose it is. */
export interface OwnedTask {
  readonly departmentId: string | null;
  readonly accountId: string | null;
  readonly headsOnly: boolean;
  readonly leaders: boolean;
}

/** What the scope of a caller is made of. */
export interface ScopeGround {
  readonly caller: CaseCaller;
  readonly principals: readonly CaseCaller[];
  readonly houses: readonly string[];
}

/** The scope of a caller with its absent principals; a firm's people have only what their firms have to do. */
export function scopeOf({ caller, principals, houses }: ScopeGround): TaskScope {
  if (caller.kind === 'party') return { accounts: [], departments: [], headed: [], leaders: false, parties: houses };
  const all = [caller, ...principals];
  const places = all.flatMap((one) => one.places);
  return {
    accounts: distinct(all.flatMap(({ accountId }) => accountId ?? [])),
    departments: distinct(places.map(({ departmentId }) => departmentId)),
    headed: distinct(places.flatMap(({ departmentId, head }) => (head ? [departmentId] : []))),
    leaders: all.some(({ leader }) => leader),
    parties: [],
  };
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** Whether a task falls to somebody in person, without standing in for anybody. */
export function isOwn(task: OwnedTask, { accountId, leader, places }: CaseCaller): boolean {
  if (task.leaders) return leader;
  if (task.accountId !== null) return task.accountId === accountId;
  return places.some(({ departmentId, head }) => departmentId === task.departmentId && (head || !task.headsOnly));
}

/** The account for whom a caller would do a task; null where it is its own. */
export function standingInFor(
  task: OwnedTask,
  { caller, principals }: { caller: CaseCaller; principals: readonly CaseCaller[] },
): string | null {
  if (caller.kind === 'party' || isOwn(task, caller)) return null;
  return principals.find((one) => isOwn(task, one))?.accountId ?? null;
}
