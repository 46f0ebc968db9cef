import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import type { Geometry } from '../contract/geometry.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { generateDemo } from './demo.ts';
import { parcelLayer, siteLayer } from './place-layers.ts';
import { geoRoutes } from './routes.ts';
import { listShapesOf } from './store/shapes.ts';

export { fromGeographic, toGeographic } from './domain/convert.ts';
export { areaHolds, boxOf, labelPoint } from './domain/label-point.ts';
export { areaOf, distanceOf, lengthOf } from './domain/measure.ts';

/** Shapes of parcels and sites by their party id, in CGCS2000; what is not drawn is left out. For layers of other parts. */
export async function shapesOf(db: ZoneDb, partyIds: readonly string[]): Promise<ReadonlyMap<string, Geometry>> {
  return new Map((await listShapesOf(db, partyIds)).map(({ partyId, geometry }) => [partyId, geometry]));
}

/** Where things of a zone lie: shapes, layers and maps. */
export const geoModule: ServerModule = {
  name: 'geo',
  dependsOn: ['parties'],
  permissions,
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  mapLayers: [parcelLayer, siteLayer],
  partyReferences: [
    {
      ...{ table: 'geo.shape', column: 'party_id', key: ['id'], kinds: ['site', 'parcel'] },
      ...{ label: 'references.shapes', shows: ['source', 'accuracy'], standing: 'standing' },
    },
  ],
  demo: generateDemo,
  // The layers of every part come together here.
  joining: (parts) => ({ routes: geoRoutes(parts) }),
};
