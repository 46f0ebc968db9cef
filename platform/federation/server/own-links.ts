import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { shortOf } from './provider-list.ts';
import { endStoredLink, listLinks, listStored } from './store.ts';

/** Systems that the caller's account is linked to, and those that it could be. */
export async function ownLinks(context: RequestContext) {
  const { account } = context;
  if (account === null) throw new AppError('http.signInNeeded');
  const [providers, links] = await Promise.all([listStored(context.db), listLinks(context.db, account.id)]);
  const linked = new Set(links.map(({ providerId }) => providerId));
  return {
    links: links.flatMap(({ id, providerId, linkedAt }) => {
      const provider = providers.find((one) => one.id === providerId);
      return provider === undefined ? [] : [{ id, linkedAt, provider: provider.name, kind: provider.settings.kind }];
    }),
    open: providers.filter(({ id, enabled }) => enabled && !linked.has(id)).map(shortOf),
  };
}

/** Ends a link of the caller's own account; the record that it was there stays. */
export async function endOwnLink(context: RequestContext, id: string): Promise<{ ended: boolean }> {
  const { account } = context;
  if (account === null) throw new AppError('http.signInNeeded');
  return context.transaction(async (tx) => {
    const ended = await endStoredLink(tx, { id, accountId: account.id }, context.now().toString());
    if (!ended) throw new AppError('federation.linkNotFound');
    await context.record(tx, { subject: { type: 'auth.account', id: account.id }, before: { link: id } });
    return { ended };
  });
}
