import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { PublicSubmission, SubmissionAnswer } from '#platform/http/server/public/public-page.ts';
import { enterAttendance, whoOf } from '../attend/sign-in.ts';
import { enterQuestion } from '../content/ask-question.ts';
import { answerInvitation } from '../invite/answer-invitation.ts';
import { findDoor, lockGathering } from '../store/gatherings.ts';
import { findInvitation, type StoredInvitation } from '../store/invitations.ts';
import { openInvitation } from './open-link.ts';
import { wordsOf } from './page-parts.ts';
import { invitedForm, showInvited } from './show-invited.ts';

/** Takes what somebody with the link of an invitation sent: an answer, a question, or the six digits at the door. */
export async function answerInvited(submission: PublicSubmission): Promise<SubmissionAnswer> {
  const opened = await openInvitation(submission);
  const read = submission.check(invitedForm);
  const errors = 'errors' in read ? read.errors : missing(read.data, wordsOf(submission));
  if ('errors' in read || Object.keys(errors).length > 0) {
    return { ...(await showInvited(submission, opened, { form: submission.form, errors })), status: 422 };
  }
  const context = submission.actIn(opened.zone);
  try {
    await actOnInvitation(opened.invitation, read.data, context);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'gatherings.codeWrong') throw error;
    const wrong = { code: wordsOf(submission)('codeWrong') };
    return { ...(await showInvited(submission, opened, { form: submission.form, errors: wrong })), status: 422 };
  }
  return { redirect: `/invited/${submission.params.token ?? ''}` };
}

type Sent = { act: 'answer' | 'ask' | 'signIn' } & Partial<Record<'substitute' | 'text' | 'code', string>> & {
    answer?: 'yes' | 'no' | 'another' | 'unknown' | undefined;
  };

/** What the part that was sent lacks. */
function missing({ act, answer, text = '', code = '' }: Sent, words: (key: string) => string): Record<string, string> {
  if (act === 'answer' && answer === undefined) return { answer: words('answerMissing') };
  if (act === 'ask' && text.length < 2) return { text: words('textMissing') };
  if (act === 'signIn' && !/^\d{6}$/.test(code)) return { code: words('codeMissing') };
  return {};
}

/** Does it in one transaction, under an invitation that stands then. */
function actOnInvitation({ id, gatheringId }: StoredInvitation, sent: Sent, context: RequestContext): Promise<void> {
  return context.transaction(async (tx) => {
    const gathering = await lockGathering(tx, gatheringId);
    const invitation = await findInvitation(tx, { gatheringId, id });
    if (gathering === undefined || invitation === undefined) throw new AppError('gatherings.linkUnknown');
    if (sent.act === 'ask') {
      const asker = { accountId: null, invitationId: id };
      await enterQuestion(tx, { gathering, asker, text: sent.text ?? '' }, context);
    } else if (sent.act === 'signIn') {
      if ((await findDoor(tx, gatheringId))?.code !== sent.code) throw new AppError('gatherings.codeWrong');
      await enterAttendance(tx, { gathering, invitation }, { ...whoOf(invitation), how: 'link' }, context);
    } else if (sent.answer !== undefined) {
      const substitute = sent.substitute === '' ? null : (sent.substitute ?? null);
      await answerInvitation(tx, { gathering, invitation }, { answer: sent.answer, substitute, how: 'link' }, context);
    }
  });
}
