import { type SelectQueryBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Parcel, ParcelFilter, ParcelSummary } from '../../../contract/parcel.ts';
import type { PlaceName } from '../../../contract/site.ts';
import type { RegisterTally } from '../domain/summarise-register.ts';
import { type ParcelRow, patternOf, type Slice, tables } from './tables.ts';

type Parcels = { 'parties.parcel': ParcelRow };

const sharedColumns = [
  'id',
  'number',
  'land_use as landUse',
  'area',
  'supply_state as supplyState',
  'address',
  'grant_ends_on as grantEndsOn',
  'land_code as landCode',
] as const;

const detailColumns = [
  ...sharedColumns,
  'land_code_reason as landCodeReason',
  'boundary',
  'granted_on as grantedOn',
  'plot_ratio_min as plotRatioMin',
  'plot_ratio_max as plotRatioMax',
  'source',
  'registered_at as registeredAt',
] as const;

const sortColumns = { number: 'number', area: 'area', grantEndsOn: 'grant_ends_on' } as const;

/** Parcels that match with who holds them on the day, `limit` rows from `offset`; the id breaks ties. */
export function listParcels(
  db: ZoneDb,
  { filter, today }: { filter: ParcelFilter; today: string },
  { limit, offset }: Slice,
): Promise<ParcelSummary[]> {
  return ordered(db, filter)
    .select(sharedColumns)
    .select(holdersOn(today).as('holders'))
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A parcel with everything, for a workbook. */
export type ParcelInFull = Parcel & Pick<ParcelSummary, 'holders'>;

/** Every matching parcel with all its columns. */
export function listParcelsInFull(
  db: ZoneDb,
  { filter, today }: { filter: ParcelFilter; today: string },
  limit: number,
): Promise<ParcelInFull[]> {
  return ordered(db, filter).select(detailColumns).select(holdersOn(today).as('holders')).limit(limit).execute();
}

/** Counts and areas by land use and state of the parcels whose words match. */
export function tallyParcels(
  db: ZoneDb,
  filter: Pick<ParcelFilter, 'q'>,
): Promise<RegisterTally<'landUse' | 'supplyState'>[]> {
  return worded(tables(db).selectFrom('parties.parcel'), filter)
    .select(['land_use as landUse', 'supply_state as supplyState'])
    .select((make) => [
      make.fn.countAll<number>().as('count'),
      sql<string>`coalesce(sum(area), 0)::numeric(20, 2)`.as('area'),
    ])
    .groupBy(['land_use', 'supply_state'])
    .execute();
}

/** The parcel with this id, if the zone has it on its register. */
export function findParcel(db: ZoneDb, id: string): Promise<Parcel | undefined> {
  return one(db, id).executeTakeFirst();
}

/** The same, kept from others who amend it until the transaction ends. */
export function lockParcel(tx: ZoneDb, id: string): Promise<Parcel | undefined> {
  return one(tx, id).forUpdate().executeTakeFirst();
}

function one(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('parties.parcel')
    .select(detailColumns)
    .where('id', '=', id)
    .where('standing', '=', true);
}

/** The sites that stand on a parcel, by name. */
export function listSitesOn(db: ZoneDb, parcelId: string): Promise<PlaceName[]> {
  return tables(db)
    .selectFrom('parties.site')
    .select(['id', 'name'])
    .where('parcel_id', '=', parcelId)
    .where('standing', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Adds a parcel. */
export async function addParcel(
  tx: ZoneDb,
  parcel: Parcel & { zoneId: string; registeredBy: string | null },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.parcel')
    .values({
      ...columnsOf(parcel),
      zone_id: parcel.zoneId,
      id: parcel.id,
      registered_at: parcel.registeredAt,
      registered_by: parcel.registeredBy,
    })
    .execute();
}

/** Writes what is now known of a parcel. */
export async function updateParcel(tx: ZoneDb, parcel: Parcel): Promise<void> {
  await tables(tx)
    .updateTable('parties.parcel')
    .set(columnsOf(parcel))
    .where('id', '=', parcel.id)
    .where('standing', '=', true)
    .execute();
}

function columnsOf(parcel: Parcel) {
  return {
    number: parcel.number,
    land_code: parcel.landCode,
    land_code_reason: parcel.landCodeReason,
    land_use: parcel.landUse,
    area: parcel.area,
    address: parcel.address,
    boundary: parcel.boundary,
    supply_state: parcel.supplyState,
    granted_on: parcel.grantedOn,
    grant_ends_on: parcel.grantEndsOn,
    plot_ratio_min: parcel.plotRatioMin,
    plot_ratio_max: parcel.plotRatioMax,
    source: parcel.source,
  };
}

/** Names of those who hold the right of use on a day. */
function holdersOn(today: string) {
  return sql<string[]>`array(
    select distinct coalesce(firm.name, partner.name) from parties.occupancy as held
      left join parties.firm on firm.zone_id = held.zone_id and firm.id = held.party_id
      left join parties.partner on partner.zone_id = held.zone_id and partner.id = held.party_id
    where held.zone_id = parties.parcel.zone_id and held.place_id = parties.parcel.id and held.kind = 'owns'
      and held.state = 'standing' and held.starts_on <= ${today} and (held.ends_on is null or held.ends_on >= ${today})
    order by 1)`;
}

function ordered(db: ZoneDb, filter: ParcelFilter) {
  const descending = filter.sort.startsWith('-');
  const column = sortColumns[(descending ? filter.sort.slice(1) : filter.sort) as keyof typeof sortColumns];
  let query = worded(tables(db).selectFrom('parties.parcel'), filter);
  if (filter.landUse.length > 0) query = query.where('land_use', 'in', filter.landUse);
  if (filter.supplyState.length > 0) query = query.where('supply_state', 'in', filter.supplyState);
  return query
    .orderBy(column, (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id');
}

function worded<O>(all: SelectQueryBuilder<Parcels, 'parties.parcel', O>, { q }: Pick<ParcelFilter, 'q'>) {
  const query = all.where('standing', '=', true);
  if (q === undefined || q === '') return query;
  const pattern = patternOf(q);
  return query.where((make) =>
    make.or([
      make('number', 'ilike', pattern),
      make('address', 'ilike', pattern),
      make('land_code', 'ilike', pattern.slice(1)),
    ]),
  );
}
