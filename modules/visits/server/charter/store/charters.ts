import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Charter } from '../../../contract/charter.ts';

/** Every version that was not taken back, the newest first, with its promises in their order. */
export async function listVersions(db: ZoneDb): Promise<Charter[]> {
  const { rows } = await sql<Charter>`
    select charter.id, charter.name, charter.name_en as "nameEn", charter.intro, charter.intro_en as "introEn",
      charter.valid_from as "validFrom", charter.document_number as "documentNumber",
      charter.office_opens as "officeOpens", charter.office_closes as "officeCloses",
      coalesce((select jsonb_agg(jsonb_build_object('kind', promise.kind, 'limit', promise.limit_number, 'unit',
        promise.unit, 'words', promise.words, 'wordsEn', promise.words_en) order by promise.position)
        from visits.charter_promise as promise where promise.charter_id = charter.id), '[]') as promises
    from visits.charter as charter where charter.taken_back_at is null
    order by charter.valid_from desc, charter.id limit 200`.execute(db);
  return rows;
}

/** Adds a version with its promises; false when another of the zone begins on its day. */
export async function addCharter(
  tx: ZoneDb,
  { id, promises, ...charter }: Charter,
  made: { zoneId: string; by: string | null; at: string; demonstration?: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    insert into visits.charter (zone_id, id, name, name_en, intro, intro_en, valid_from, document_number, office_opens,
      office_closes, published_by, published_at, demonstration)
    values (${made.zoneId}, ${id}, ${charter.name}, ${charter.nameEn}, ${charter.intro}, ${charter.introEn},
      ${charter.validFrom}, ${charter.documentNumber}, ${charter.officeOpens}, ${charter.officeCloses}, ${made.by},
      ${made.at}, ${made.demonstration ?? false})
    on conflict (zone_id, valid_from) where taken_back_at is null do nothing returning id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    insert into visits.charter_promise (zone_id, charter_id, position, kind, limit_number, unit, words, words_en,
      demonstration)
    select ${made.zoneId}::uuid, ${id}::uuid, made.position, made.kind, made."limit", made.unit, made.words,
      made."wordsEn", ${made.demonstration ?? false}
    from jsonb_to_recordset(${JSON.stringify(promises.map((one, place) => ({ ...one, position: place + 1 })))}::jsonb)
      as made (position integer, kind text, "limit" integer, unit text, words text, "wordsEn" text)`.execute(tx);
  return true;
}

/** Takes back a version that stands; false when it does not. */
export async function takeBack(
  tx: ZoneDb,
  id: string,
  { by, at }: { by: string | null; at: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update visits.charter set taken_back_at = ${at}::timestamptz, taken_back_by = ${by}::uuid
    where id = ${id} and taken_back_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Removes every invented version. */
export async function removeInventedCharters(tx: ZoneDb): Promise<void> {
  await sql`delete from visits.charter where demonstration`.execute(tx);
}
