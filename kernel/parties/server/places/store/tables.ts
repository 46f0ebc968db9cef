import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { SupplyState } from '../../../contract/parcel.ts';
import type { LandUse } from '../../../contract/parcel-land-use.ts';
import type { OccupancyAct, OccupancyKind } from '../../../contract/place-occupancy.ts';
import type { SiteKind, SiteStatus } from '../../../contract/site.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.parcel. */
export type ParcelRow = {
  zone_id: string;
  id: string;
  number: string;
  land_code: string | null;
  land_code_reason: string | null;
  land_use: LandUse | null;
  area: string | null;
  address: string | null;
  boundary: string | null;
  supply_state: SupplyState;
  granted_on: string | null;
  grant_ends_on: string | null;
  plot_ratio_min: string | null;
  plot_ratio_max: string | null;
  source: string | null;
  standing: Generated<boolean>;
  demonstration: Generated<boolean>;
  registered_at: string;
  registered_by: string | null;
};

/** A row of parties.site. */
export type SiteRow = {
  zone_id: string;
  id: string;
  name: string;
  number: string | null;
  kind: SiteKind;
  status: SiteStatus;
  address: string | null;
  floor_area: string | null;
  parcel_id: string | null;
  parent_id: string | null;
  longitude: string | null;
  latitude: string | null;
  source: string | null;
  standing: Generated<boolean>;
  demonstration: Generated<boolean>;
  registered_at: string;
  registered_by: string | null;
};

/** A row of parties.occupancy. */
export type OccupancyRow = {
  zone_id: string;
  id: string;
  party_id: string;
  place_id: string;
  kind: OccupancyKind;
  starts_on: string;
  ends_on: string | null;
  area: string | null;
  state: Generated<'standing' | 'reversed'>;
  demonstration: Generated<boolean>;
};

/** A row of parties.occupancy_act; periods are JSON. */
export type OccupancyActRow = {
  zone_id: string;
  occupancy_id: string;
  number: number;
  kind: OccupancyAct['kind'];
  source: string;
  period_before: string | null;
  period_after: string | null;
  reverses: number | null;
  made_by: string | null;
  made_at: string;
  demonstration: Generated<boolean>;
};

type NamedRow = { zone_id: string; id: string; name: string; standing: boolean };

/** Queries over the registers of places and their use. */
export function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.parcel': ParcelRow;
    'parties.site': SiteRow;
    'parties.occupancy': OccupancyRow;
    'parties.occupancy_act': OccupancyActRow;
    'parties.firm': NamedRow;
    'parties.partner': NamedRow;
    'auth.account': { zone_id: string; id: string; display_name: string };
  }>();
}

/** A page of rows. */
export interface Slice {
  limit: number;
  offset: number;
}

/** Pattern of a text that stands anywhere in another, whatever case; wildcards that people type are plain characters. */
export function patternOf(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
