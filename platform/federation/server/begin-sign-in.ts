import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { parseOneTimeCode } from '#platform/auth/server/one-time-code.ts';
import type { SessionRouteOptions } from '#platform/auth/server/routes.ts';
import { findZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type Means, openExternal } from './external-sign-in.ts';
import { openProvider } from './provider-list.ts';
import { safePath } from './safe-path.ts';
import { challengeOf, giveState, newState, type SignInState } from './sign-in-state.ts';

/** What every step of a sign-in works with. */
export interface Step {
  options: SessionRouteOptions;
  means: Means;
  context: RequestContext;
  reply: FastifyReply;
}

/** Begins a sign-in as a visitor; answers where the browser goes. */
export async function beginSignIn(
  step: Step,
  asked: { zone: string; provider: string; to?: string | undefined; invitation?: string | undefined },
): Promise<string> {
  const zone = await findZone(step.options.database.forZone(noZone), asked.zone);
  const intent =
    asked.invitation === undefined
      ? { kind: 'signIn' as const, to: safePath(asked.to) }
      : { kind: 'invitation' as const, code: asked.invitation };
  // A code of another zone opens nothing in this one.
  if (intent.kind === 'invitation' && parseOneTimeCode(intent.code)?.zone !== asked.zone) {
    throw new AppError('auth.codeInvalid');
  }
  return begin(step, { zone, providerId: asked.provider, intent });
}

/** Begins to link the signed-in account. */
export function beginLink(step: Step, providerId: string): Promise<string> {
  const { account, zone, session } = step.context;
  if (account === null || zone === null || !session) throw new AppError('http.signInNeeded');
  return begin(step, { zone, providerId, intent: { kind: 'link', accountId: account.id, sessionId: session.id } });
}

async function begin(
  { options, means, context, reply }: Step,
  { zone, providerId, intent }: { zone: ZoneRef | undefined; providerId: string; intent: SignInState['intent'] },
): Promise<string> {
  const provider = await openProvider(options.database, { zone, providerId });
  const state = newState({ zoneId: provider.zoneId, providerId, intent }, context.now().epochMilliseconds);
  const url = await openExternal(provider, means).authorizeUrl({
    returnAddress: returnAddress(options, reply.request, providerId),
    state: state.state,
    nonce: state.nonce,
    challenge: challengeOf(state.verifier),
  });
  giveState(reply, context.keys, { state, secure: options.secureCookie });
  return url;
}

/** Where a provider sends the browser back to: an address of its own, so that no other provider's answer is taken for its. */
export function returnAddress(options: SessionRouteOptions, request: FastifyRequest, providerId: string): string {
  return siteAddress(options, request, `/api/federation/return/${providerId}`);
}

/** An address of this site as providers are told it: in one spelling, each time. */
export function siteAddress({ publicOrigin }: SessionRouteOptions, request: FastifyRequest, path: string): string {
  return new URL(path, publicOrigin ?? `${request.protocol}://${request.host}`).href;
}
