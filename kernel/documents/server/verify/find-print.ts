import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { readCode, zoneTag, zoneTagLength } from '#platform/exports/contract/verification-code.ts';
import { findPrintByCode, type IssuedPrint } from '#platform/exports/server/store/issued-prints.ts';
import type { PublicRequest } from '#platform/http/server/public/public-page.ts';

/** What a typed code leads to: a print and its zone, nothing that we know of, or no code at all. */
export type FoundPrint = { print: IssuedPrint; zone: ZoneRef } | 'unknown' | 'mistyped';

/**
 * Looks a code up in the zone that its first signs name (two zones in 841 share them), under that zone's row-level
 * security. A code of no zone is asked for all the same, so that it takes as long as one that nobody has.
 */
export async function findVerified(typed: string, { db, now }: Pick<PublicRequest, 'db' | 'now'>): Promise<FoundPrint> {
  const code = readCode(typed);
  if (code === undefined) return 'mistyped';
  const today = now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const zones = await listZones(db(noZone));
  const meant = zones.filter(({ id }) => zoneTag(id) === code.slice(0, zoneTagLength));
  for (const zone of meant) {
    const print = await findPrintByCode(db(zone.id), code, today);
    if (print !== undefined) return { print, zone };
  }
  if (meant.length === 0) await findPrintByCode(db(noZone), code, today);
  return 'unknown';
}
