import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { countUnread as countEndpoint, listInbox as endpoint } from '../../contract/endpoints.ts';
import type { Telling } from '../delivery/render-notices.ts';
import { countInbox, countUnreadRows, listInboxRows } from '../store/inbox.ts';
import { requireReader } from './require-reader.ts';

/** The caller's own notices in the caller's language, newest first. */
export async function listInbox(
  telling: Telling,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { account } = requireReader(context);
  const unread = query.unread === 'true';
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const rows = await listInboxRows(context.db, { accountId: account.id, unread, ...slice });
  const counts = await countInbox(context.db, account.id);
  return {
    total: unread ? counts.unread : counts.all,
    unread: counts.unread,
    items: rows.map(({ params, ...row }) => {
      const texts = telling.render({ ...row, params }, context.locale);
      const { title = context.text('notices:told.unknown'), body = '' } = texts ?? {};
      return { ...row, title, body };
    }),
  };
}

/** How many of the caller's notices are unread. */
export async function countUnread(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof countEndpoint>> {
  return { unread: await countUnreadRows(context.db, requireReader(context).account.id) };
}
