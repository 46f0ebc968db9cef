import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MapFeature, MapLayer, MapWords } from '#platform/module/map-layer.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { Shape } from '../contract/shape.ts';
import { areaText, lengthText } from './measure-words.ts';
import { findOwnLayer, listOwnLayers, type OwnLayer } from './store/layers.ts';
import { listShapesOn } from './store/shapes.ts';

/** A layer of a part, with the part whose texts name it. */
export interface JoinedLayer {
  readonly part: string;
  readonly layer: MapLayer;
}

/** A layer as a caller gets it. */
export interface OpenLayer {
  readonly id: string;
  readonly label: string;
  readonly ground: boolean;
  readonly own: OwnLayer | undefined;
  readonly part: string;
  readonly layer: MapLayer;
}

/** Layers of all parts; an id twice is refused. */
export function layersOf(parts: readonly ServerModule[]): JoinedLayer[] {
  const joined = parts.flatMap((part) => (part.mapLayers ?? []).map((layer) => ({ part: part.name, layer })));
  const ids = joined.map(({ layer }) => layer.id);
  if (new Set(ids).size < ids.length) throw new Error(`map layers have one id each: ${ids.join(', ')}`);
  return joined;
}

/** Place of the zone's own layers among those of modules. */
const orderOfOwn = 45;

const ownPrefix = 'geo.own-';

/** Id of a layer of the zone's own on the map. */
export function ownLayerId(id: string): string {
  return `${ownPrefix}${id}`;
}

/** The id in `geo.layer`, undefined for layers of parts. */
export function idOfOwnLayer(layerId: string): string | undefined {
  const id = layerId.startsWith(ownPrefix) ? layerId.slice(ownPrefix.length) : '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
}

/** Every layer that the caller may read, lowest first. */
export async function openLayers(joined: readonly JoinedLayer[], context: RequestContext): Promise<OpenLayer[]> {
  const own = (await listOwnLayers(context.db)).map(openOwn);
  const given = joined.filter(({ layer }) => context.can(layer.permission)).map((one) => openGiven(one, context));
  return [...own, ...given].sort((one, two) => one.layer.order - two.layer.order);
}

/** The layer with this id, if the caller may read it. */
export async function openLayer(
  joined: readonly JoinedLayer[],
  layerId: string,
  context: RequestContext,
): Promise<OpenLayer | undefined> {
  const own = idOfOwnLayer(layerId);
  if (own !== undefined) {
    const found = await findOwnLayer(context.db, own);
    return found === undefined ? undefined : openOwn(found);
  }
  const given = joined.find(({ layer }) => layer.id === layerId && context.can(layer.permission));
  return given === undefined ? undefined : openGiven(given, context);
}

/** Words of the map in the language of the caller. */
export function say(words: MapWords, context: Pick<RequestContext, 'text'>): string {
  return typeof words === 'string' ? words : context.text(words.key, { ...words.params });
}

function openGiven({ part, layer }: JoinedLayer, context: RequestContext): OpenLayer {
  const label = context.text(`${part}:${layer.labelKey}`);
  return { id: layer.id, label, ground: layer.order < 10, own: undefined, part, layer };
}

function openOwn(own: OwnLayer): OpenLayer {
  const layer: MapLayer = {
    id: `geo.own-${own.id}`,
    labelKey: '',
    permission: 'geo:map.read',
    order: own.ground ? 0 : orderOfOwn,
    kind: own.kind,
    read: async (db: ZoneDb, { limit }) => (await listShapesOn(db, own.id, limit)).map(featureOf),
    count: async () => own.shapes,
  };
  return { id: layer.id, label: own.name, ground: own.ground, own, part: 'geo', layer };
}

function featureOf(one: Shape): MapFeature {
  const fact = (key: string, value: MapWords) => ({ labelKey: `geo:facts.${key}`, value });
  const { geometry } = one;
  const facts = [
    ...(geometry.type.endsWith('Polygon') ? [fact('area', areaText(geometry))] : []),
    ...(geometry.type.endsWith('LineString') ? [fact('length', lengthText(geometry))] : []),
    fact('source', one.source),
    ...(one.accuracy === null ? [] : [fact('accuracy', one.accuracy)]),
  ];
  const ground = one.look !== null && one.look !== 'place';
  return {
    ...{ id: one.id, shapeId: one.id, name: one.name ?? '', geometry },
    ...(one.look === null ? {} : { look: one.look }),
    ...(ground ? {} : { facts }),
  };
}
