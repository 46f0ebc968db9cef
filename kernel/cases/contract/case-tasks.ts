import type { CaseState } from './case-state.ts';
import type { Doer, Lifecycle } from './lifecycle.ts';

/** What somebody has to do next: one row of a to-do. */
export interface CaseTask {
  /** What the row asks for; its words are `tasks.<kind>` of this part. */
  readonly kind:
    | 'move'
    | 'assist'
    | 'sign'
    | 'approveSupervision'
    | 'receiveSupervision'
    | 'answerSupervision'
    | 'reviewSupervision'
    | 'closeSupervision';
  readonly departmentId: string | null;
  readonly accountId: string | null;
  readonly partyId: string | null;
  /** Only for those who lead the department. */
  readonly headsOnly: boolean;
  /** For everybody who holds the role leader. */
  readonly leaders: boolean;
}

const nobody = { departmentId: null, accountId: null, partyId: null, headsOnly: false, leaders: false };

/** Everything that the case waits for; empty when it is concluded. */
export function tasksOf(lifecycle: Lifecycle, state: CaseState): readonly CaseTask[] {
  if (state.concluded) return [];
  const waiting = state.signing?.outcome === 'open' ? signingTasks(state) : moveTasks(lifecycle, state);
  const assisting = state.assistants.flatMap((one): CaseTask[] =>
    one.done ? [] : [{ ...nobody, kind: 'assist', departmentId: one.departmentId }],
  );
  return distinct([...waiting, ...assisting, ...supervisionTasks(state)]);
}

function distinct(tasks: readonly CaseTask[]): readonly CaseTask[] {
  const keys = tasks.map((task) => JSON.stringify(task));
  return tasks.filter((_task, at) => keys.indexOf(keys[at] ?? '') === at);
}

function signingTasks({ signing }: CaseState): CaseTask[] {
  return (signing?.signers ?? []).flatMap(({ departmentId, accountId, verdict }): CaseTask[] =>
    verdict === null
      ? [{ ...nobody, kind: 'sign', departmentId: accountId === null ? departmentId : null, accountId }]
      : [],
  );
}

function moveTasks(lifecycle: Lifecycle, state: CaseState): CaseTask[] {
  return (lifecycle.states[state.state]?.waitsFor ?? []).flatMap((doer) => taskOf(doer, state));
}

function taskOf(doer: Doer, { lead, dispatcherId, partyId }: CaseState): CaseTask[] {
  const move = { ...nobody, kind: 'move' } as const;
  if (doer === 'zoneLeader') return [{ ...move, leaders: true }];
  if (doer === 'party') return partyId === null ? [] : [{ ...move, partyId }];
  if (doer === 'dispatcher')
    return dispatcherId === null ? [{ ...move, leaders: true }] : [{ ...move, departmentId: dispatcherId }];
  if (lead === null) return [];
  const { departmentId, accountId } = lead;
  if (doer === 'leadHead') return [{ ...move, departmentId, headsOnly: true }];
  return doer === 'lead' ? [{ ...move, departmentId: accountId === null ? departmentId : null, accountId }] : [];
}

function supervisionTasks({ supervision, lead, dispatcherId }: CaseState): CaseTask[] {
  const leaders = { ...nobody, leaders: true };
  const department = lead === null ? [] : [{ ...nobody, departmentId: lead.departmentId }];
  const dispatcher = dispatcherId === null ? leaders : { ...nobody, departmentId: dispatcherId };
  if (supervision?.state === 'raised') return [{ ...leaders, kind: 'approveSupervision' }];
  if (supervision?.state === 'approved') return department.map((one) => ({ ...one, kind: 'receiveSupervision' }));
  if (supervision?.state === 'received') return department.map((one) => ({ ...one, kind: 'answerSupervision' }));
  if (supervision?.state === 'answered') return [{ ...dispatcher, kind: 'reviewSupervision' }];
  return supervision?.state === 'reviewed' ? [{ ...leaders, kind: 'closeSupervision' }] : [];
}
