import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A use of a place as sheets write it and the journal keeps it; area as text with two decimals. */
export interface SheetOccupancy {
  id: string;
  partyId: string;
  placeId: string;
  kind: string;
  startsOn: string;
  endsOn: string | null;
  area: string | null;
  source: string;
}

/** Who writes, where and when. */
export interface Made {
  zoneId: string;
  by: string | null;
  at: string;
}

const fields = sql`used.id, used.party_id as "partyId", used.place_id as "placeId", used.kind,
  used.starts_on as "startsOn", used.ends_on as "endsOn", used.area, first.source`;
const standing = sql`parties.occupancy as used join parties.occupancy_act as first
  on first.zone_id = used.zone_id and first.occupancy_id = used.id and first.number = 1`;

/** Uses of places by these parties that stand. */
export async function listOccupanciesOfParties(db: ZoneDb, partyIds: readonly string[]): Promise<SheetOccupancy[]> {
  const { rows } = await sql<SheetOccupancy>`select ${fields} from ${standing}
    where used.party_id = any(${partyIds}::uuid[]) and used.state = 'standing' order by used.id`.execute(db);
  return rows;
}

/** Uses by id that stand. */
export async function listSheetOccupancies(db: ZoneDb, ids: readonly string[]): Promise<SheetOccupancy[]> {
  const { rows } = await sql<SheetOccupancy>`select ${fields} from ${standing}
    where used.id = any(${ids}::uuid[]) and used.state = 'standing'`.execute(db);
  return rows;
}

/** Adds uses with the acts that entered them; an overlap breaks the transaction with 23P01. */
export async function addSheetOccupancies(
  tx: ZoneDb,
  uses: readonly SheetOccupancy[],
  { zoneId, by, at }: Made,
): Promise<void> {
  const made = sql`jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as made (id uuid, "partyId" uuid, "placeId" uuid,
    kind text, "startsOn" date, "endsOn" date, area numeric(14, 2), source text)`;
  await sql`insert into parties.occupancy (zone_id, id, party_id, place_id, kind, starts_on, ends_on, area)
    select ${zoneId}::uuid, made.id, made."partyId", made."placeId", made.kind, made."startsOn", made."endsOn", made.area
    from ${made}`.execute(tx);
  await sql`insert into parties.occupancy_act (zone_id, occupancy_id, number, kind, source, period_after, made_by, made_at)
    select ${zoneId}::uuid, made.id, 1, 'entered', made.source, jsonb_build_object('startsOn', made."startsOn",
      'endsOn', made."endsOn", 'area', made.area::text), ${by}::uuid, ${at}::timestamptz from ${made}`.execute(tx);
}

/** Takes uses back that stand as they were entered, by an act for each under the same source; how many. */
export async function takeBackOccupancies(
  tx: ZoneDb,
  ids: readonly string[],
  { zoneId, by, at }: Made,
): Promise<number> {
  const { numAffectedRows } = await sql`update parties.occupancy set state = 'reversed'
    where id = any(${ids}::uuid[]) and state = 'standing'`.execute(tx);
  await sql`insert into parties.occupancy_act (zone_id, occupancy_id, number, kind, source, period_before, reverses,
      made_by, made_at)
    select ${zoneId}::uuid, act.occupancy_id, (select max(other.number) + 1 from parties.occupancy_act as other
        where other.zone_id = act.zone_id and other.occupancy_id = act.occupancy_id),
      'reversed', act.source, act.period_after, 1, ${by}::uuid, ${at}::timestamptz
    from parties.occupancy_act as act where act.occupancy_id = any(${ids}::uuid[]) and act.number = 1`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
