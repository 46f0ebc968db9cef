import type { ZoneDb } from '#platform/db/server/database.ts';
import { namesOfParties } from './store/names.ts';

/** Where a gathering takes place in words: the site, then the room. */
export async function whereOf(
  db: ZoneDb,
  { place, siteId }: { place: string | null; siteId: string | null },
): Promise<string> {
  const names = await namesOfParties(db, siteId === null ? [] : [siteId]);
  return placeWords({ place, siteId }, names);
}

/** The same where the names of sites are known. */
export function placeWords(
  { place, siteId }: { place: string | null; siteId: string | null },
  names: ReadonlyMap<string, string>,
): string {
  const site = siteId === null ? undefined : names.get(siteId);
  return [site, place].filter((one) => one !== undefined && one !== null).join(' ');
}
