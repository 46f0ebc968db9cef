import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MapFeature as GivenFeature } from '#platform/module/map-layer.ts';
import type { getLayerFeatures as featuresEndpoint, listLayers as listEndpoint } from '../contract/endpoints.ts';
import { type LayerFeatures, type MapFeature, mostFeatures, type Stage } from '../contract/layer.ts';
import { tileSheets } from './fetch-tile.ts';
import { type JoinedLayer, type OpenLayer, openLayer, openLayers, say } from './open-layers.ts';

/** The layers that the caller may read with how much is on each. */
export function listLayers(joined: readonly JoinedLayer[]) {
  return async (_input: unknown, context: RequestContext): Promise<EndpointResult<typeof listEndpoint>> => {
    const open = await openLayers(joined, context);
    const { tiles } = context.outbound;
    const layers = [];
    for (const one of open) {
      layers.push({
        ...{ id: one.id, label: one.label, kind: one.layer.kind, ground: one.ground, own: one.own !== undefined },
        count: await countOf(one, context),
      });
    }
    return {
      layers,
      tiles:
        tiles === undefined
          ? null
          : { sheets: [...tileSheets], attribution: tiles.attribution ?? context.text('geo:tiles.attribution') },
      demonstration: context.zone?.demonstration ?? false,
    };
  };
}

/** The features of one layer. */
export function getLayerFeatures(joined: readonly JoinedLayer[]) {
  return async (
    { params }: EndpointParsed<typeof featuresEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof featuresEndpoint>> => {
    const open = await openLayer(joined, params.layerId, context);
    if (open === undefined) throw new AppError('geo.layerUnknown');
    return readFeatures(open, context);
  };
}

/** What a layer shows to the caller, words in the caller's language. */
export async function readFeatures(open: OpenLayer, context: RequestContext): Promise<LayerFeatures> {
  const read = await open.layer.read(context.db, { now: context.now(), limit: mostFeatures + 1 });
  const cut = read.length > mostFeatures;
  return {
    ...{ id: open.id, label: open.label, kind: open.layer.kind, ground: open.ground, cut },
    total: cut ? await countOf(open, context) : read.length,
    stages: Object.entries(open.layer.stages ?? {}).map(([stage, key]) => ({
      stage: Number(stage) as Stage,
      label: context.text(`${open.part}:${key}`),
    })),
    features: read.slice(0, mostFeatures).map((one) => told(one, context)),
  };
}

async function countOf({ layer }: OpenLayer, context: RequestContext): Promise<number> {
  const now = context.now();
  if (layer.count !== undefined) return layer.count(context.db, { now });
  return (await layer.read(context.db, { now, limit: mostFeatures })).length;
}

function told({ name, lightText, facts, ...one }: GivenFeature, context: RequestContext): MapFeature {
  return {
    ...(one as Omit<MapFeature, 'name' | 'facts' | 'lightText'>),
    name: say(name, context),
    ...(lightText === undefined ? {} : { lightText: say(lightText, context) }),
    ...(facts === undefined
      ? {}
      : { facts: facts.map(({ labelKey, value }) => ({ label: context.text(labelKey), value: say(value, context) })) }),
  };
}
