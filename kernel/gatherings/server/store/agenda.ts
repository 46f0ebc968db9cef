import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Items of the agenda in their order. */
export function listItems(db: ZoneDb, gatheringId: string) {
  return tables(db)
    .selectFrom('gatherings.agenda_item')
    .select(['id', 'title', 'minutes', 'speaker'])
    .where('gathering_id', '=', gatheringId)
    .orderBy('position')
    .execute();
}

/** A row of {@link listItems}. */
export type StoredItem = Awaited<ReturnType<typeof listItems>>[number];

/** The gathering of an item. */
export async function findGatheringOfItem(db: ZoneDb, id: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('gatherings.agenda_item')
    .select('gathering_id as gatheringId')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.gatheringId;
}

/** Writes the agenda of a locked gathering whole; items that are not named go. */
export async function replaceItems(
  tx: ZoneDb,
  { zoneId, gatheringId }: { zoneId: string; gatheringId: string },
  items: readonly StoredItem[],
): Promise<void> {
  await tables(tx)
    .deleteFrom('gatherings.agenda_item')
    .where('gathering_id', '=', gatheringId)
    .$if(items.length > 0, (query) =>
      query.where(
        'id',
        'not in',
        items.map(({ id }) => id),
      ),
    )
    .execute();
  if (items.length === 0) return;
  await tables(tx)
    .insertInto('gatherings.agenda_item')
    .values(items.map((item, at) => ({ zone_id: zoneId, gathering_id: gatheringId, ...item, position: at + 1 })))
    .onConflict((conflict) =>
      conflict.columns(['zone_id', 'id']).doUpdateSet((row) => ({
        ...{ position: row.ref('excluded.position'), title: row.ref('excluded.title') },
        ...{ minutes: row.ref('excluded.minutes'), speaker: row.ref('excluded.speaker') },
      })),
    )
    .execute();
}
