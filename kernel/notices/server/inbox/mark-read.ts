import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { readAll as allEndpoint, readNotice as endpoint } from '../../contract/endpoints.ts';
import { countUnreadRows, liesInInbox, markRead } from '../store/inbox.ts';
import { requireReader } from './require-reader.ts';

/** Marks one of the caller's notices as read. */
export function readNotice(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { account, at } = requireReader(context);
  return context.transaction(async (tx) => {
    // Whose inbox it lies in is nobody else's to know.
    if (!(await liesInInbox(tx, account.id, params.notice))) throw new AppError('notices.noticeUnknown');
    await markRead(tx, { accountId: account.id, noticeId: params.notice, at });
    await context.record(tx, { subject: { type: 'notices.notice', id: params.notice }, after: { read: true } });
    return { unread: await countUnreadRows(tx, account.id) };
  });
}

/** Marks everything in the caller's inbox as read. */
export function readAll(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof allEndpoint>> {
  const { account, at } = requireReader(context);
  return context.transaction(async (tx) => {
    const read = await markRead(tx, { accountId: account.id, at });
    await context.record(tx, { subject: { type: 'auth.account', id: account.id }, after: { read } });
    return { read };
  });
}
