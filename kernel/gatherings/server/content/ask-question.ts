import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { askQuestion as endpoint } from '../../contract/content-endpoints.ts';
import { findOwnInvitation } from '../attend/own-invitation.ts';
import { momentOf, refuseState, requireAccount } from '../check-caller.ts';
import { lockGathering, type StoredGathering } from '../store/gatherings.ts';
import { addQuestion, countQuestions } from '../store/questions.ts';
import type { Asker } from './questions-of.ts';

/** Questions of one account, or of one link, at one gathering. */
const mostQuestions = 20;

/** Asks as somebody who is invited, or as staff of the zone. */
export function askQuestion(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockGathering(tx, params.gatheringId);
    const invitation = gathering && (await findOwnInvitation(tx, gathering.id, context));
    const hidden = invitation === undefined || gathering?.state === 'planned';
    if (gathering === undefined || (hidden && !context.can('gatherings:read'))) {
      throw new AppError('gatherings.gatheringUnknown');
    }
    const asker = { accountId: requireAccount(context).id, invitationId: invitation?.id ?? null };
    return { id: await enterQuestion(tx, { gathering, asker, text: body.text }, context) };
  });
}

/** Enters a question of a locked gathering; its words stay out of the journal. */
export async function enterQuestion(
  tx: ZoneDb,
  { gathering, asker, text }: { gathering: StoredGathering; asker: Asker; text: string },
  context: RequestContext,
): Promise<string> {
  refuseState(gathering, ['open'], context);
  if ((await countQuestions(tx, { gatheringId: gathering.id, ...asker })) >= mostQuestions) {
    throw new AppError('gatherings.tooManyQuestions', { most: mostQuestions });
  }
  const { zone, at } = momentOf(context);
  const id = randomUUIDv7();
  await addQuestion(tx, { zoneId: zone.id, id, gatheringId: gathering.id, text, ...asker, at });
  await context.record(tx, {
    subject: { type: 'gatherings.gathering', id: gathering.id },
    after: { question: id, invitation: asker.invitationId },
  });
  return id;
}
