import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Consent, ConsentField, ConsentPurpose, ConsentReceiver } from '../../../contract/consent.ts';
import { type Partner, partnerKind } from '../../../contract/membership.ts';
import type { GivenConsent } from '../domain/judge-consents.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.consent. */
export type ConsentRow = {
  zone_id: string;
  id: string;
  party_id: string;
  fields: ConsentField[];
  purpose: ConsentPurpose;
  receiver_kind: ConsentReceiver['kind'];
  receiver_id: string | null;
  receiver_group: string | null;
  starts_on: string;
  ends_on: string;
  given_as: Consent['givenAs'];
  given_by: string | null;
  given_at: string;
  paper_file: string | null;
  document_number: string | null;
  demonstration: Generated<boolean>;
};

function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.consent': ConsentRow;
    'parties.consent_withdrawal': {
      zone_id: string;
      consent_id: string;
      withdrawn_on: string;
      reason: string | null;
      withdrawn_by: string | null;
      withdrawn_at: string;
      demonstration: Generated<boolean>;
    };
    'parties.partner': Partner & { zone_id: string; standing: boolean };
  }>();
}

/** A consent with everything that is kept of it. */
export interface StoredConsent extends GivenConsent {
  partyId: string;
  givenAs: Consent['givenAs'];
  givenAt: string;
  paperFile: string | null;
  documentNumber: string | null;
}

function consents(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.consent as one')
    .leftJoin('parties.consent_withdrawal as back', (join) =>
      join.onRef('back.zone_id', '=', 'one.zone_id').onRef('back.consent_id', '=', 'one.id'),
    )
    .select(['one.id', 'one.party_id as partyId', 'one.fields', 'one.purpose', 'one.receiver_kind as receiverKind'])
    .select(['one.receiver_id as receiverId', 'one.receiver_group as receiverGroup', 'one.starts_on as startsOn'])
    .select(['one.ends_on as endsOn', 'one.given_as as givenAs', 'one.given_at as givenAt'])
    .select(['one.paper_file as paperFile', 'one.document_number as documentNumber'])
    .select('back.withdrawn_on as withdrawnOn');
}

type ConsentAnswer = Awaited<ReturnType<ReturnType<typeof consents>['execute']>>[number];

function consentOf({ receiverKind, receiverId, receiverGroup, ...row }: ConsentAnswer): StoredConsent {
  const receiver: ConsentReceiver =
    receiverKind === 'institutionKind'
      ? { kind: receiverKind, group: partnerKind.parse(receiverGroup) }
      : { kind: receiverKind, id: receiverId ?? '' };
  return { ...row, receiver };
}

/** Everything that parties have agreed to, the latest first. */
export async function listConsentsOf(db: ZoneDb, partyIds: readonly string[]): Promise<StoredConsent[]> {
  const rows = await consents(db)
    .where('one.party_id', 'in', partyIds)
    .orderBy('one.given_at', 'desc')
    .orderBy('one.id')
    .execute();
  return rows.map(consentOf);
}

/** The consent with this id, if the zone has it. */
export async function findConsent(db: ZoneDb, id: string): Promise<StoredConsent | undefined> {
  const row = await consents(db).where('one.id', '=', id).executeTakeFirst();
  return row && consentOf(row);
}

/** Adds a consent. */
export async function addConsent(
  tx: ZoneDb,
  consent: Omit<StoredConsent, 'withdrawnOn'>,
  made: { zoneId: string; by: string | null; demonstration?: boolean },
): Promise<void> {
  const { receiver } = consent;
  await tables(tx)
    .insertInto('parties.consent')
    .values({
      zone_id: made.zoneId,
      id: consent.id,
      party_id: consent.partyId,
      fields: consent.fields,
      purpose: consent.purpose,
      receiver_kind: receiver.kind,
      receiver_id: receiver.kind === 'institutionKind' ? null : receiver.id,
      receiver_group: receiver.kind === 'institutionKind' ? receiver.group : null,
      starts_on: consent.startsOn,
      ends_on: consent.endsOn,
      given_as: consent.givenAs,
      given_by: made.by,
      given_at: consent.givenAt,
      paper_file: consent.paperFile,
      document_number: consent.documentNumber,
      demonstration: made.demonstration ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Withdraws a consent; false when it was withdrawn before, also by somebody at the same time. */
export async function addWithdrawal(
  tx: ZoneDb,
  one: { zoneId: string; consentId: string; day: string; reason: string | null; by: string | null; at: string },
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('parties.consent_withdrawal')
    .values({
      zone_id: one.zoneId,
      consent_id: one.consentId,
      withdrawn_on: one.day,
      reason: one.reason,
      withdrawn_by: one.by,
      withdrawn_at: one.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('consent_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Institutions that stand on the register, by name. */
export function listInstitutions(db: ZoneDb): Promise<Pick<Partner, 'id' | 'name' | 'kind'>[]> {
  return tables(db)
    .selectFrom('parties.partner')
    .select(['id', 'name', 'kind'])
    .where('standing', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Kind of an institution; undefined where the zone has none of this id. */
export async function kindOfInstitution(db: ZoneDb, id: string): Promise<Partner['kind'] | undefined> {
  const row = await tables(db).selectFrom('parties.partner').select('kind').where('id', '=', id).executeTakeFirst();
  return row?.kind;
}
