import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  endMembership as endpoint,
  endOwnMembership as ownEndpoint,
} from '../../contract/membership-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { lockWord } from '../persons/store/persons.ts';
import { requireOwnFirm } from './require-own-firm.ts';
import { closeMembership, countRepresentatives, lockMembership } from './store/memberships.ts';

/** An officer ends a membership. */
export function endMembership(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction((tx) => end(tx, { id: params.membershipId, reason: body.reason }, context));
}

/** A representative ends anybody's membership of the own firm, everybody the own. */
export function endOwnMembership(
  { params, body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return context.transaction(async (tx) => {
    const own = await requireOwnFirm(tx, { firmId: params.firmId, representative: false }, context);
    if (own.id !== params.membershipId && own.role !== 'representative') {
      throw new AppError('parties.representativeNeeded');
    }
    return end(tx, { id: params.membershipId, reason: body.reason, firmId: params.firmId }, context);
  });
}

async function end(
  tx: ZoneDb,
  of: { id: string; reason: string; firmId?: string },
  context: RequestContext,
): Promise<{ id: string; state: 'ended' }> {
  const { today } = requireCaller(context);
  const one = await lockMembership(tx, of.id);
  const foreign = of.firmId !== undefined && one?.firmId !== of.firmId;
  if (one === undefined || foreign || (one.state !== 'active' && one.state !== 'claimed')) {
    throw new AppError('parties.memberUnknown');
  }
  if (one.state === 'active' && one.role === 'representative' && one.firmId !== null) {
    // Two representatives who leave at once would each count the other.
    await lockWord(tx, `representatives ${one.firmId}`);
    if ((await countRepresentatives(tx, one.firmId)) < 2) throw new AppError('parties.lastRepresentative');
  }
  await closeMembership(tx, one.id, { state: 'ended', today, reason: of.reason });
  await context.record(tx, {
    subject: { type: 'parties.membership', id: one.id },
    before: { state: one.state },
    after: { state: 'ended', firm: one.firmId },
    reason: of.reason,
  });
  return { id: one.id, state: 'ended' };
}
