import type { ZoneDb } from '#platform/db/server/database.ts';
import { listOnRoster, listPlaces } from './store/places-on.ts';

/** A party's place on a list. */
export interface RosterPlace {
  rosterId: string;
  /** Code of the list and of the item: they last, names do not. */
  roster: string;
  itemId: string;
  item: string;
}

/** On which lists a party stood on a day (`YYYY-MM-DD`). */
export function rostersOn(db: ZoneDb, partyId: string, day: string): Promise<RosterPlace[]> {
  return listPlaces(db, partyId, day);
}

/** Ids of the parties that stood on a list, named by its code, on a day; of all items, or of one by its code. */
export function partiesOnRoster(
  db: ZoneDb,
  { roster, item, day }: { roster: string; item?: string; day: string },
): Promise<string[]> {
  return listOnRoster(db, { roster, item, day });
}
