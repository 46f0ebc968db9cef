import { stopReminders } from '#kernel/notices/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { answerOwnInvitation as ownEndpoint } from '../../contract/attending-endpoints.ts';
import type { AnswerWord } from '../../contract/invitation.ts';
import type { answerForInvitee as endpoint } from '../../contract/inviting-endpoints.ts';
import { findOwnInvitation } from '../attend/own-invitation.ts';
import { lockOwn, momentOf, refuseState } from '../check-caller.ts';
import { lockGathering, type StoredGathering } from '../store/gatherings.ts';
import { countSeats, findInvitation, type StoredInvitation, saveAnswer } from '../store/invitations.ts';
import { seatWaiting } from './seat-waiting.ts';
import { threadOf } from './tell-invited.ts';

/** An answer with the way by which it came. */
export interface GivenAnswer {
  answer: AnswerWord;
  substitute: string | null;
  how: 'account' | 'link' | 'officer';
}

const comes = (answer: AnswerWord | null) => answer === 'yes' || answer === 'another';

/**
 * Writes an answer to an invitation of a locked gathering: past the seats it waits, and a seat that is given up goes to who
 * waited longest. Any answer ends the reminders. What post comes instead stays out of the journal, for people write names there.
 */
export async function answerInvitation(
  tx: ZoneDb,
  { gathering, invitation }: { gathering: StoredGathering; invitation: StoredInvitation },
  given: GivenAnswer,
  context: RequestContext,
): Promise<{ answer: AnswerWord; waiting: boolean }> {
  refuseState(gathering, ['open'], context);
  const { zone, at } = momentOf(context);
  const seated = comes(invitation.answer) && invitation.waitingSince === null;
  const full = gathering.capacity !== null && !seated && (await countSeats(tx, gathering.id)) >= gathering.capacity;
  const waitingSince = comes(given.answer) && full ? (invitation.waitingSince ?? at) : null;
  const substitute = given.answer === 'another' ? given.substitute : null;
  await saveAnswer(tx, invitation.id, { ...given, substitute, at, waitingSince });
  if (seated && !comes(given.answer)) await seatWaiting(tx, gathering, context);
  const by = context.account?.id ?? 'link';
  await stopReminders(tx, { zoneId: zone.id, thread: threadOf(invitation.id), at, by });
  await context.record(tx, {
    subject: { type: 'gatherings.invitation', id: invitation.id },
    before: { answer: invitation.answer },
    after: { gathering: gathering.id, answer: given.answer, how: given.how, waiting: waitingSince !== null },
  });
  return { answer: given.answer, waiting: waitingSince !== null };
}

/** An officer writes down what was said on the telephone. */
export function answerForInvitee(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: ['open'] }, context);
    const invitation = await findInvitation(tx, { gatheringId: gathering.id, id: params.invitationId });
    if (invitation === undefined) throw new AppError('gatherings.invitationUnknown');
    return answerInvitation(tx, { gathering, invitation }, { ...body, how: 'officer' }, context);
  });
}

/** Somebody answers for oneself, the own house or department. */
export function answerOwnInvitation(
  { params, body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockGathering(tx, params.gatheringId);
    const invitation = gathering && (await findOwnInvitation(tx, gathering.id, context));
    if (gathering === undefined || invitation === undefined || gathering.state === 'planned') {
      throw new AppError('gatherings.gatheringUnknown');
    }
    return answerInvitation(tx, { gathering, invitation }, { ...body, how: 'account' }, context);
  });
}
