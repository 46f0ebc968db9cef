import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A published firm as it is taken over into a zone's register. */
export interface Adoption {
  zoneId: string;
  publishedId: string;
  partyId: string;
  /** The name as printed then. */
  printed: string;
  sourceFile: string;
  line: number;
  adoptedAt: string;
  adoptedBy: string;
}

/** Keeps an adoption. */
export async function addAdoption(tx: ZoneDb, one: Adoption): Promise<void> {
  await sql`insert into atlas.adoption
      (zone_id, published_id, party_id, printed, source_file, line, adopted_at, adopted_by)
    values (${one.zoneId}, ${one.publishedId}, ${one.partyId}, ${one.printed}, ${one.sourceFile}, ${one.line},
      ${one.adoptedAt}, ${one.adoptedBy})`.execute(tx);
}

/** Only one at a time adopts a published firm for a zone. */
export async function lockPublishedFirm(tx: ZoneDb, zoneId: string, publishedId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`atlas.adoption ${zoneId} ${publishedId}`}, 0))`.execute(
    tx,
  );
}

/** Adoptions under any of these ids of one firm, the newest first. */
export async function listAdoptionsOf(db: ZoneDb, ids: readonly string[]) {
  const result = await sql<{ publishedId: string; printed: string; adoptedAt: string }>`
    select a.published_id as "publishedId", a.printed, a.adopted_at as "adoptedAt"
    from atlas.adoption a where a.party_id = any(${[...ids]}::uuid[]) order by a.adopted_at desc limit 50`.execute(db);
  return result.rows;
}
