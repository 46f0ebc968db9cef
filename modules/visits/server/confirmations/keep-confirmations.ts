import { randomUUIDv7 } from 'node:crypto';
import type { Acting, DoneAct } from '#kernel/cases/server/index.ts';
import { stopReminders } from '#kernel/notices/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AnswerChannel, IssueAnswer } from '../../contract/issue.ts';
import { askThread } from './ask-thread.ts';
import { addAnswer, addConfirmation, lastConfirmation } from './store/confirmations.ts';

const questions: Readonly<Record<string, 'reply' | 'thirtyDays'>> = {
  reply: 'reply',
  finishMeasure: 'reply',
  askStillSolved: 'thirtyDays',
};
const answers: Readonly<Record<string, IssueAnswer>> = {
  ...{ confirmSolved: 'solved', noteSolved: 'solved', denySolved: 'notSolved', noteNotSolved: 'notSolved' },
  ...{ confirmStillSolved: 'solved', noteStillSolved: 'solved', sayPartly: 'partly', notePartly: 'partly' },
  ...{ reopen: 'notSolved', noteReopened: 'notSolved', leaveUnanswered: 'none' },
};
/** What an act asks the firm; undefined where it asks nothing. */
export function questionOf(act: string): 'reply' | 'thirtyDays' | undefined {
  return questions[act];
}

/** What an act says that the firm answered; undefined where it answers nothing. */
export function answerOf(act: string): IssueAnswer | undefined {
  return answers[act];
}

/** Acts after which a question that nobody answered is no longer asked. */
const withdrawing = ['joinMeasure', 'endWithdrawn', 'endUnderLaw', 'endMerged', 'close'];

/** Keeps what a firm was asked and what it answered, and ends the reminders with any answer by any channel. */
export async function keepConfirmations(
  tx: ZoneDb,
  { done, noticeId, demonstration }: { done: DoneAct; noticeId: string | null; demonstration: boolean },
  { today, caller }: Pick<Acting, 'today' | 'caller'>,
): Promise<void> {
  const { zoneId, caseId, action } = done;
  const { sequence, name, at } = action;
  const question = questionOf(name);
  if (question !== undefined)
    await addConfirmation(tx, {
      ...{ zoneId, id: randomUUIDv7(), caseId, sequence, question, askedOn: today, askedAt: at, noticeId },
      demonstration,
    });
  const answer = answerOf(name);
  if (answer === undefined && !withdrawing.includes(name)) return;
  const asked = await lastConfirmation(tx, caseId);
  if (asked === undefined) return;
  const channel = channelOf(caller, answer);
  await stopReminders(tx, { zoneId, thread: askThread(caseId, asked.sequence), at, by: channel ?? 'staff' });
  // A firm that has it opened again before it was asked a second time answers nothing that was asked.
  const unasked = asked.question === 'reply' && (name === 'reopen' || name === 'noteReopened');
  if (answer === undefined || unasked) return;
  const answeredBy = channel === 'link' || answer === 'none' ? null : caller.accountId;
  await addAnswer(tx, { zoneId, confirmationId: asked.id, answer, channel, answeredBy, answeredAt: at, demonstration });
}

function channelOf(caller: Acting['caller'], answer: IssueAnswer | undefined): AnswerChannel | null {
  if (answer === undefined || answer === 'none') return null;
  if (caller.kind === 'account') return 'officer';
  return caller.accountId === null ? 'link' : 'login';
}
