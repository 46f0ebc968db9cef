import type { MapPoint } from '#ui/index.ts';
import type { ZoneRow } from '../../contract/zone.ts';

/** Zones as points of the map; those without a place are left to the table. Zones with more facts are named first. */
export function zonePoints(zones: readonly ZoneRow[]): MapPoint[] {
  return [...zones]
    .sort((a, b) => b.factTotal - a.factTotal)
    .flatMap(({ id, name, place }) =>
      place === null ? [] : [{ id, label: name, lon: place.lon, lat: place.lat, approximate: place.basis === 'seat' }],
    );
}
