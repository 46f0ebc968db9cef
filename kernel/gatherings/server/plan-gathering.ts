import { randomUUIDv7 } from 'node:crypto';
import { newToken } from '#platform/auth/server/token.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { planGathering as endpoint } from '../contract/planning-endpoints.ts';
import { momentOf, requireAccount, requireOwn } from './check-caller.ts';
import { type ActBy, addGathering, addSeries, listSeries, type NewGathering } from './store/gatherings.ts';
import { findStanding } from './store/names.ts';

type Body = EndpointParsed<typeof endpoint>['body'];

/** Plans a gathering: nobody is told yet. */
export function planGathering(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, at } = momentOf(context);
  refuseTime(body, context);
  return context.transaction(async (tx) => {
    await requireOwn(tx, body.hostDepartmentId, context);
    await refusePlace(tx, body);
    const by = { zoneId: zone.id, by: requireAccount(context).id, at };
    const { series, ...plan } = body;
    const seriesId = await seriesOf(tx, body, by);
    const id = randomUUIDv7();
    await enterGathering(tx, { ...plan, ...by, id, seriesId, demonstration: false }, context.keys);
    await context.record(tx, { subject: { type: 'gatherings.gathering', id }, after: { ...plan, seriesId } });
    return { id, state: 'planned' };
  });
}

/** How often another code is drawn where an open gathering has the same one: of a million, with fewer than a thousand open. */
const mostDraws = 20;

/** Enters a gathering with a code of its own at the door; both secrets follow from keys and chance, the longer one is kept sealed. */
export async function enterGathering(tx: ZoneDb, one: Omit<NewGathering, 'door'>, keys: Keys): Promise<void> {
  const token = newToken(one.zoneId);
  const sealed = keys.seal(token.cookie, `gatherings.door/${one.id}`);
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const digest = keys.digest({ zoneId: one.zoneId, field: 'gatherings.door' }, `${one.id}/${draw}`);
    const code = String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
    if (await addGathering(tx, { ...one, door: { code, hash: token.hash, sealed } })) return;
  }
  throw new Error('no free code for the door');
}

/** Refuses a day that has passed, and an end before the beginning. */
export function refuseTime(
  { day, fromTime, toTime }: { day: string; fromTime: string; toTime: string },
  context: RequestContext,
): void {
  const { today } = momentOf(context);
  if (day < today) throw new AppError('gatherings.dayPast', { today });
  if (toTime <= fromTime) throw new AppError('gatherings.endsBeforeItBegins');
}

/** Refuses a gathering without a place, and a site that the zone does not have. */
export async function refusePlace(
  tx: ZoneDb,
  { place, siteId }: { place: string | null; siteId: string | null },
): Promise<void> {
  if (place === null && siteId === null) throw new AppError('gatherings.placeNeeded');
  if (siteId !== null && !(await findStanding(tx, 'site', [siteId])).has(siteId))
    throw new AppError('gatherings.siteUnknown');
}

async function seriesOf(tx: ZoneDb, { series, hostDepartmentId }: Body, by: ActBy): Promise<string | null> {
  if (series === null) return null;
  if ('id' in series) {
    const known = (await listSeries(tx)).find(({ id }) => id === series.id);
    if (known === undefined) throw new AppError('gatherings.seriesUnknown');
    return known.id;
  }
  const id = randomUUIDv7();
  const added = await addSeries(tx, { ...by, id, name: series.name, hostDepartmentId, demonstration: false });
  if (!added) throw new AppError('gatherings.seriesTaken', { name: series.name });
  return id;
}
