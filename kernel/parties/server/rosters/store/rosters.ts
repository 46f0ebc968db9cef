import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Roster, RosterCount, RosterItem, RosterKind } from '../../../contract/roster.ts';
import { tables } from './tables.ts';

const rosterColumns = [
  'id',
  'code',
  'name',
  'kind',
  'exclusive',
  'party_kinds as partyKinds',
  'document_number as documentNumber',
  'founded_on as foundedOn',
  'closed_on as closedOn',
] as const;

const itemColumns = ['id', 'code', 'name', 'position', 'withdrawn'] as const;

/** The list with this id and its items, if the zone keeps it. */
export async function findRoster(db: ZoneDb, id: string): Promise<Roster | undefined> {
  const found = await tables(db)
    .selectFrom('parties.roster')
    .select(rosterColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return found && { ...found, items: await listItems(db, id) };
}

/** The same, locked until the transaction ends: acts on a list happen one after the other. */
export async function lockRoster(tx: ZoneDb, id: string): Promise<Roster | undefined> {
  // The application may update some columns only, which is enough to lock the row.
  const found = await tables(tx)
    .selectFrom('parties.roster')
    .select(rosterColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found && { ...found, items: await listItems(tx, id) };
}

function listItems(db: ZoneDb, rosterId: string): Promise<RosterItem[]> {
  return tables(db)
    .selectFrom('parties.roster_item')
    .select(itemColumns)
    .where('roster_id', '=', rosterId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Lists by kind and name with how many parties stand on each item on a day; `id` asks for one of them. */
export async function countRosters(
  db: ZoneDb,
  of: { day: string; kinds?: readonly RosterKind[]; id?: string },
): Promise<RosterCount[]> {
  const { day, kinds = [], id } = of;
  const rosters = await tables(db)
    .selectFrom('parties.roster')
    .select(rosterColumns)
    .$if(kinds.length > 0, (query) => query.where('kind', 'in', kinds))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy(sql`array_position(array['industry', 'chain', 'cluster', 'tier', 'title', 'own'], kind)`)
    .orderBy('name')
    .orderBy('id')
    .execute();
  if (rosters.length === 0) return [];
  const items = await tables(db)
    .selectFrom('parties.roster_item')
    .select([...itemColumns, 'roster_id as rosterId'])
    .where(
      'roster_id',
      'in',
      rosters.map((one) => one.id),
    )
    .orderBy('position')
    .orderBy('id')
    .execute();
  const counts = await countOn(db, { day, id });
  return rosters.map((roster) => ({
    ...roster,
    parties: counts.find((one) => one.rosterId === roster.id && one.itemId === null)?.parties ?? 0,
    items: items
      .filter((item) => item.rosterId === roster.id)
      .map(({ rosterId: _of, ...item }) => ({
        ...item,
        parties: counts.find((one) => one.itemId === item.id)?.parties ?? 0,
      })),
  }));
}

/** Parties on each list (item null) and each item on a day; a party on two items of a list counts once for the list. */
async function countOn(
  db: ZoneDb,
  { day, id }: { day: string; id: string | undefined },
): Promise<{ rosterId: string; itemId: string | null; parties: number }[]> {
  return tables(db)
    .selectFrom('parties.roster_entry')
    .select(['roster_id as rosterId', 'item_id as itemId'])
    .select(sql<number>`count(distinct party_id)::integer`.as('parties'))
    .where('taken_back_by', 'is', null)
    .where('starts_on', '<=', day)
    .where((make) => make.or([make('ends_on', 'is', null), make('ends_on', '>', day)]))
    .$if(id !== undefined, (query) => query.where('roster_id', '=', id ?? ''))
    .groupBy(sql`grouping sets ((roster_id), (roster_id, item_id))`)
    .execute();
}

/** Adds a list; false when another of the zone has its code. */
export async function addRoster(
  tx: ZoneDb,
  zoneId: string,
  { items, closedOn: _open, ...roster }: Roster,
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('parties.roster')
    .values({
      zone_id: zoneId,
      id: roster.id,
      code: roster.code,
      name: roster.name,
      kind: roster.kind,
      exclusive: roster.exclusive,
      party_kinds: roster.partyKinds,
      document_number: roster.documentNumber,
      founded_on: roster.foundedOn,
      closed_on: null,
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  await addItems(tx, { zoneId, rosterId: roster.id }, items);
  return true;
}

/** Adds items to a list. */
export async function addItems(
  tx: ZoneDb,
  { zoneId, rosterId }: { zoneId: string; rosterId: string },
  items: readonly RosterItem[],
): Promise<void> {
  if (items.length === 0) return;
  await tables(tx)
    .insertInto('parties.roster_item')
    .values(items.map((item) => ({ ...item, zone_id: zoneId, roster_id: rosterId })))
    .execute();
}

/** Writes what can be amended of a list and its items. */
export async function saveRoster(
  tx: ZoneDb,
  { id, name, documentNumber }: Pick<Roster, 'id' | 'name' | 'documentNumber'>,
  items: readonly RosterItem[],
): Promise<void> {
  await tables(tx)
    .updateTable('parties.roster')
    .set({ name, document_number: documentNumber })
    .where('id', '=', id)
    .execute();
  for (const { id: itemId, name: itemName, position, withdrawn } of items) {
    await tables(tx)
      .updateTable('parties.roster_item')
      .set({ name: itemName, position, withdrawn })
      .where('id', '=', itemId)
      .execute();
  }
}

/** Says from which day on a list is kept no longer; null opens it again. */
export async function setClosed(tx: ZoneDb, id: string, day: string | null): Promise<void> {
  await tables(tx).updateTable('parties.roster').set({ closed_on: day }).where('id', '=', id).execute();
}
