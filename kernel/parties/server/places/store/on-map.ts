import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { SupplyState } from '../../../contract/parcel.ts';
import type { LandUse } from '../../../contract/parcel-land-use.ts';
import type { SiteKind, SiteStatus } from '../../../contract/site.ts';

/** A parcel as a map tells of it; the area is m² as exact text. */
export interface ParcelOnMap {
  readonly id: string;
  readonly number: string;
  readonly landUse: LandUse | null;
  readonly area: string | null;
  readonly supplyState: SupplyState;
  /** Names of those who hold the right of use on the day. */
  readonly holders: readonly string[];
  readonly demonstration: boolean;
}

/** A site as a map tells of it; decimal degrees as exact text. */
export interface SiteOnMap {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly kind: SiteKind;
  readonly status: SiteStatus;
  readonly parcelId: string | null;
  readonly longitude: string | null;
  readonly latitude: string | null;
  /** Firms and institutions that use it, or a place within it, on the day. */
  readonly users: number;
  readonly demonstration: boolean;
}

interface Asked {
  today: string;
  limit: number;
}

/** Parcels on the register by number. */
export async function listParcelsOnMap(db: ZoneDb, { today, limit }: Asked): Promise<ParcelOnMap[]> {
  const { rows } = await sql<ParcelOnMap>`
    select land.id, land.number, land.land_use as "landUse", land.area, land.supply_state as "supplyState",
      coalesce(held.holders, '{}') as holders, land.demonstration
    from parties.parcel as land
    left join (
      select one.place_id, array_agg(distinct coalesce(firm.name, partner.name)) as holders
      from parties.occupancy as one
        left join parties.firm on firm.zone_id = one.zone_id and firm.id = one.party_id
        left join parties.partner on partner.zone_id = one.zone_id and partner.id = one.party_id
      where one.kind = 'owns' and one.state = 'standing' and one.starts_on <= ${today}
        and (one.ends_on is null or one.ends_on >= ${today})
      group by one.place_id) as held on held.place_id = land.id
    where land.standing order by land.number, land.id limit ${limit}`.execute(db);
  return rows;
}

/** Sites that are no floor or room, by number. */
export async function listSitesOnMap(db: ZoneDb, { today, limit }: Asked): Promise<SiteOnMap[]> {
  const { rows } = await sql<SiteOnMap>`
    with recursive around (top, id, depth) as (
      select id, id, 1 from parties.site where standing and kind <> 'unit'
      union all
      select around.top, inside.id, around.depth + 1 from around
        join parties.site as inside on inside.parent_id = around.id and inside.standing where around.depth < 20)
    select site.id, site.name, site.number, site.kind, site.status, site.parcel_id as "parcelId", site.longitude, site.latitude,
      coalesce(used.users, 0)::int as users, site.demonstration
    from parties.site
    left join (
      select around.top, count(distinct one.party_id) as users from around
        join parties.occupancy as one on one.place_id = around.id
      where one.state = 'standing' and one.starts_on <= ${today} and (one.ends_on is null or one.ends_on >= ${today})
      group by around.top) as used on used.top = site.id
    where site.standing and site.kind <> 'unit' order by site.number nulls last, site.id limit ${limit}`.execute(db);
  return rows;
}
