import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Occupancy, OccupancyAct, OccupancyEntry, OccupancyPeriod } from '../../../contract/place-occupancy.ts';
import { type CountedAct, stateOn } from '../domain/occupancy-acts.ts';
import { lineOf } from './sites.ts';
import { tables } from './tables.ts';

const partyKind = sql<'firm' | 'institution'>`case when firm.id is null then 'institution' else 'firm' end`;
const placeKind = sql<'site' | 'parcel'>`case when site.id is null then 'parcel' else 'site' end`;

function occupancies(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.occupancy as used')
    .leftJoin('parties.firm as firm', (join) =>
      join.onRef('firm.zone_id', '=', 'used.zone_id').onRef('firm.id', '=', 'used.party_id'),
    )
    .leftJoin('parties.partner as partner', (join) =>
      join.onRef('partner.zone_id', '=', 'used.zone_id').onRef('partner.id', '=', 'used.party_id'),
    )
    .leftJoin('parties.site as site', (join) =>
      join.onRef('site.zone_id', '=', 'used.zone_id').onRef('site.id', '=', 'used.place_id'),
    )
    .leftJoin('parties.parcel as parcel', (join) =>
      join.onRef('parcel.zone_id', '=', 'used.zone_id').onRef('parcel.id', '=', 'used.place_id'),
    )
    .select(['used.id', 'used.kind', 'used.starts_on as startsOn', 'used.ends_on as endsOn', 'used.area'])
    .select(['used.state as stored', 'used.party_id as partyId', 'used.place_id as placeId'])
    .select([partyKind.as('partyKind'), placeKind.as('placeKind')])
    .select(sql<string>`coalesce(firm.name, partner.name)`.as('partyName'))
    .select(
      sql<string>`coalesce(${lineOf(sql.ref('used.zone_id'), sql.ref('site.id'))}, parcel.number)`.as('placeName'),
    )
    .select(
      sql<string>`(select act.source from parties.occupancy_act as act where act.zone_id = used.zone_id
        and act.occupancy_id = used.id order by act.number desc limit 1)`.as('source'),
    )
    .orderBy('used.starts_on', 'desc')
    .orderBy('used.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof occupancies>['execute']>>[number];

function occupancyOf(row: Row, today: string): Occupancy {
  const { id, kind, startsOn, endsOn, area, source } = row;
  return {
    ...{ id, kind, startsOn, endsOn, area, source },
    party: { id: row.partyId, name: row.partyName, kind: row.partyKind },
    place: { id: row.placeId, name: row.placeName, kind: row.placeKind },
    state: stateOn(today, { startsOn, endsOn }, row.stored === 'reversed'),
  };
}

/** Who uses or used a place, latest first; what was taken back is left out. */
export async function listOccupanciesOfPlace(db: ZoneDb, placeId: string, today: string): Promise<Occupancy[]> {
  const rows = await occupancies(db)
    .where('used.place_id', '=', placeId)
    .where('used.state', '=', 'standing')
    .limit(mostShown)
    .execute();
  return rows.map((row) => occupancyOf(row, today));
}

/** Which places a firm or institution uses or used, latest first; what was taken back is left out. */
export async function listOccupanciesOfParty(db: ZoneDb, partyId: string, today: string): Promise<Occupancy[]> {
  const rows = await occupancies(db)
    .where('used.party_id', '=', partyId)
    .where('used.state', '=', 'standing')
    .limit(mostShown)
    .execute();
  return rows.map((row) => occupancyOf(row, today));
}

// A panel is no register: a park with thousands of tenants has them in its buildings.
const mostShown = 500;

/** One occupancy, also when it was taken back. */
export async function findOccupancy(db: ZoneDb, id: string, today: string): Promise<Occupancy | undefined> {
  const row = await occupancies(db).where('used.id', '=', id).executeTakeFirst();
  return row && occupancyOf(row, today);
}

/** The firm or institution on the register, by name. */
export async function findPartyName(db: ZoneDb, id: string): Promise<string | undefined> {
  const firm = tables(db).selectFrom('parties.firm').select('name').where('id', '=', id).where('standing', '=', true);
  const partner = tables(db)
    .selectFrom('parties.partner')
    .select('name')
    .where('id', '=', id)
    .where('standing', '=', true);
  return (await firm.unionAll(partner).executeTakeFirst())?.name;
}

/** The site or parcel on the register, by name or number. */
export async function findPlaceName(db: ZoneDb, id: string): Promise<string | undefined> {
  const site = tables(db).selectFrom('parties.site').select('name').where('id', '=', id).where('standing', '=', true);
  const parcel = tables(db)
    .selectFrom('parties.parcel')
    .select('number as name')
    .where('id', '=', id)
    .where('standing', '=', true);
  return (await site.unionAll(parcel).executeTakeFirst())?.name;
}

/** Adds who uses a place; an overlap breaks the transaction with 23P01. */
export async function addOccupancy(tx: ZoneDb, one: OccupancyEntry & { zoneId: string; id: string }): Promise<void> {
  await tables(tx)
    .insertInto('parties.occupancy')
    .values({
      zone_id: one.zoneId,
      id: one.id,
      party_id: one.partyId,
      place_id: one.placeId,
      kind: one.kind,
      starts_on: one.startsOn,
      ends_on: one.endsOn ?? null,
      area: one.area ?? null,
    })
    .execute();
}

/** Keeps others from acting on an occupancy until the transaction ends; false when the zone has none of this id. */
export async function lockOccupancy(tx: ZoneDb, id: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('parties.occupancy')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts another period in place of the one that stands; null takes the occupancy back. An overlap breaks with 23P01. */
export async function setPeriod(tx: ZoneDb, id: string, period: OccupancyPeriod | null): Promise<void> {
  const values =
    period === null
      ? { state: 'reversed' as const }
      : { starts_on: period.startsOn, ends_on: period.endsOn, area: period.area };
  await tables(tx).updateTable('parties.occupancy').set(values).where('id', '=', id).execute();
}

/** Acts on an occupancy, first to last, with who did them. */
export async function listActs(db: ZoneDb, occupancyId: string): Promise<OccupancyAct[]> {
  return tables(db)
    .selectFrom('parties.occupancy_act as act')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'act.zone_id').onRef('account.id', '=', 'act.made_by'),
    )
    .select(['act.number', 'act.kind', 'act.source', 'act.reverses', 'act.made_at as madeAt'])
    .select([sql<OccupancyPeriod | null>`act.period_before`.as('before')])
    .select([sql<OccupancyPeriod | null>`act.period_after`.as('after'), 'account.display_name as madeBy'])
    .where('act.occupancy_id', '=', occupancyId)
    .orderBy('act.number')
    .execute();
}

/** Adds an act; two of the same number break the transaction. */
export async function addAct(
  tx: ZoneDb,
  act: CountedAct & { zoneId: string; occupancyId: string; source: string; madeBy: string | null; madeAt: string },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.occupancy_act')
    .values({
      zone_id: act.zoneId,
      occupancy_id: act.occupancyId,
      number: act.number,
      kind: act.kind,
      source: act.source,
      period_before: act.before && JSON.stringify(act.before),
      period_after: act.after && JSON.stringify(act.after),
      reverses: act.reverses,
      made_by: act.madeBy,
      made_at: act.madeAt,
      // What is done to an invented occupancy goes with it when it is replaced.
      demonstration: sql<boolean>`(select demonstration from parties.occupancy where id = ${act.occupancyId})`,
    })
    .execute();
}
