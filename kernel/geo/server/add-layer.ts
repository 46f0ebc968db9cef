import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { addLayer as addEndpoint, withdrawLayer as withdrawEndpoint } from '../contract/endpoints.ts';
import { idOfOwnLayer, ownLayerId } from './open-layers.ts';
import { requireCaller } from './require-caller.ts';
import { addOwnLayer, findOwnLayer, withdrawOwnLayer } from './store/layers.ts';
import { holdMap } from './store/shapes.ts';

/** Makes a layer of the zone's own. */
export async function addLayer(
  { body }: EndpointParsed<typeof addEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof addEndpoint>> {
  const { zone, accountId, at } = requireCaller(context);
  const id = randomUUIDv7();
  await context.transaction(async (tx) => {
    const layer = { ...body, id, zoneId: zone.id, registeredAt: at, registeredBy: accountId };
    if (!(await addOwnLayer(tx, layer))) throw new AppError('geo.layerTaken', { name: body.name });
    await context.record(tx, { subject: { type: 'geo.layer', id }, after: { ...body } });
  });
  return { id: ownLayerId(id), label: body.name, kind: body.kind, ground: false, own: true, count: 0 };
}

/** Takes a layer of the zone's own off the maps, with its shapes. */
export async function withdrawLayer(
  { params, body }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof withdrawEndpoint>> {
  const id = idOfOwnLayer(params.layerId);
  if (id === undefined) throw new AppError('geo.layerNotOwn', { layer: params.layerId });
  return context.transaction(async (tx) => {
    await holdMap(tx);
    const layer = await findOwnLayer(tx, id);
    if (layer === undefined) throw new AppError('geo.layerUnknown');
    const shapes = await withdrawOwnLayer(tx, id);
    const before = { name: layer.name, kind: layer.kind, shapes };
    await context.record(tx, { subject: { type: 'geo.layer', id }, before, after: null, reason: body.reason });
    return { shapes };
  });
}
