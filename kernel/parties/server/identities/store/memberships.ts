import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Member, MemberRole, Membership, MembershipState } from '../../../contract/membership.ts';
import type { SealedPerson } from '../../persons/store/persons.ts';
import { type MembershipRow, type Slice, tables } from '../../persons/store/tables.ts';

/** A membership with its person, still sealed. */
export type SealedMember = Omit<Member, 'person'> & { person: SealedPerson; claimedAt: string };

const columns = [
  'one.id',
  'one.firm_id as firmId',
  'one.partner_id as partnerId',
  'one.role',
  'one.state',
  'one.starts_on as startsOn',
  'one.ends_on as endsOn',
  'one.end_reason as endReason',
  'one.confirmed_by as confirmedBy',
] as const;

/** Memberships with the name of the house; a firm that is no longer in the register shows none. */
function memberships(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.membership as one')
    .leftJoin('parties.firm as firm', (join) =>
      join.onRef('firm.zone_id', '=', 'one.zone_id').onRef('firm.id', '=', 'one.firm_id'),
    )
    .leftJoin('parties.partner as partner', (join) =>
      join.onRef('partner.zone_id', '=', 'one.zone_id').onRef('partner.id', '=', 'one.partner_id'),
    )
    .select(columns)
    .select(sql<string>`coalesce(firm.name, partner.name, '—')`.as('house'));
}

function members(db: ZoneDb) {
  return memberships(db)
    .innerJoin('parties.person as person', (join) =>
      join.onRef('person.zone_id', '=', 'one.zone_id').onRef('person.id', '=', 'one.person_id'),
    )
    .select(['one.claimed_at as claimedAt', 'person.id as personId', 'person.zone_id as zoneId'])
    .select(['person.name_sealed as name', 'person.mobile_sealed as mobile', 'person.email_sealed as email'])
    .select(['person.id_number_sealed as idNumber', 'person.id_number_doubted as idNumberDoubted'])
    .select('person.erased_at as erasedAt');
}

type MemberRow = Omit<SealedMember, 'person'> & Omit<SealedPerson, 'id'> & { personId: string };

function memberOf(row: MemberRow): SealedMember {
  const { personId, zoneId, name, mobile, email, idNumber, idNumberDoubted, erasedAt, ...membership } = row;
  return { ...membership, person: { id: personId, zoneId, name, mobile, email, idNumber, idNumberDoubted, erasedAt } };
}

/** Everything a person belongs to, present first. */
export function listMembershipsOfPerson(db: ZoneDb, personId: string): Promise<Membership[]> {
  return memberships(db)
    .where('one.person_id', '=', personId)
    .orderBy(sql`one.ends_on is not null`)
    .orderBy('one.starts_on', 'desc')
    .orderBy('one.id')
    .execute();
}

/** Everything the holder of an account belongs to now, with firms that are in the register only. */
export function listMembershipsOfAccount(db: ZoneDb, accountId: string): Promise<Membership[]> {
  return memberships(db)
    .innerJoin('parties.person_account as link', (join) =>
      join.onRef('link.zone_id', '=', 'one.zone_id').onRef('link.person_id', '=', 'one.person_id'),
    )
    .where('link.account_id', '=', accountId)
    .where('one.state', 'in', ['claimed', 'active'])
    .where((make) => make.or([make('firm.standing', '=', true), make('partner.standing', '=', true)]))
    .orderBy('house')
    .execute();
}

/** Everybody of a firm or institution, representatives first, present before past. */
export async function listMembersOfHouse(db: ZoneDb, houseId: string): Promise<SealedMember[]> {
  const rows = await members(db)
    .where((make) => make.or([make('one.firm_id', '=', houseId), make('one.partner_id', '=', houseId)]))
    .orderBy(sql`one.ends_on is not null`)
    .orderBy(sql`array_position(array['representative', 'handler', 'viewer'], one.role)`)
    .orderBy('one.starts_on', 'desc')
    .orderBy('one.id')
    .execute();
  return rows.map(memberOf);
}

/** Claims that wait, oldest first. */
export async function listClaimRows(db: ZoneDb, { limit, offset }: Slice): Promise<SealedMember[]> {
  const rows = await members(db)
    .where('one.state', '=', 'claimed')
    .orderBy('one.claimed_at')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(memberOf);
}

