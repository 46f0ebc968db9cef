import { AppError } from '#platform/errors/contract/errors.ts';
import { sessionCookie } from '#platform/http/server/run-route.ts';
import { type Step, siteAddress } from './begin-sign-in.ts';
import { openExternal } from './external-sign-in.ts';
import { providerCookie } from './finish-sign-in.ts';
import { findStored } from './store.ts';

/** Ends the session here, and answers where the browser ends the one at the provider; without its answer the session still ends. */
export async function signOut({ options, means, context, reply }: Step): Promise<string | null> {
  const { session, zone } = context;
  const providerId = reply.request.cookies[providerCookie];
  reply.clearCookie(sessionCookie, { path: '/' });
  reply.clearCookie(providerCookie, { path: '/api/federation' });
  if (!session || zone === null) throw new AppError('http.signInNeeded');
  await context.transaction(async (tx) => {
    await context.record(tx, { action: 'auth.signOut' });
    await options.sessions.end(tx, session.token, context.now().epochMilliseconds);
  });
  const known = /^[0-9a-f-]{36}$/.test(providerId ?? '') ? await findStored(context.db, providerId ?? '') : undefined;
  if (known === undefined || known.settings.kind !== session.how) return null;
  return openExternal(known, means)
    .signOutUrl(siteAddress(options, reply.request, '/sign-in'))
    .catch((error: unknown) => {
      context.log.info({ err: error, provider: known.id }, 'the provider named no way to sign out');
      return null;
    });
}
