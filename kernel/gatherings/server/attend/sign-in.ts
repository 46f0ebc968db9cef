import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { signIn as endpoint, signInByHand as handEndpoint } from '../../contract/attending-endpoints.ts';
import { minutesBefore, signInOpensBefore, takesSignIns } from '../../contract/gathering-state.ts';
import { lockOwn, momentOf } from '../check-caller.ts';
import { enterInvitees } from '../invite/invite-parties.ts';
import { addAttendance, type NewAttendance, signedInAt } from '../store/attendance.ts';
import { findByCode, lockGathering, type StoredGathering } from '../store/gatherings.ts';
import { findInvitation, listOfInvitees, listToTell, type StoredInvitation } from '../store/invitations.ts';
import { nearest, ownSelves } from './own-invitation.ts';

/** Somebody at the door: who it is, as far as that is known, and by which way. */
export type AtTheDoor = Pick<NewAttendance, 'accountId' | 'personId' | 'how'>;

/** Since when somebody is there; `before` when the same person had signed in already. */
export interface SignedIn {
  signedInAt: string;
  before: boolean;
}

/** Signs somebody in under an invitation; the same person twice, even at once, stands once. */
export async function enterAttendance(
  tx: ZoneDb,
  { gathering, invitation }: { gathering: StoredGathering; invitation: StoredInvitation },
  one: AtTheDoor,
  context: RequestContext,
): Promise<SignedIn> {
  refuseClosedDoor(gathering, context);
  const { zone, at } = momentOf(context);
  const added = await addAttendance(tx, {
    ...{ zoneId: zone.id, id: randomUUIDv7(), gatheringId: gathering.id, invitationId: invitation.id, ...one },
    ...{ by: one.how === 'hand' ? (context.account?.id ?? null) : null, at, demonstration: gathering.demonstration },
  });
  const attendants = [one.personId ?? one.accountId ?? invitation.id];
  const since = added ? at : await signedInAt(tx, { gatheringId: gathering.id, attendants });
  await context.record(tx, {
    subject: { type: 'gatherings.invitation', id: invitation.id },
    after: { gathering: gathering.id, signedIn: one.how, before: !added },
  });
  return { signedInAt: since ?? at, before: !added };
}

/** From when to when the code at the door is taken, `YYYY-MM-DD HH:MM` in China. */
export function doorWindow({ day, fromTime, toTime }: Pick<StoredGathering, 'day' | 'fromTime' | 'toTime'>) {
  const from = minutesBefore(`${day}T${fromTime}`, signInOpensBefore).replace('T', ' ');
  return { from, until: `${day} ${toTime}` };
}

/** Refuses who comes before the door opens or after it has closed. */
export function refuseClosedDoor(gathering: StoredGathering, context: RequestContext): void {
  if (takesSignIns(gathering, momentOf(context).wall)) return;
  throw new AppError('gatherings.doorClosed', doorWindow(gathering));
}

/** Signs the caller in by the six digits; a code of no gathering and one of another zone are refused alike. */
export function signIn(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const found = await findByCode(tx, body.code);
    // Held as by every other way of signing in, so that no two of them wait for each other.
    const gathering = found && (await lockGathering(tx, found.id));
    if (gathering === undefined) throw new AppError('gatherings.codeWrong');
    const own = await ownSelves(tx, context);
    const invitation = nearest(await listOfInvitees(tx, { invitees: own.ids, gatheringId: gathering.id }), own);
    if (invitation === undefined) throw new AppError('gatherings.notInvited');
    const { accountId, personId } = own;
    const signed = await enterAttendance(
      tx,
      { gathering, invitation },
      { accountId, personId, how: 'account' },
      context,
    );
    return { gatheringId: gathering.id, title: gathering.title, ...signed };
  });
}

/** An officer signs somebody in: by the invitation, or a walk-in, who is entered as invited at the door. */
export function signInByHand(
  { params, body }: EndpointParsed<typeof handEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof handEndpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: ['open'] }, context);
    const invitation = await invitationAtTheDoor(tx, { gathering, ...body }, context);
    const one = whoOf(invitation);
    const signed = await enterAttendance(tx, { gathering, invitation }, { ...one, how: 'hand' }, context);
    return { invitationId: invitation.id, ...signed };
  });
}

type ByHand = EndpointParsed<typeof handEndpoint>['body'] & { gathering: StoredGathering };

async function invitationAtTheDoor(
  tx: ZoneDb,
  { gathering, invitationId, walkIn }: ByHand,
  context: RequestContext,
): Promise<StoredInvitation> {
  if (walkIn !== undefined) {
    await enterInvitees(tx, { gathering, invitees: [walkIn], walkIn: true }, context);
    const known = (await listToTell(tx, gathering.id)).find(({ invitee }) => invitee === walkIn.id);
    if (known !== undefined) return known;
  }
  const found = await findInvitation(tx, { gatheringId: gathering.id, id: invitationId ?? '' });
  if (found === undefined) throw new AppError('gatherings.invitationUnknown');
  return found;
}

/** Who is meant by an invitation alone: a person or an account is told from a house, of which several may come. */
export function whoOf({ kind, invitee }: StoredInvitation): Pick<AtTheDoor, 'accountId' | 'personId'> {
  return { accountId: kind === 'account' ? invitee : null, personId: kind === 'person' ? invitee : null };
}