/** How many claims wait. */
export async function countClaims(db: ZoneDb): Promise<number> {
  const row = await tables(db)
    .selectFrom('parties.membership')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('state', '=', 'claimed')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A membership as a decision needs it. */
export interface LockedMembership {
  id: string;
  personId: string;
  firmId: string | null;
  role: MemberRole;
  state: MembershipState;
  startsOn: string;
}

/** A membership, locked until the transaction ends: two words on one claim are heard one after the other. */
export function lockMembership(tx: ZoneDb, id: string): Promise<LockedMembership | undefined> {
  return tables(tx)
    .selectFrom('parties.membership')
    .select(['id', 'role', 'state', 'person_id as personId', 'firm_id as firmId', 'starts_on as startsOn'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A membership as it begins. */
export type NewMembership = Pick<MembershipRow, 'role' | 'state'> & {
  zoneId: string;
  id: string;
  personId: string;
  firmId: string | null;
  partnerId: string | null;
  startsOn: string;
  confirmedBy: MembershipRow['confirmed_by'];
  claimedAt: string;
};

/** Adds a membership; false when the person is or claims to be a member of the house already. */
export async function addMembership(tx: ZoneDb, one: NewMembership, demonstration = false): Promise<boolean> {
  const row = await tables(tx)
    .insertInto('parties.membership')
    .values({
      zone_id: one.zoneId,
      id: one.id,
      person_id: one.personId,
      firm_id: one.firmId,
      partner_id: one.partnerId,
      role: one.role,
      state: one.state,
      starts_on: one.startsOn,
      ends_on: null,
      confirmed_by: one.confirmedBy,
      claimed_at: one.claimedAt,
      end_reason: null,
      demonstration,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** True when the person is, or claims to be, a member of the house. */
export async function isMember(
  db: ZoneDb,
  of: { personId: string; firmId: string | null; partnerId: string | null },
): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('parties.membership')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('state', 'in', ['claimed', 'active'])
    .where((make) => (of.firmId === null ? make('partner_id', '=', of.partnerId) : make('firm_id', '=', of.firmId)))
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes a claim stand from a day on. */
export async function activateMembership(
  tx: ZoneDb,
  id: string,
  by: { confirmedBy: 'officers' | 'representative'; today: string },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.membership')
    .set({ state: 'active', confirmed_by: by.confirmedBy, starts_on: by.today })
    .where('id', '=', id)
    .execute();
}

/** Ends or refuses a membership, from a day on. */
export async function closeMembership(
  tx: ZoneDb,
  id: string,
  end: { state: 'refused' | 'ended'; today: string; reason: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.membership')
    .set({ state: end.state, ends_on: sql<string>`greatest(starts_on, ${end.today}::date)`, end_reason: end.reason })
    .where('id', '=', id)
    .execute();
}

/** Active representatives of a firm. */
export async function countRepresentatives(tx: ZoneDb, firmId: string): Promise<number> {
  const row = await tables(tx)
    .selectFrom('parties.membership')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('firm_id', '=', firmId)
    .where('role', '=', 'representative')
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What the holder of an account is in a firm now. */
export function findOwnMembership(db: ZoneDb, accountId: string, firmId: string) {
  return (
    tables(db)
      .selectFrom('parties.membership as one')
      .innerJoin('parties.person_account as link', (join) =>
        join.onRef('link.zone_id', '=', 'one.zone_id').onRef('link.person_id', '=', 'one.person_id'),
      )
      .innerJoin('parties.firm as firm', (join) =>
        join.onRef('firm.zone_id', '=', 'one.zone_id').onRef('firm.id', '=', 'one.firm_id'),
      )
      .select(['one.id', 'one.role', 'one.person_id as personId'])
      .where('link.account_id', '=', accountId)
      .where('link.role', '=', 'firmMember')
      // Who represents a firm that was merged away may be less in the one that stands.
      .where('firm.standing', '=', true)
      .where('one.firm_id', '=', firmId)
      .where('one.state', '=', 'active')
      .executeTakeFirst()
  );
}

/** Keeps one officer's word; false when the officer has spoken on this claim already. */
export async function addVerification(
  tx: ZoneDb,
  word: {
    zoneId: string;
    membershipId: string;
    accountId: string;
    at: string;
    decision: 'confirmed' | 'refused';
    letterFile: string | null;
    reason: string | null;
  },
): Promise<boolean> {
  const row = await tables(tx)
    .insertInto('parties.verification')
    .values({
      zone_id: word.zoneId,
      membership_id: word.membershipId,
      account_id: word.accountId,
      at: word.at,
      decision: word.decision,
      letter_file: word.letterFile,
      reason: word.reason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Words on claims so far, with the officers' public names. */
export function listVerifications(db: ZoneDb, membershipIds: readonly string[]) {
  return tables(db)
    .selectFrom('parties.verification as word')
    .innerJoin('auth.account as account', 'account.id', 'word.account_id')
    .select(['word.membership_id as membershipId', 'word.account_id as accountId', 'word.at', 'word.decision'])
    .select(['word.letter_file as letterFile', 'account.display_name as account'])
    .where('word.membership_id', 'in', membershipIds)
    .orderBy('word.at')
    .execute();
}
