import { type FactKind, factKinds } from '../../../contract/enumerations.ts';
import type { Place } from '../../../contract/place.ts';
import type { ZoneRow } from '../../../contract/zone.ts';
import { type StoredZone, sourceOf } from './rows.ts';

/** A zone as the register shows it. */
export function zoneRowOf(row: StoredZone): ZoneRow {
  const facts = Object.fromEntries(factKinds.map((kind) => [kind, row[`n_${kind}`]])) as Record<FactKind, number>;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    province: row.province,
    city: row.city,
    county: row.county,
    coverage: row.coverage,
    parentZoneId: row.parent_zone_id,
    aliases: row.aliases,
    place: placeOf(row),
    facts,
    factTotal: factKinds.reduce((sum, kind) => sum + facts[kind], 0),
    source: sourceOf(row),
  };
}

type Coordinates = Pick<StoredZone, 'lon' | 'lat' | 'seat_lon' | 'seat_lat' | 'seat_name'>;

/** The zone's own point, else the seat of the place it lies in, else none. */
export function placeOf(row: Coordinates): Place | null {
  if (row.lon !== null && row.lat !== null) {
    return { lon: Number(row.lon), lat: Number(row.lat), basis: 'zone', seatName: row.seat_name };
  }
  if (row.seat_lon === null || row.seat_lat === null) return null;
  return { lon: Number(row.seat_lon), lat: Number(row.seat_lat), basis: 'seat', seatName: row.seat_name };
}
