import {
  type CaseAction,
  type CaseBeginning,
  type CaseState,
  nextState,
  openState,
} from '#kernel/cases/contract/case-state.ts';
import type { IssueAnswer, IssueEnding } from '../../../contract/issue.ts';
import { issueLifecycle } from '../../../contract/issue-lifecycle.ts';

/** What of an issue follows from its acts, beyond the state of its case. */
export interface IssueFacts {
  /** Day by which it must be solved, pauses counted; null while the clock stands still. */
  readonly dueOn: string | null;
  /** When the department first replied, ISO 8601. */
  readonly firstAnswerAt: string | null;
  readonly staffClosedOn: string | null;
  readonly closedInTime: boolean | null;
  /** Closed by the firm's own word and not by evidence. */
  readonly closedByFirm: boolean | null;
  /** Day on which it was last asked whether it is still solved, and what the firm said. */
  readonly askedOn: string | null;
  readonly answer: IssueAnswer | null;
  readonly reopened: number;
  readonly endedOn: string | null;
  readonly ending: IssueEnding | null;
  readonly endingArticle: string | null;
  readonly mergedInto: string | null;
}

/** Before the first act. */
export const noFacts: IssueFacts = {
  ...{ dueOn: null, firstAnswerAt: null, staffClosedOn: null, closedInTime: null, closedByFirm: null },
  ...{ askedOn: null, answer: null, reopened: 0, endedOn: null, ending: null, endingArticle: null, mergedInto: null },
};

/** Day in China of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

/** An act with the states around it; `before` is null for the opening. */
export interface ActBetween {
  readonly action: CaseAction;
  readonly before: CaseState | null;
  readonly after: CaseState;
}

const endings: Readonly<Record<string, IssueEnding>> = {
  endWithdrawn: 'withdrawn',
  endUnderLaw: 'underLaw',
  endMerged: 'merged',
};
const lateAnswers: Readonly<Record<string, IssueAnswer>> = {
  ...{ confirmStillSolved: 'solved', noteStillSolved: 'solved', sayPartly: 'partly', notePartly: 'partly' },
  leaveUnanswered: 'none',
};

/** The facts after one further act. */
export function nextFacts(facts: IssueFacts, act: ActBetween): IssueFacts {
  const { name, at, detail } = act.action;
  const counted = { ...facts, dueOn: dueOf(act.after) };
  const day = dayOf(at);
  if (name === 'reply' || name === 'finishMeasure') return { ...counted, firstAnswerAt: facts.firstAnswerAt ?? at };
  if (name === 'confirmSolved' || name === 'noteSolved' || name === 'close')
    return { ...counted, staffClosedOn: day, closedInTime: inTime(act, day), closedByFirm: name !== 'close' };
  if (name === 'askStillSolved') return { ...counted, askedOn: day, answer: null };
  if (name === 'reopen' || name === 'noteReopened') return reopen(counted, act);
  const answer = lateAnswers[name];
  if (answer !== undefined) return { ...counted, answer };
  const ending = endings[name];
  if (ending === undefined) return counted;
  return {
    ...{ ...counted, endedOn: day, ending },
    endingArticle: ending === 'underLaw' ? textOf(detail.data?.article) : null,
    mergedInto: ending === 'merged' ? textOf(detail.data?.mergedInto) : null,
  };
}

function textOf(value: string | number | boolean | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** While the clock stands still, because the firm must answer or a measure is awaited, nothing falls due. */
function dueOf({ clocks: { resolution } }: CaseState): string | null {
  if (resolution === undefined) return null;
  return resolution.pausedOn !== null && resolution.stoppedOn === null ? null : resolution.dueOn;
}

/** Days that the firm took to answer are nobody's delay. */
function inTime({ before }: ActBetween, day: string): boolean {
  const clock = before?.clocks.resolution;
  return clock === undefined || (clock.pausedOn ?? day) <= clock.dueOn;
}

/** A firm that was asked and has it reopened says that it is not solved. */
function reopen(facts: IssueFacts, { before }: ActBetween): IssueFacts {
  const wasAsked = before?.state === 'asked' || before?.state === 'settled';
  return {
    ...{ ...facts, reopened: facts.reopened + 1, staffClosedOn: null, closedInTime: null, closedByFirm: null },
    answer: wasAsked && facts.askedOn !== null ? 'notSolved' : facts.answer,
  };
}

/** The facts after all acts of an issue in their order. */
export function foldFacts(beginning: CaseBeginning, actions: readonly CaseAction[]): IssueFacts {
  let before: CaseState | null = null;
  let facts = noFacts;
  for (const action of actions) {
    const after: CaseState =
      before === null ? openState(issueLifecycle, beginning, action) : nextState(issueLifecycle, before, action);
    facts = nextFacts(facts, { action, before, after });
    before = after;
  }
  return facts;
}
