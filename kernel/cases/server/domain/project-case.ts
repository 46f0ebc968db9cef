import type { CaseAction, CaseState } from '../../contract/case-state.ts';
import { type CaseTask, tasksOf } from '../../contract/case-tasks.ts';
import type { Lifecycle } from '../../contract/lifecycle.ts';
import { governingDays } from './count-clocks.ts';

/** The columns of a case that follow from its acts. */
export interface CaseProjection {
  readonly state: string;
  readonly sequence: number;
  readonly dispatcherId: string | null;
  readonly leadId: string | null;
  readonly leadAccountId: string | null;
  readonly dueOn: string | null;
  readonly warnOn: string | null;
  readonly paused: boolean;
  readonly supervision: string | null;
  readonly changedAt: string;
  readonly concludedAt: string | null;
}

/** A task with its days. */
export interface DatedTask extends CaseTask {
  readonly since: string;
  readonly dueOn: string | null;
  readonly warnOn: string | null;
  readonly paused: boolean;
}

/** What the tables show of a case after its last act. */
export function projectCase(
  lifecycle: Lifecycle,
  state: CaseState,
  last: Pick<CaseAction, 'at'>,
): { projection: CaseProjection; tasks: readonly DatedTask[] } {
  // What waits for nobody but a clock is late for nobody.
  const waiting = !state.concluded && lifecycle.states[state.state]?.waitsFor.length !== 0;
  const days = waiting ? governingDays(state.clocks) : { dueOn: null, warnOn: null, paused: false };
  const projection = {
    ...days,
    state: state.state,
    sequence: state.sequence,
    dispatcherId: state.dispatcherId,
    leadId: state.lead?.departmentId ?? null,
    leadAccountId: state.lead?.accountId ?? null,
    supervision: state.supervision?.state ?? null,
    changedAt: last.at,
    concludedAt: state.concluded ? last.at : null,
  };
  const answerBy = state.supervision?.answerBy ?? null;
  const tasks = tasksOf(lifecycle, state).map((task) => ({
    ...task,
    since: last.at,
    ...(task.kind.endsWith('Supervision') && answerBy !== null
      ? { dueOn: answerBy, warnOn: answerBy, paused: false }
      : days),
  }));
  return { projection, tasks };
}
