import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoTable } from '#platform/module/demo.ts';
import type { Invention } from '../domain/invent-firms.ts';
import { inventInstitutions } from '../institutions/domain/invent-institutions.ts';
import { addInventedInstitution } from '../institutions/store/institutions.ts';
import { writeNames } from '../names/write-names.ts';
import { inventPlaces } from './domain/invent-places.ts';
import { settlePlaces } from './domain/settle-places.ts';
import { namesOfInstitution, namesOfParcel, namesOfSite } from './name-places.ts';
import { addInventedPlaces, listKeptPlaces } from './store/invented.ts';

/**
 * Invents institutions, parcels, sites and who uses them. Places are replaced: `removeInventedPlaces` goes before the firms
 * are, and leaves those that people built on. Institutions are not, because people may belong to them.
 */
export async function addInventedPlacesAndInstitutions(
  tx: ZoneDb,
  of: { zoneId: string; firmIds: readonly string[]; today: string },
  invention: Invention,
): Promise<DemoTable[]> {
  const { zoneId, firmIds } = of;
  const at = `${of.today}T00:00:00+08:00`;
  const institutions = inventInstitutions(invention, at);
  const institutionIds: string[] = [];
  for (const one of institutions) {
    const { id } = await addInventedInstitution(tx, { ...one, zoneId });
    institutionIds.push(id);
  }
  const kept = await listKeptPlaces(tx);
  const places = settlePlaces(inventPlaces(invention, { firmIds, institutionIds }, at), kept);
  const standing = new Set([...kept.parcels.values(), ...kept.sites.values()]);
  await addInventedPlaces(tx, zoneId, places);
  const names = [
    ...institutions.map((one, index) => namesOfInstitution({ ...one, id: institutionIds[index] ?? one.id })),
    ...places.parcels.filter(({ id }) => !standing.has(id)).map(namesOfParcel),
    ...places.sites.filter(({ id }) => !standing.has(id)).map(namesOfSite),
  ];
  await writeNames(tx, zoneId, names, { demonstration: true });
  return [
    { table: 'parties.partner', rows: institutions.length },
    { table: 'parties.parcel', rows: places.parcels.length },
    { table: 'parties.site', rows: places.sites.length },
    { table: 'parties.occupancy', rows: places.occupancies.length },
  ];
}
