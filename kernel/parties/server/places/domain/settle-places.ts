import type { InventedPlaces } from './invent-places.ts';

/** Invented places on a register where some stand already: of one number there is one place, under the id that it has. */
export function settlePlaces(
  { parcels, sites, occupancies }: InventedPlaces,
  kept: { parcels: ReadonlyMap<string, string>; sites: ReadonlyMap<string, string> },
): InventedPlaces {
  const ids = new Map<string, string>();
  const settle = (id: string, known: string | undefined) => {
    if (known !== undefined) ids.set(id, known);
  };
  for (const { id, number } of parcels) settle(id, kept.parcels.get(number));
  for (const { id, number } of sites) settle(id, kept.sites.get(number ?? ''));
  const idOf = (id: string) => ids.get(id) ?? id;
  const at = <T extends { id: string } | null>(place: T): T => place && { ...place, id: idOf(place.id) };
  return {
    parcels: parcels.map(at),
    sites: sites.map((site) => ({ ...at(site), parent: at(site.parent), parcel: at(site.parcel) })),
    occupancies: occupancies.map((one) => ({ ...one, placeId: idOf(one.placeId) })),
  };
}
