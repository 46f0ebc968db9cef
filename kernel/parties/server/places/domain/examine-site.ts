import type { SiteEntry } from '../../../contract/site.ts';
import { type EntryFault, faultAt } from './fault.ts';

/** What is known of the places that a site's entry refers to. */
export interface SiteGround {
  /** The parcel is on the zone's register. */
  parcelKnown: boolean;
  /** From the parent upwards; empty when the parent isn't on the register. */
  ancestors: readonly string[];
}

/** Sites within sites at most: zone, park, building, floor, room and some to spare. */
export const deepestSite = 8;

/** Checks what no single field can tell; `siteId` is the site amended, which must not come to lie within itself. */
export function examineSite(entry: SiteEntry, ground: SiteGround, siteId?: string): EntryFault[] {
  const faults: EntryFault[] = [];
  if ((entry.longitude === undefined) !== (entry.latitude === undefined)) {
    faults.push(faultAt(entry.longitude === undefined ? 'longitude' : 'latitude', 'site.faults.coordinates'));
  }
  if (entry.parcelId !== undefined && !ground.parcelKnown) faults.push(faultAt('parcelId', 'site.faults.parcel'));
  if (entry.parentId === undefined) return faults;
  if (siteId !== undefined && (entry.parentId === siteId || ground.ancestors.includes(siteId))) {
    faults.push(faultAt('parentId', 'site.faults.cycle'));
  } else if (ground.ancestors.length === 0) {
    faults.push(faultAt('parentId', 'site.faults.parent'));
  } else if (ground.ancestors.length >= deepestSite) {
    faults.push({ field: 'parentId', text: 'site.faults.depth', params: { most: deepestSite } });
  }
  return faults;
}
