import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import {
  type listViews as listEndpoint,
  mostViews,
  type removeView as removeEndpoint,
  type saveView as saveEndpoint,
} from '../contract/endpoints.ts';
import { addView, countViews, listSavedViews, takeView } from './store.ts';

/** The caller's views of a list, and the zone's. */
export async function listViews(
  { query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { accountId } = keeperOf(context);
  return { views: await listSavedViews(context.db, { list: query.list, accountId }) };
}

/** Keeps a view; the journal says of which list, not the name or the words, which may be a person's. */
export async function saveView(
  { body }: EndpointParsed<typeof saveEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof saveEndpoint>> {
  const { zoneId, accountId } = keeperOf(context);
  const { list, name, search, shared } = body;
  if (shared && !context.can('views:shared.keep')) throw new AppError('views.sharingClosed');
  const keeper = { list, accountId: shared ? null : accountId };
  return context.transaction(async (tx) => {
    if ((await countViews(tx, keeper)) >= mostViews) throw new AppError('views.tooMany', { limit: mostViews });
    const at = context.now().toString({ fractionalSecondDigits: 3 });
    const id = await addView(tx, { ...keeper, zoneId, name, search, at });
    if (id === undefined) throw new AppError('views.nameTaken', { name });
    await context.record(tx, { subject: { type: 'views.view', id }, after: { list, shared } });
    return { id, name, search, shared };
  });
}

/** Removes a view; a foreign one is as absent. */
export async function removeView(
  { params }: EndpointParsed<typeof removeEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof removeEndpoint>> {
  const { accountId } = keeperOf(context);
  const id = params.viewId;
  await context.transaction(async (tx) => {
    const taken = await takeView(tx, { id, accountId, orShared: context.can('views:shared.keep') });
    if (taken === undefined) throw new AppError('views.viewUnknown');
    await context.record(tx, { subject: { type: 'views.view', id }, before: { ...taken } });
  });
  return { id };
}

function keeperOf({ zone, account }: RequestContext): { zoneId: string; accountId: string } {
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  return { zoneId: zone.id, accountId: account.id };
}
