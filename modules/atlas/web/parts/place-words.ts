import type { ZoneRow } from '../../contract/zone.ts';

/** City and county, without repeating a city that is its own province. */
export function placeOf(zone: Pick<ZoneRow, 'province' | 'city' | 'county'>): string {
  const parts = [zone.city === zone.province ? null : zone.city, zone.county];
  return parts.filter((part) => part !== null).join(' ') || (zone.city ?? '');
}
