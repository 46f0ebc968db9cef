import { type ParcelOnMap, parcelsOnMap, type SiteOnMap, sitesOnMap } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MapFeature, MapLayer, MapQuery, MapWords } from '#platform/module/map-layer.ts';
import { groupThousands } from './measure-words.ts';
import { countShapesOf, listShapesOf, type PartyShape } from './store/shapes.ts';

/** More places than one zone has; a map gives fewer, but must know which of them are drawn. */
const mostPlaces = 100_000;

const dayOf = (now: Temporal.Instant) => now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

const stageOfParcel = { planned: 0, offered: 1, granted: 2, idle: 2, built: 4 } as const;

/** Parcels of the register that are drawn, filled by how far their supply has come. */
export const parcelLayer: MapLayer = {
  id: 'geo.parcels',
  labelKey: 'layers.parcels',
  permission: 'parties:place.read',
  order: 20,
  kind: 'area',
  stages: {
    0: 'stages.planned',
    1: 'stages.offered',
    2: 'stages.granted',
    4: 'stages.built',
  },
  read: (db, asked) => read(db, asked, { places: parcelsOnMap, feature: parcelFeature }),
  count: async (db, { now }) => {
    const places = await parcelsOnMap(db, { today: dayOf(now), limit: mostPlaces });
    return countShapesOf(
      db,
      places.map(({ id }) => id),
    );
  },
};

/** Sites of the register that are drawn or have coordinates there, with who uses them. */
export const siteLayer: MapLayer = {
  id: 'geo.sites',
  labelKey: 'layers.sites',
  permission: 'parties:place.read',
  order: 30,
  kind: 'point',
  read: (db, asked) => read(db, asked, { places: sitesOnMap, feature: siteFeature }),
  count: async (db, { now }) => (await siteLayer.read(db, { now, limit: mostPlaces })).length,
};

interface Source<T> {
  places: (db: ZoneDb, asked: { today: string; limit: number }) => Promise<readonly T[]>;
  feature: (place: T, shape: PartyShape | undefined) => MapFeature | undefined;
}

async function read<T extends { id: string }>(
  db: ZoneDb,
  { now, limit }: MapQuery,
  { places, feature }: Source<T>,
): Promise<MapFeature[]> {
  const all = await places(db, { today: dayOf(now), limit: mostPlaces });
  const shapes = await listShapesOf(
    db,
    all.map(({ id }) => id),
  );
  const drawn = new Map(shapes.map((one) => [one.partyId, one]));
  return all.flatMap((place) => feature(place, drawn.get(place.id)) ?? []).slice(0, limit);
}

const fact = (key: string, value: MapWords) => ({ labelKey: `geo:facts.${key}`, value });

function parcelFeature(one: ParcelOnMap, shape: PartyShape | undefined): MapFeature | undefined {
  if (shape === undefined) return undefined;
  const { supplyState } = one;
  const area = one.area === null ? [] : [fact('area', squareMetres(one.area))];
  return {
    ...{ id: one.id, partyId: one.id, shapeId: shape.id, name: one.number, geometry: shape.geometry },
    stage: stageOfParcel[supplyState],
    ...(supplyState === 'idle' && { light: 'hold', lightText: { key: 'parties:supplyStates.idle' } }),
    href: `/parcels?panel=${one.id}`,
    facts: [
      fact('supplyState', { key: `parties:supplyStates.${supplyState}` }),
      ...area,
      ...(one.landUse === null ? [] : [fact('landUse', { key: `parties:landUses.${one.landUse}` })]),
      ...(one.holders.length === 0 ? [] : [fact('holder', one.holders.join(' · '))]),
      ...(shape.accuracy === null ? [] : [fact('accuracy', shape.accuracy)]),
    ],
  };
}

function siteFeature(one: SiteOnMap, shape: PartyShape | undefined): MapFeature | undefined {
  const geometry = shape?.geometry ?? coordinatesOf(one);
  if (geometry === undefined) return undefined;
  return {
    ...{ id: one.id, partyId: one.id, name: one.name, geometry, href: `/sites?panel=${one.id}` },
    ...(shape !== undefined && { shapeId: shape.id }),
    facts: [
      fact('siteKind', { key: `parties:siteKinds.${one.kind}` }),
      fact('siteStatus', { key: `parties:siteStatuses.${one.status}` }),
      fact('users', String(one.users)),
      ...(shape?.accuracy ? [fact('accuracy', shape.accuracy)] : []),
    ],
  };
}

function coordinatesOf({ longitude, latitude }: SiteOnMap): MapFeature['geometry'] | undefined {
  if (longitude === null || latitude === null) return undefined;
  return { type: 'Point', coordinates: [Number(longitude), Number(latitude)] };
}

function squareMetres(area: string): MapWords {
  return { key: 'geo:units.squareMetres', params: { value: groupThousands(area) } };
}
