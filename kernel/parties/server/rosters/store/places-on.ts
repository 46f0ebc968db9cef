import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

function placesOn(db: ZoneDb, day: string) {
  return tables(db)
    .selectFrom('parties.roster_entry as entry')
    .innerJoin('parties.roster as roster', (join) =>
      join.onRef('roster.zone_id', '=', 'entry.zone_id').onRef('roster.id', '=', 'entry.roster_id'),
    )
    .innerJoin('parties.roster_item as item', (join) =>
      join.onRef('item.zone_id', '=', 'entry.zone_id').onRef('item.id', '=', 'entry.item_id'),
    )
    .where('entry.taken_back_by', 'is', null)
    .where('entry.starts_on', '<=', day)
    .where((make) => make.or([make('entry.ends_on', 'is', null), make('entry.ends_on', '>', day)]));
}

/** Places of a party on a day, by codes. */
export function listPlaces(db: ZoneDb, partyId: string, day: string) {
  return placesOn(db, day)
    .select(['roster.id as rosterId', 'roster.code as roster', 'item.id as itemId', 'item.code as item'])
    .where('entry.party_id', '=', partyId)
    .orderBy('roster.code')
    .orderBy('item.code')
    .execute();
}

/** Parties on a list on a day, each once. */
export async function listOnRoster(
  db: ZoneDb,
  { roster, item, day }: { roster: string; item: string | undefined; day: string },
): Promise<string[]> {
  const rows = await placesOn(db, day)
    .select('entry.party_id as partyId')
    .distinct()
    .where('roster.code', '=', roster)
    .$if(item !== undefined, (query) => query.where('item.code', '=', item ?? ''))
    .orderBy('partyId')
    .execute();
  return rows.map((row) => row.partyId);
}
