import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type OwnTitle, ownTitleEntry } from '../../contract/own-title.ts';
import type {
  amendOwnTitle as amendEndpoint,
  registerOwnTitle as endpoint,
} from '../../contract/own-title-endpoints.ts';
import { addTitle, isNameTaken, readTitles, saveTitle } from '../store/own-titles.ts';
import { entryOf } from './own-title-entry.ts';
import { dayOf, requireActing, requireUnchanged } from './require-title.ts';
import { ownTitleOf } from './show-titles.ts';

/** Enters a title that the zone holds, seeks or has lost. */
export function registerOwnTitle(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<OwnTitle> {
  const acting = requireActing(context);
  const id = randomUUIDv7();
  return context.transaction(async (tx) => {
    if (!(await addTitle(tx, { ...body, ...acting, id }))) throw new AppError('atlas.titleTaken', { name: body.name });
    await context.record(tx, { subject: { type: 'atlas.ownTitle', id }, after: { ...body } });
    return readOwnTitle(tx, id, context);
  });
}

/** Amends what is told of a title; refused when somebody changed it meanwhile. */
export function amendOwnTitle(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<OwnTitle> {
  const id = params.titleId;
  const after = ownTitleEntry.parse(body);
  return context.transaction(async (tx) => {
    const before = entryOf(await requireUnchanged(tx, id, body.revision));
    const fields = ownTitleEntry.keyof().options.filter((field) => before[field] !== after[field]);
    if (fields.length === 0) throw new AppError('atlas.titleUnchanged');
    if (await isNameTaken(tx, { name: after.name, id })) throw new AppError('atlas.titleTaken', { name: after.name });
    await saveTitle(tx, id, after);
    await context.record(tx, {
      subject: { type: 'atlas.ownTitle', id },
      before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      after: Object.fromEntries(fields.map((field) => [field, after[field]])),
      reason: body.reason,
    });
    return readOwnTitle(tx, id, context);
  });
}

/** One title as the register shows it, also inside the transaction of a change. */
export async function readOwnTitle(db: ZoneDb, id: string, { now }: Pick<RequestContext, 'now'>): Promise<OwnTitle> {
  const ground = await readTitles(db, [id]);
  const [title] = ground.titles;
  if (title === undefined) throw new AppError('atlas.titleUnknown');
  return ownTitleOf(title, ground, await dayOf({ db, now }));
}
