import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedEntry, InventedRoster } from '../domain/invent-rosters.ts';
import { tables } from './tables.ts';

/** Removes what was invented of acts; entries have gone with the invented firms, lists stay as people know them. */
export async function removeInventedActs(tx: ZoneDb): Promise<void> {
  await tables(tx).deleteFrom('parties.roster_entry').where('demonstration', '=', true).execute();
  await tables(tx).deleteFrom('parties.roster_act').where('demonstration', '=', true).execute();
}

/** Adds invented lists that the zone has not; ids of those that stand there as invented. */
export async function addInventedRosters(
  tx: ZoneDb,
  zoneId: string,
  rosters: readonly InventedRoster[],
): Promise<Set<string>> {
  for (const roster of rosters) {
    const added = await tables(tx)
      .insertInto('parties.roster')
      .values({
        zone_id: zoneId,
        id: roster.id,
        code: roster.code,
        name: roster.name,
        kind: roster.kind,
        exclusive: roster.exclusive,
        party_kinds: ['firm'],
        document_number: roster.documentNumber,
        founded_on: roster.foundedOn,
        closed_on: null,
        demonstration: true,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added === undefined) continue;
    await tables(tx)
      .insertInto('parties.roster_item')
      .values(roster.items.map((item) => ({ ...item, zone_id: zoneId, roster_id: roster.id, demonstration: true })))
      .execute();
  }
  const standing = await tables(tx)
    .selectFrom('parties.roster')
    .select('id')
    .where('demonstration', '=', true)
    .where('closed_on', 'is', null)
    .execute();
  return new Set(standing.map((row) => row.id));
}

/** One act a list, under which its invented entries stand. */
export async function addInventedAct(
  tx: ZoneDb,
  act: { zoneId: string; id: string; rosterId: string; at: string },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.roster_act')
    .values({
      zone_id: act.zoneId,
      id: act.id,
      roster_id: act.rosterId,
      kind: 'adding',
      reason: null,
      undoes: null,
      made_by: null,
      made_at: act.at,
      demonstration: true,
    })
    .execute();
}

/** Adds invented entries in one statement; one that people have left no room for is left out. */
export async function addInventedEntries(
  tx: ZoneDb,
  { zoneId, actId }: { zoneId: string; actId: string },
  entries: readonly InventedEntry[],
): Promise<void> {
  const column = <K extends keyof InventedEntry>(key: K) => entries.map((entry) => entry[key]);
  await sql`
    insert into parties.roster_entry (zone_id, id, roster_id, item_id, party_id, starts_on, ends_on, certificate,
      certificate_until, document_number, made_by, demonstration, lane_id)
    select ${zoneId}::uuid, made.*, ${actId}::uuid, true, made.roster_id
    from unnest(${column('id')}::uuid[], ${column('rosterId')}::uuid[], ${column('itemId')}::uuid[],
      ${column('partyId')}::uuid[], ${column('startsOn')}::date[], ${column('endsOn')}::date[],
      ${column('certificate')}::text[], ${column('certificateUntil')}::date[], ${column('documentNumber')}::text[])
      as made (id, roster_id, item_id, party_id, starts_on, ends_on, certificate, certificate_until, document_number)
    on conflict do nothing`.execute(tx);
}
