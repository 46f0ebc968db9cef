import { randomUUIDv7 } from 'node:crypto';
import { createInvitedAccount, renewInvitation } from '#platform/auth/server/create-account.ts';
import { findAccount } from '#platform/auth/server/store/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type InvitedRole, type IssuedInvitation, invitationDays } from '../../contract/invitation.ts';
import type { MemberRole } from '../../contract/membership.ts';
import type { PersonField } from '../../contract/person.ts';
import { maskName, maskOf } from '../../contract/person-masking.ts';
import { findOrAddPerson } from '../persons/register-person.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { readField, showPerson } from '../persons/show-person.ts';
import { linkAccount, listAccountsOfPerson, lockPersonRow, type SealedPerson } from '../persons/store/persons.ts';
import { addInvitation } from './store/invitations.ts';
import { isMember } from './store/memberships.ts';

/** Whom somebody invites, into what and as what. */
export interface Offer {
  invitee: { [field in Exclude<PersonField, 'idNumber'>]?: string | undefined };
  role: InvitedRole;
  firmId?: string;
  partnerId?: string;
  memberRole?: MemberRole;
  byRepresentative: boolean;
}

const hours = invitationDays * 24;

/**
 * Invites somebody, in the caller's transaction. Who is known by the mobile number keeps the login of this role and gets
 * no code: the invitation waits there. Everybody else gets a pending account and a code that is shown this once.
 */
export async function issueInvitation(tx: ZoneDb, offer: Offer, context: RequestContext): Promise<IssuedInvitation> {
  const { zone, account, at } = requireCaller(context);
  const { person } = await findOrAddPerson(tx, offer.invitee, context);
  // One invitation of a person after the other, or two would make two accounts.
  await lockPersonRow(tx, person.id);
  const house = { firmId: offer.firmId ?? null, partnerId: offer.partnerId ?? null };
  const housed = house.firmId !== null || house.partnerId !== null;
  if (housed && (await isMember(tx, { personId: person.id, ...house }))) throw new AppError('parties.memberAlready');
  const login = await findOrMakeAccount(tx, { person, ...offer }, context);
  const expiresAt = context.now().add({ hours }).toString({ fractionalSecondDigits: 3 });
  const id = randomUUIDv7();
  await addInvitation(tx, {
    ...{ zoneId: zone.id, id, personId: person.id, accountId: login.accountId, role: offer.role, ...house },
    ...{ memberRole: offer.memberRole ?? null, invitedBy: account.id, byRepresentative: offer.byRepresentative },
    ...{ at, expiresAt },
  });
  await context.record(tx, {
    subject: { type: 'parties.invitation', id },
    after: { person: person.id, role: offer.role, ...house, memberRole: offer.memberRole ?? null, expiresAt },
  });
  return { id, expiresAt, code: login.code, person: showInvitee(context, person, offer) };
}

/** A firm that names somebody by a number learns nothing of the person but what it typed itself. */
function showInvitee(context: RequestContext, person: SealedPerson, { invitee, byRepresentative }: Offer) {
  const shown = showPerson(context, person);
  if (!byRepresentative) return shown;
  const typed = (field: keyof typeof invitee) => {
    const plain = invitee[field];
    return plain === undefined ? null : maskOf[field](plain);
  };
  return { ...shown, name: typed('name'), mobile: typed('mobile'), email: typed('email') };
}

async function findOrMakeAccount(
  tx: ZoneDb,
  { person, role, byRepresentative }: { person: SealedPerson; role: InvitedRole; byRepresentative: boolean },
  context: RequestContext,
): Promise<{ accountId: string; code: string | null }> {
  const { zone, account, at } = requireCaller(context);
  const now = context.now().epochMilliseconds;
  const known = (await listAccountsOfPerson(tx, person.id)).find((one) => one.role === role);
  if (known !== undefined) {
    const { status } = (await findAccount(tx, known.accountId)) ?? {};
    if (status === 'closed') throw new AppError('parties.accountClosed');
    // A firm gets no code for a login that another firm or an officer has given: with it, it would be that person.
    if (status !== 'pending' || byRepresentative) return { accountId: known.accountId, code: null };
    const { code } = await renewInvitation(tx, { zone, accountId: known.accountId, now, hours });
    return { accountId: known.accountId, code };
  }
  const made = await createInvitedAccount(tx, {
    zone,
    // Shown in lists and journals of other parts: never the whole name.
    displayName: maskName(readField(context.keys, person, 'name') ?? ''),
    role,
    createdBy: account.id,
    now,
    hours,
    record: context.record,
  });
  await linkAccount(tx, { zoneId: zone.id, accountId: made.accountId, personId: person.id, role, at });
  return { accountId: made.accountId, code: made.code };
}
