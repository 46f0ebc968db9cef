import type { CaseAction } from '#kernel/cases/contract/case-state.ts';
import { dayOf } from '../issues/domain/issue-facts.ts';
import { answerOf, questionOf } from './keep-confirmations.ts';

// A type and not an interface: rows want an index signature.
/** A question with its answer as the acts of an issue tell them. */
export type InventedConfirmation = {
  id: string;
  caseId: string;
  sequence: number;
  question: 'reply' | 'thirtyDays';
  askedOn: string;
  askedAt: string;
  answer: string | null;
  channel: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
};

/** Questions and answers that follow from the acts of one issue; `nextId` gives the ids of rows. */
export function confirmationsOf(
  caseId: string,
  actions: readonly CaseAction[],
  nextId: () => string,
): InventedConfirmation[] {
  const found: InventedConfirmation[] = [];
  for (const { name, sequence, at, by } of actions) {
    const question = questionOf(name);
    const answer = answerOf(name);
    const open = found.at(-1);
    if (question !== undefined)
      found.push({
        ...{ id: nextId(), caseId, sequence, question, askedOn: dayOf(at), askedAt: at },
        ...{ answer: null, channel: null, answeredBy: null, answeredAt: null },
      });
    else if (answer !== undefined && open !== undefined && open.answer === null) {
      const channel = answer === 'none' ? null : by.kind === 'account' ? 'officer' : 'link';
      Object.assign(open, { answer, channel, answeredBy: channel === 'officer' ? by.accountId : null, answeredAt: at });
    }
  }
  return found;
}
