import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { acceptInvitation as endpoint } from '../../contract/invitation-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { lockPersonRow, lockWord } from '../persons/store/persons.ts';
import { tellConfirmed } from './confirm-membership.ts';
import { takeInvitation } from './store/invitations.ts';
import { addMembership, findOwnMembership } from './store/memberships.ts';

/**
 * Accepts an invitation addressed to the caller's own account. Who was invited by somebody who still represents the firm,
 * or into a bank, is a member at once; everybody else claims it, and is verified afterwards.
 */
export function acceptInvitation(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const taken = await takeInvitation(tx, { id: params.invitationId, accountId: account.id, at });
    if (taken === undefined) throw new AppError('parties.invitationUnknown');
    const person = await lockPersonRow(tx, taken.personId);
    if (person === undefined || person.erasedAt !== null) throw new AppError('parties.invitationUnknown');
    const subject = { type: 'parties.invitation', id: taken.id } as const;
    if (taken.memberRole === null) {
      await context.record(tx, { subject, before: { state: 'open' }, after: { state: 'accepted' } });
      return { membershipId: null, state: null };
    }
    const claimed = taken.firmId !== null && !(await isInvitedByItself(tx, { ...taken, firmId: taken.firmId }));
    const state = claimed ? ('claimed' as const) : ('active' as const);
    const confirmedBy = claimed ? null : taken.firmId === null ? ('invitation' as const) : ('representative' as const);
    const house = { firmId: taken.firmId, partnerId: taken.partnerId };
    const membership = { id: randomUUIDv7(), personId: person.id, role: taken.memberRole, state, ...house };
    const dated = { zoneId: zone.id, startsOn: today, claimedAt: at, confirmedBy };
    if (!(await addMembership(tx, { ...membership, ...dated }))) throw new AppError('parties.memberAlready');
    if (!claimed) await tellConfirmed(tx, zone.id, membership);
    await context.record(tx, {
      subject,
      before: { state: 'open' },
      after: { state: 'accepted', membership: membership.id, role: membership.role, membershipState: state, ...house },
    });
    return { membershipId: membership.id, state };
  });
}

/** The firm's own word: of a representative who is still one, also while somebody ends that at this moment. */
async function isInvitedByItself(
  tx: ZoneDb,
  { byRepresentative, invitedBy, firmId }: { byRepresentative: boolean; invitedBy: string; firmId: string },
): Promise<boolean> {
  if (!byRepresentative) return false;
  await lockWord(tx, `representatives ${firmId}`);
  return (await findOwnMembership(tx, invitedBy, firmId))?.role === 'representative';
}
