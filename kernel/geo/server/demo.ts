import {
  inventId,
  openRandom,
  type ParcelOnMap,
  parcelsOnMap,
  readZoneWords,
  type SiteOnMap,
  sitesOnMap,
} from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { Geometry } from '../contract/geometry.ts';
import { type InventedPlan, inventPlan, spotsWithin } from './domain/invent-plan.ts';
import { addOwnLayer, listOwnLayers } from './store/layers.ts';
import { addShapes, type NewShape, removeInventedShapes } from './store/shapes.ts';

const idsFrom = { shapes: 94_000_000, layers: 95_000_000 };
const mostPlaces = 100_000;

/** Invents the plan of a fictional zone: its ground, and a shape for each invented parcel and site that people have not drawn. */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  if (!zone.demonstration) throw new Error(`${zone.code} is no fictional zone`);
  const { words, common } = await readZoneWords(zone.code);
  const random = openRandom(`${zone.code}/${options.seed}/plan`);
  return platform.database.transaction(zone.id, async (tx) => {
    const drawn = await removeInventedShapes(tx);
    const asked = { today: options.today, limit: mostPlaces };
    const parcels = (await parcelsOnMap(tx, asked)).filter(({ demonstration }) => demonstration);
    const sites = (await sitesOnMap(tx, asked)).filter(({ demonstration }) => demonstration);
    const plan = inventPlan({
      chance: random,
      words: words.plan,
      streets: words.streets,
      parcels: parcels.map(({ id, area }) => ({ id, area: Number(area ?? '10000') })),
    });
    const at = `${options.today}T00:00:00+08:00`;
    const layerId = await groundLayer(tx, { zone, at, name: common.planLayer, id: inventId(random, idsFrom.layers) });
    let number = 0;
    const shape = (one: Pick<NewShape, 'layerId' | 'partyId' | 'name' | 'look' | 'geometry'>): NewShape => {
      number += 1;
      return {
        ...{ id: inventId(random, idsFrom.shapes + number), zoneId: zone.id, suppliedAs: 'cgcs2000', ...one },
        ...{ source: common.planSource, accuracy: common.planAccuracy, demonstration: true },
        ...{ registeredAt: at, registeredBy: null },
      };
    };
    const ground = plan.ground.map((one) =>
      shape({ layerId, partyId: null, name: one.name || null, look: one.look, geometry: one.geometry }),
    );
    const places = placesOf({ parcels, sites }, plan).filter(({ id }) => !drawn.has(id));
    const ofPlaces = places.map(({ id, geometry }) =>
      shape({ layerId: null, partyId: id, name: null, look: null, geometry }),
    );
    await addShapes(tx, [...ground, ...ofPlaces]);
    return [
      { table: 'geo.layer', rows: 1 },
      { table: 'geo.shape', rows: ground.length + ofPlaces.length },
    ];
  });
}

/** The invented ground layer stays from one generation to the next: people may have drawn on it. */
async function groundLayer(
  tx: ZoneDb,
  { zone, at, name, id }: { zone: ZoneRef; at: string; name: string; id: string },
): Promise<string> {
  const known = (await listOwnLayers(tx)).find((layer) => layer.demonstration && layer.ground);
  if (known !== undefined) return known.id;
  const made = { id, name, zoneId: zone.id, kind: 'area', ground: true, position: 0, demonstration: true } as const;
  await addOwnLayer(tx, { ...made, registeredAt: at, registeredBy: null });
  return id;
}

/** Each parcel as the plan has it, and each site on a spot of its parcel. */
function placesOf(
  { parcels, sites }: { parcels: readonly ParcelOnMap[]; sites: readonly SiteOnMap[] },
  plan: InventedPlan,
): { id: string; geometry: Geometry }[] {
  const drawn = parcels.flatMap(({ id }) => {
    const geometry = plan.parcels.get(id);
    return geometry === undefined ? [] : [{ id, geometry }];
  });
  const points = [...plan.parcels].flatMap(([parcelId, area]) => {
    const standing = sites.filter((site) => site.parcelId === parcelId);
    const spots = spotsWithin(area, standing.length);
    return standing.flatMap(({ id }, index): { id: string; geometry: Geometry }[] => {
      const spot = spots[index];
      return spot === undefined ? [] : [{ id, geometry: { type: 'Point', coordinates: spot } }];
    });
  });
  return [...drawn, ...points];
}
