import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  drawShape as drawEndpoint,
  getShape as getEndpoint,
  withdrawShape as withdrawEndpoint,
} from '../contract/endpoints.ts';
import { type Geometry, kindOf } from '../contract/geometry.ts';
import type { Shape, ShapeEntry } from '../contract/shape.ts';
import { labelPoint } from './domain/label-point.ts';
import { areaOf, lengthOf } from './domain/measure.ts';
import { readWkt, writeWkt } from './domain/well-known-text.ts';
import { keptDigits, takeGeometry } from './imports/domain/told-feature.ts';
import { sayFault } from './imports/say-fault.ts';
import { requireCaller } from './require-caller.ts';
import { findOwnLayer } from './store/layers.ts';
import { placeKindOf } from './store/places.ts';
import { addShapes, findShape, holdMap, lockShapeOf, withdrawShapes } from './store/shapes.ts';

/** Draws a parcel, a site or an object of a layer; what stood for the same place goes, and the journal keeps both. */
export async function drawShape(
  { body }: EndpointParsed<typeof drawEndpoint>,
  context: RequestContext,
): Promise<Shape> {
  const { zone, accountId, at } = requireCaller(context);
  const geometry = readGeometry(body, context);
  const drawn: Shape = {
    ...{ id: randomUUIDv7(), layerId: body.layerId ?? null, partyId: body.partyId ?? null },
    ...{ name: body.layerId === undefined ? null : (body.name ?? null), look: body.look ?? null, geometry },
    ...{ suppliedAs: body.system, source: body.source, accuracy: body.accuracy ?? null },
    ...{ demonstration: false, registeredAt: at },
  };
  await context.transaction(async (tx) => {
    await holdMap(tx);
    await checkTarget(tx, { entry: body, geometry }, context);
    const before = body.partyId === undefined ? undefined : await lockShapeOf(tx, body.partyId);
    if (before !== undefined) await withdrawShapes(tx, [before.id]);
    await addShapes(tx, [{ ...drawn, zoneId: zone.id, registeredBy: accountId }]);
    const subject = { type: 'geo.shape', id: drawn.id } as const;
    await context.record(tx, {
      subject,
      before: before === undefined ? null : entryOf(before),
      after: entryOf(drawn),
      reason: body.source,
    });
  });
  return drawn;
}

/** Takes a shape off the maps. */
export async function withdrawShape(
  { params, body }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof withdrawEndpoint>> {
  const { shapeId: id } = params;
  return context.transaction(async (tx) => {
    const before = await requireShape(tx, id);
    if ((await withdrawShapes(tx, [id])) !== 1) throw new AppError('geo.shapeUnknown');
    await context.record(tx, {
      subject: { type: 'geo.shape', id },
      before: entryOf(before),
      after: null,
      reason: body.reason,
    });
    return { id };
  });
}

/** One shape with what is measured on it. */
export async function getShape(
  { params }: EndpointParsed<typeof getEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const found = await requireShape(context.db, params.shapeId);
  const { geometry } = found;
  const [x, y] = labelPoint(geometry);
  const hundredths = (value: number) => Math.round(value * 100) / 100;
  return {
    ...{ ...found, kind: kindOf(geometry), area: hundredths(areaOf(geometry)), length: hundredths(lengthOf(geometry)) },
    labelPoint: [x, y],
  };
}

/** A shape as the journal keeps it. */
function entryOf({ geometry, ...one }: Shape) {
  return { ...one, geometry: writeWkt(geometry, keptDigits) };
}

async function requireShape(db: ZoneDb, id: string): Promise<Shape> {
  const found = await findShape(db, id);
  if (found === undefined) throw new AppError('geo.shapeUnknown');
  return found;
}

function readGeometry({ coordinates, system }: ShapeEntry, context: RequestContext): Geometry {
  const told = readWkt(coordinates);
  const taken = told === undefined ? undefined : takeGeometry(told, system);
  if (taken !== undefined && 'geometry' in taken) return taken.geometry;
  throw faulty(taken?.faults ?? [{ rule: 'unknownKind' as const }], context);
}

function faulty(faults: readonly Parameters<typeof sayFault>[0][], context: RequestContext): AppError {
  const fields = faults.map((fault) => ({ field: 'coordinates', message: sayFault(fault, context) }));
  return new AppError('geo.shapeFaulty', { count: fields.length }, fields);
}

/** The layer stands and takes this kind, or the place is a parcel or site of the zone. */
async function checkTarget(
  tx: ZoneDb,
  { entry, geometry }: { entry: ShapeEntry; geometry: Geometry },
  context: RequestContext,
): Promise<void> {
  const kind = kindOf(geometry);
  if (entry.layerId !== undefined) {
    const layer = await findOwnLayer(tx, entry.layerId);
    if (layer === undefined) throw new AppError('geo.layerUnknown');
    if (layer.kind !== kind) throw faulty([{ rule: 'wrongKind' }], context);
    if (entry.name === undefined && !layer.ground) {
      throw new AppError('geo.shapeFaulty', { count: 1 }, [
        { field: 'name', message: sayFault({ rule: 'noName' }, context) },
      ]);
    }
    return;
  }
  const place = await placeKindOf(tx, entry.partyId ?? '');
  if (place === undefined) throw new AppError('geo.placeUnknown');
  if (kind === 'line' || (place === 'parcel' && kind !== 'area')) throw faulty([{ rule: 'wrongKind' }], context);
}
