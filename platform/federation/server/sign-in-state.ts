import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import { cookieName } from '#platform/http/server/cookie-name.ts';
import type { Keys } from '#platform/keys/server/keys.ts';

/** Name of the cookie of a sign-in that is under way at a provider. */
export const stateCookie = 'yuanshu_federation';

const lastsMs = 10 * 60_000;
const about = 'federation/state';
const path = '/api/federation';

const signInState = z.object({
  zoneId: z.uuid(),
  providerId: z.uuid(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  startedAt: z.number(),
  intent: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('signIn'), to: z.string() }),
    /** The signed-in account that links itself, in the session that began it. */
    z.object({ kind: z.literal('link'), accountId: z.uuid(), sessionId: z.string() }),
    z.object({ kind: z.literal('invitation'), code: z.string() }),
  ]),
});

/** A sign-in under way: kept sealed in the browser that began it, so that nobody else's answer fits. */
export type SignInState = z.infer<typeof signInState>;

/** Fresh state, nonce and PKCE verifier (RFC 7636) for a sign-in. */
export function newState(of: Pick<SignInState, 'zoneId' | 'providerId' | 'intent'>, now: number): SignInState {
  const random = () => randomBytes(32).toString('base64url');
  return { ...of, state: random(), nonce: random(), verifier: random(), startedAt: now };
}

/** The PKCE challenge of a verifier (S256). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Puts the state into the browser, for ten minutes and for the addresses of this part alone. */
export function giveState(
  reply: FastifyReply,
  keys: Keys,
  { state, secure }: { state: SignInState; secure: boolean },
): void {
  reply.setCookie(cookieName(stateCookie, { https: secure, path }), keys.seal(JSON.stringify(state), about), {
    httpOnly: true,
    // `strict` would keep it back when the provider sends the browser here.
    sameSite: 'lax',
    path,
    secure,
    maxAge: lastsMs / 1_000,
  });
}

/** Takes the state out of the browser: it fits one answer of one provider. Throws `federation.stateLost`. */
export function takeState(
  reply: FastifyReply,
  keys: Keys,
  answer: { providerId: string; state: string | null; now: number; secure: boolean },
): SignInState {
  const { secure } = answer;
  const name = cookieName(stateCookie, { https: secure, path });
  const sealed = reply.request.cookies[name];
  reply.clearCookie(name, { path, secure });
  const state = sealed === undefined ? undefined : open(keys, sealed);
  const age = answer.now - (state?.startedAt ?? 0);
  const fits = state !== undefined && state.providerId === answer.providerId && age >= 0 && age < lastsMs;
  if (!fits || !sameText(answer.state ?? '', state.state)) throw new AppError('federation.stateLost');
  return state;
}

function open(keys: Keys, sealed: string): SignInState | undefined {
  try {
    return signInState.parse(JSON.parse(keys.open(sealed, about)));
  } catch {
    return undefined;
  }
}

function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
