import type { ZoneDb } from '#platform/db/server/database.ts';
import { listParcelsOnMap, listSitesOnMap, type ParcelOnMap, type SiteOnMap } from './store/on-map.ts';

export type { ParcelOnMap, SiteOnMap } from './store/on-map.ts';

/** Parcels on the register, as a map tells of them, by number; holders as of the day `YYYY-MM-DD`. */
export function parcelsOnMap(db: ZoneDb, asked: { today: string; limit: number }): Promise<ParcelOnMap[]> {
  return listParcelsOnMap(db, asked);
}

/** Sites on the register that stand on their own, floors and rooms counted with them, by number. */
export function sitesOnMap(db: ZoneDb, asked: { today: string; limit: number }): Promise<SiteOnMap[]> {
  return listSitesOnMap(db, asked);
}
