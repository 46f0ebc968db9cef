import type { ZoneDb } from '#platform/db/server/database.ts';
import { removeInvented } from './store/invented.ts';

/** Takes away what a part's generator told in a fictional zone (`demonstration: true`), before it tells anew; how many notices. */
export function removeInventedNotices(tx: ZoneDb, part: string): Promise<number> {
  return removeInvented(tx, part);
}
