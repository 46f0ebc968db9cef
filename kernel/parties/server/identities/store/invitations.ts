import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Invitation, InvitedRole } from '../../../contract/invitation.ts';
import type { MemberRole, Partner } from '../../../contract/membership.ts';
import type { SealedPerson } from '../../persons/store/persons.ts';
import { type Slice, tables } from '../../persons/store/tables.ts';

/** An invitation as it is made. */
export interface NewInvitation {
  zoneId: string;
  id: string;
  personId: string;
  accountId: string;
  role: InvitedRole;
  firmId: string | null;
  partnerId: string | null;
  memberRole: MemberRole | null;
  invitedBy: string;
  byRepresentative: boolean;
  at: string;
  expiresAt: string;
}

/** Adds an invitation. */
export async function addInvitation(tx: ZoneDb, one: NewInvitation): Promise<void> {
  await tables(tx)
    .insertInto('parties.invitation')
    .values({
      zone_id: one.zoneId,
      id: one.id,
      person_id: one.personId,
      account_id: one.accountId,
      role: one.role,
      firm_id: one.firmId,
      partner_id: one.partnerId,
      member_role: one.memberRole,
      invited_by: one.invitedBy,
      by_representative: one.byRepresentative,
      created_at: one.at,
      expires_at: one.expiresAt,
      state: 'open',
      decided_at: null,
    })
    .execute();
}

/** An invitation with its person, still sealed. */
export type SealedInvitation = Omit<Invitation, 'person'> & {
  person: SealedPerson;
  /** The person was entered before, by whomever. */
  knownBefore: boolean;
};

const state = (at: string) =>
  sql<Invitation['state']>`case when one.state = 'open' and one.expires_at <= ${at} then 'expired' else one.state end`;

function invitations(db: ZoneDb, at: string) {
  return tables(db)
    .selectFrom('parties.invitation as one')
    .innerJoin('auth.account as inviter', 'inviter.id', 'one.invited_by')
    .innerJoin('parties.person as person', (join) =>
      join.onRef('person.zone_id', '=', 'one.zone_id').onRef('person.id', '=', 'one.person_id'),
    )
    .leftJoin('parties.firm as firm', (join) =>
      join.onRef('firm.zone_id', '=', 'one.zone_id').onRef('firm.id', '=', 'one.firm_id'),
    )
    .leftJoin('parties.partner as partner', (join) =>
      join.onRef('partner.zone_id', '=', 'one.zone_id').onRef('partner.id', '=', 'one.partner_id'),
    )
    .select(['one.id', 'one.role', 'one.firm_id as firmId', 'one.member_role as memberRole'])
    .select(['one.created_at as createdAt', 'one.expires_at as expiresAt', 'inviter.display_name as invitedBy'])
    .select(['one.by_representative as byRepresentative', 'person.registered_at as registeredAt'])
    .select(state(at).as('state'))
    .select(sql<string | null>`coalesce(firm.name, partner.name)`.as('house'))
    .select(['person.id as personId', 'person.zone_id as zoneId', 'person.name_sealed as name'])
    .select(['person.mobile_sealed as mobile', 'person.email_sealed as email'])
    .select(['person.id_number_sealed as idNumber', 'person.id_number_doubted as idNumberDoubted'])
    .select('person.erased_at as erasedAt');
}

type Row = Omit<SealedInvitation, 'person' | 'knownBefore'> &
  Omit<SealedPerson, 'id'> & { personId: string; registeredAt: string };

function invitationOf(row: Row): SealedInvitation {
  const { personId, zoneId, name, mobile, email, idNumber, idNumberDoubted, erasedAt, registeredAt, ...one } = row;
  const person = { id: personId, zoneId, name, mobile, email, idNumber, idNumberDoubted, erasedAt };
  return { ...one, person, knownBefore: Date.parse(registeredAt) < Date.parse(one.createdAt) };
}

