import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import { type SealOptions, type SealReport, sealOnce } from './seal.ts';

/**
 * Seals what is committed now. Transaction ids belong to a whole server: a writing transaction that another test has open
 * in its own database holds the sealer back, as it must, so it is waited for.
 */
export async function sealSettled(platform: Platform, options?: SealOptions): Promise<SealReport> {
  const db = platform.importer.forZone(noZone);
  const mark = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(db);
  const xid = mark.rows[0]?.xid ?? '0';
  for (let tries = 0; tries < 400; tries += 1) {
    const seen = await sql<{ past: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${xid}::xid8 as past`.execute(db);
    if (seen.rows[0]?.past === true) return sealOnce(platform, options);
    await setTimeout(50);
  }
  throw new Error('another transaction stayed open on the server for twenty seconds');
}
