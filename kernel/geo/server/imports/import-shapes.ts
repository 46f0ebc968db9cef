import { randomUUIDv7 } from 'node:crypto';
import { parcelsOnMap, sitesOnMap } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { UploadInput } from '#platform/http/server/route.ts';
import type { checkShapeFile as checkEndpoint, importShapes as importEndpoint } from '../../contract/endpoints.ts';
import { kindOf } from '../../contract/geometry.ts';
import { type ImportCheck, type ImportFault, type ImportQuery, mostFaults } from '../../contract/shape.ts';
import { requireCaller } from '../require-caller.ts';
import { findOwnLayer } from '../store/layers.ts';
import { addShapes, countShapesOf, holdMap, withdrawShapesOf } from '../store/shapes.ts';
import { type ImportPlan, type ImportTarget, planImport } from './domain/plan-import.ts';
import type { FeatureFault } from './domain/told-feature.ts';
import { readUpload } from './read-upload.ts';
import { sayFault } from './say-fault.ts';

/** Says what a file would bring; stores nothing. */
export async function checkShapeFile(
  { query, body }: UploadInput<typeof checkEndpoint>,
  context: RequestContext,
): Promise<ImportCheck> {
  const { plan, features } = await planOf(query, body, context);
  const count = (kind: string) => plan.shapes.filter(({ geometry }) => kindOf(geometry) === kind).length;
  return {
    ...{ features, points: count('point'), lines: count('line'), areas: count('area') },
    replaced: await countShapesOf(context.db, placesOf(plan)),
    faults: plan.faults.slice(0, mostFaults).map((one) => faultOf(one, context)),
    faultCount: plan.faults.length,
  };
}

/** Takes a file in, all of it or nothing. */
export async function importShapes(
  { query, body }: UploadInput<typeof importEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof importEndpoint>> {
  const { zone, accountId, at } = requireCaller(context);
  const { plan } = await planOf(query, body, context);
  if (plan.faults.length > 0 || plan.shapes.length === 0) throw faulty(plan.faults, context);
  const { target, source, system, accuracy = null } = query;
  const layerId = target === 'parcels' || target === 'sites' ? null : target;
  const shapes = plan.shapes.map((one) => ({
    ...{ id: randomUUIDv7(), zoneId: zone.id, layerId, partyId: one.partyId, name: one.name, look: null },
    ...{ geometry: one.geometry, suppliedAs: system, source, accuracy, registeredAt: at, registeredBy: accountId },
  }));
  return context.transaction(async (tx) => {
    await holdMap(tx);
    if (layerId !== null && (await findOwnLayer(tx, layerId)) === undefined) throw new AppError('geo.layerUnknown');
    const replaced = await withdrawShapesOf(tx, placesOf(plan));
    await addShapes(tx, shapes);
    const after = { target, system, accuracy, format: query.format, shapes: shapes.length, replaced };
    const subject = { type: 'geo.import', id: randomUUIDv7() } as const;
    await context.record(tx, {
      ...{ subject, reason: source },
      after: { ...after, first: shapes[0]?.id ?? null, last: shapes.at(-1)?.id ?? null },
    });
    return { shapes: shapes.length, replaced };
  });
}

async function planOf(query: ImportQuery, body: AsyncIterable<Uint8Array>, context: RequestContext) {
  const target = await targetOf(query, context);
  const told = await readUpload(body, query);
  return { plan: planImport(told, { system: query.system, target }), features: told.length };
}

/** More places than a zone has. */
const mostPlaces = 100_000;

async function targetOf({ target }: ImportQuery, context: RequestContext): Promise<ImportTarget> {
  const today = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const asked = { today, limit: mostPlaces };
  if (target === 'parcels') {
    const ids = new Map((await parcelsOnMap(context.db, asked)).map(({ number, id }) => [number, id]));
    return { kind: 'places', ids, takes: ['area'] };
  }
  if (target === 'sites') {
    const sites = await sitesOnMap(context.db, asked);
    const ids = new Map(sites.flatMap(({ number, id }) => (number === null ? [] : [[number, id] as const])));
    return { kind: 'places', ids, takes: ['point', 'area'] };
  }
  const layer = await findOwnLayer(context.db, target);
  if (layer === undefined) throw new AppError('geo.layerUnknown');
  return { kind: 'layer', takes: layer.kind };
}

function placesOf({ shapes }: ImportPlan): string[] {
  return shapes.flatMap(({ partyId }) => partyId ?? []);
}

function faultOf(one: FeatureFault, context: RequestContext): ImportFault {
  return { feature: one.feature, line: one.line, message: sayFault(one, context) };
}

function faulty(faults: readonly FeatureFault[], context: RequestContext): AppError {
  const told = faults.length === 0 ? [{ feature: 0, line: null, rule: 'noGeometry' as const }] : faults;
  const fields = told.slice(0, mostFaults).map((one) => ({
    field: one.line === null ? `${one.feature}` : `${one.feature}:${one.line}`,
    message: sayFault(one, context),
  }));
  return new AppError('geo.fileFaulty', { count: told.length }, fields);
}