/** Invitations of the zone, newest first. */
export async function listInvitationRows(
  db: ZoneDb,
  at: string,
  { limit, offset }: Slice,
): Promise<SealedInvitation[]> {
  const rows = await invitations(db, at)
    .orderBy('one.created_at', 'desc')
    .orderBy('one.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(invitationOf);
}

/** How many invitations there are. */
export async function countInvitations(db: ZoneDb): Promise<number> {
  const row = await tables(db)
    .selectFrom('parties.invitation')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Invitations into a firm that still wait, newest first. */
export async function listOpenInvitations(db: ZoneDb, firmId: string, at: string): Promise<SealedInvitation[]> {
  const rows = await invitations(db, at)
    .where('one.firm_id', '=', firmId)
    .where('one.state', '=', 'open')
    .orderBy('one.created_at', 'desc')
    .execute();
  return rows.map(invitationOf);
}

/** Invitations addressed to an account that can still be accepted. */
export function listInvitationsOfAccount(db: ZoneDb, accountId: string, at: string) {
  return invitations(db, at)
    .clearSelect()
    .select(['one.id', 'one.member_role as role', 'one.expires_at as expiresAt'])
    .select(sql<string | null>`coalesce(firm.name, partner.name)`.as('house'))
    .where('one.account_id', '=', accountId)
    .where('one.state', '=', 'open')
    .where('one.expires_at', '>', at)
    .orderBy('one.created_at')
    .execute();
}

/** Takes an invitation that is addressed to the account, is open and has not expired: of two at once, one gets it. */
export function takeInvitation(tx: ZoneDb, of: { id: string; accountId: string; at: string }) {
  return tables(tx)
    .updateTable('parties.invitation')
    .set({ state: 'accepted', decided_at: of.at })
    .where('id', '=', of.id)
    .where('account_id', '=', of.accountId)
    .where('state', '=', 'open')
    .where('expires_at', '>', of.at)
    .returning(['id', 'role', 'person_id as personId', 'firm_id as firmId', 'partner_id as partnerId'])
    .returning(['member_role as memberRole', 'by_representative as byRepresentative', 'invited_by as invitedBy'])
    .executeTakeFirst();
}

/** Takes an open invitation back, only one that a firm's own people made where the firm is named; its account and person. */
export function withdrawInvitation(tx: ZoneDb, of: { id: string; at: string; firmId?: string }) {
  let query = tables(tx)
    .updateTable('parties.invitation')
    .set({ state: 'revoked', decided_at: of.at })
    .where('id', '=', of.id)
    .where('state', '=', 'open');
  if (of.firmId !== undefined) query = query.where('firm_id', '=', of.firmId).where('by_representative', '=', true);
  return query.returning(['account_id as accountId', 'person_id as personId', 'firm_id as firmId']).executeTakeFirst();
}

/** Banks and other houses, by name. */
export function listPartnerRows(db: ZoneDb): Promise<Partner[]> {
  return tables(db)
    .selectFrom('parties.partner')
    .select(['id', 'name', 'kind'])
    .where('standing', '=', true)
    .orderBy('name')
    .execute();
}

/** A bank or another house. */
export function findPartner(db: ZoneDb, id: string): Promise<Partner | undefined> {
  return tables(db)
    .selectFrom('parties.partner')
    .select(['id', 'name', 'kind'])
    .where('id', '=', id)
    .where('standing', '=', true)
    .executeTakeFirst();
}

/** Adds a house; false when its name is taken. */
export async function addPartner(
  tx: ZoneDb,
  one: Partner & { zoneId: string; at: string },
  demonstration = false,
): Promise<boolean> {
  const row = await tables(tx)
    .insertInto('parties.partner')
    .values({ zone_id: one.zoneId, id: one.id, name: one.name, kind: one.kind, registered_at: one.at, demonstration })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The firm chosen by an account, whether it may still act for it or not. */
export async function findChosenFirm(db: ZoneDb, accountId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('parties.acting_firm')
    .select('firm_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.firm_id;
}

/** Keeps the choice of an account; the choice before, if there was one. */
export async function chooseFirm(
  tx: ZoneDb,
  choice: { zoneId: string; accountId: string; firmId: string; at: string },
): Promise<string | undefined> {
  const before = await findChosenFirm(tx, choice.accountId);
  await tables(tx)
    .insertInto('parties.acting_firm')
    .values({
      zone_id: choice.zoneId,
      account_id: choice.accountId,
      firm_id: choice.firmId,
      chosen_at: choice.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['zone_id', 'account_id']).doUpdateSet({ firm_id: choice.firmId, chosen_at: choice.at }),
    )
    .execute();
  return before;
}
