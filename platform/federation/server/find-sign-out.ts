import { type Step, siteAddress } from './begin-sign-in.ts';
import { openExternal } from './external-sign-in.ts';
import { providerCookie } from './finish-sign-in.ts';
import { findStored } from './store.ts';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the browser signs out at the provider that vouched for the session; null without one, or when it does not say. */
export async function findSignOut({ options, means, context, reply }: Step): Promise<string | null> {
  const providerId = reply.request.cookies[providerCookie(options.secureCookie)] ?? '';
  const known = id.test(providerId) ? await findStored(context.db, providerId) : undefined;
  if (known === undefined || known.settings.kind !== context.session?.how) return null;
  return openExternal(known, means)
    .signOutUrl(siteAddress(options, reply.request, '/sign-in'))
    .catch((error: unknown) => {
      context.log.info({ err: error, provider: known.id }, 'the provider named no way to sign out');
      return null;
    });
}
