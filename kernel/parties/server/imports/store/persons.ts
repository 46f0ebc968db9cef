import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PersonDigests, SealedPerson } from '../../persons/store/persons.ts';

/** A standing person who holds one of the digests. */
export interface DigestHolder extends PersonDigests {
  id: string;
}

/** Standing persons who have one of these numbers, by digest. */
export async function listHolders(
  db: ZoneDb,
  mobiles: readonly Buffer[],
  idNumbers: readonly Buffer[],
): Promise<DigestHolder[]> {
  const { rows } = await sql<DigestHolder>`
    select id, mobile_digest as "mobileDigest", id_number_digest as "idNumberDigest" from parties.person
    where standing and (mobile_digest = any(${mobiles}::bytea[]) or id_number_digest = any(${idNumbers}::bytea[]))`.execute(
    db,
  );
  return rows;
}

/** A person as the records of an import keep one: ciphertext under the person's own key. */
export type SealedFields = Pick<SealedPerson, 'name' | 'mobile' | 'idNumber' | 'email'>;

/** Standing persons by id, with their ciphertext as it is stored. */
export async function listSealed(db: ZoneDb, ids: readonly string[]): Promise<(SealedFields & { id: string })[]> {
  const { rows } = await sql<SealedFields & { id: string }>`
    select id, name_sealed as name, mobile_sealed as mobile, id_number_sealed as "idNumber", email_sealed as email
    from parties.person where id = any(${ids}::uuid[]) and standing`.execute(db);
  return rows;
}

/** Adds persons as one statement of columns; how many, fewer where somebody took a number in the meantime. */
export async function addPersons(
  tx: ZoneDb,
  { zoneId, accountId, at }: { zoneId: string; accountId: string | null; at: string },
  persons: readonly (SealedPerson & PersonDigests)[],
): Promise<number> {
  const column = <K extends keyof (SealedPerson & PersonDigests)>(key: K) => persons.map((person) => person[key]);
  const { numAffectedRows } = await sql`
    insert into parties.person (zone_id, id, name_sealed, mobile_sealed, id_number_sealed, email_sealed, mobile_digest,
      id_number_digest, id_number_doubted, registered_at, registered_by)
    select ${zoneId}::uuid, made.*, ${at}::timestamptz, ${accountId}::uuid
    from unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('mobile')}::text[],
      ${column('idNumber')}::text[], ${column('email')}::text[], ${column('mobileDigest')}::bytea[],
      ${column('idNumberDigest')}::bytea[], ${column('idNumberDoubted')}::boolean[]) as made
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Takes persons off the register: nothing but the sealed name stays, and their numbers are free again. */
export async function withdrawPersons(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  await sql`update parties.person set standing = false, mobile_sealed = null, mobile_digest = null,
      id_number_sealed = null, id_number_digest = null, email_sealed = null, id_number_doubted = false
    where id = any(${ids}::uuid[])`.execute(tx);
  await sql`update parties.party set state = 'withdrawn' where id = any(${ids}::uuid[]) and state = 'standing'`.execute(
    tx,
  );
}
