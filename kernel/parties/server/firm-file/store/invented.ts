import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { addConsent } from '../../consents/store/consents.ts';
import { addRelationRow, type StoredRelation } from '../../relations/store/relations.ts';
import type { InventedConsent, InventedStatus } from '../domain/invent-file.ts';

interface Into {
  zoneId: string;
  /** When it is said to have been entered. */
  at: string;
}

/** Adds invented states in one statement, in place of those that were invented before. */
export async function addInventedStatuses(
  tx: ZoneDb,
  { zoneId, at }: Into,
  statuses: readonly InventedStatus[],
): Promise<void> {
  await sql`delete from parties.firm_status where demonstration`.execute(tx);
  const column = <K extends keyof InventedStatus>(key: K) => statuses.map((one) => one[key]);
  await sql`
    insert into parties.firm_status (zone_id, firm_id, number, valid_from, status, reason, made_at, demonstration)
    select ${zoneId}::uuid, made.*, ${at}::timestamptz, true
    from unnest(${column('firmId')}::uuid[], ${column('number')}::integer[], ${column('validFrom')}::date[],
      ${column('status')}::text[], ${column('reason')}::text[]) as made on conflict do nothing`.execute(tx);
}

/** Adds invented relations in place of those that were invented before. */
export async function addInventedRelations(
  tx: ZoneDb,
  { zoneId, at }: Into,
  relations: readonly StoredRelation[],
): Promise<void> {
  // One that a person ended stays: what it was replaced by hangs on it.
  await sql`delete from parties.relation as one where demonstration
    and not exists (select from parties.relation as later where later.replaces = one.id)`.execute(tx);
  for (const one of relations) await addRelationRow(tx, one, { zoneId, by: null, at, demonstration: true });
}

/** Adds invented consents and what was withdrawn of them. */
export async function addInventedConsents(
  tx: ZoneDb,
  { zoneId, at }: Into,
  consents: readonly InventedConsent[],
): Promise<void> {
  for (const { withdrawnOn, ...one } of consents) {
    const kept = { givenAs: 'representative' as const, givenAt: at, paperFile: null, documentNumber: null };
    await addConsent(tx, { ...one, ...kept }, { zoneId, by: null, demonstration: true });
    if (withdrawnOn === null) continue;
    await sql`
      insert into parties.consent_withdrawal (zone_id, consent_id, withdrawn_on, withdrawn_at, demonstration)
      values (${zoneId}, ${one.id}, ${withdrawnOn}, ${at}, true) on conflict do nothing`.execute(tx);
  }
}

/** Invented persons that were not erased, by id. */
export async function listInventedPersons(db: ZoneDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from parties.person where demonstration and erased_at is null and standing order by id limit 12`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Invented banks and other houses, by id. */
export async function listInventedHouses(db: ZoneDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from parties.partner where demonstration and standing order by id limit 4`.execute(db);
  return rows.map((row) => row.id);
}
