import type { FastifyReply } from 'fastify';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { cookieName, sessionCookie } from '#platform/http/server/cookie-name.ts';
import { browserOf } from './browser-family.ts';
import { pendingMs } from './domain.ts';
import { lockAccount, saveAttempt } from './store/accounts.ts';
import { addPending } from './store/pending.ts';
import { findSecondFactor } from './store/second-factors.ts';
import { addSession } from './store/sessions.ts';
import type { AccountSummary } from './store.ts';
import { newToken } from './token.ts';

/** A person who has been recognised, and from where. */
export interface Recognised {
  zone: ZoneRef;
  accountId: string;
  /** How the person was recognised: `password`, `oidc`, `dingtalk` … (a word of letters and digits). */
  how: string;
  /** The person gave a second factor already: a code here, or one that the other identity provider vouches for. */
  secondFactor: boolean;
  /** Milliseconds of the epoch. */
  now: number;
  ip: string;
  userAgent: string | undefined;
  record: RequestContext['record'];
}

/** A session that has begun, or a sign-in that waits for its second factor; `cookie` goes to {@link giveCookie}. */
export type Started =
  | { kind: 'session'; cookie: string; account: AccountSummary; zone: ZoneRef }
  | { kind: 'pending'; cookie: string };

const pendingPath = '/api/session';

/** Name of the cookie of a sign-in that waits for its second factor. */
export const pendingCookie = (https: boolean) => cookieName('yuanshu_pending', { https, path: pendingPath });

/**
 * Begins a session for a recognised person, in a transaction of that zone. An account with a second factor whose
 * person has not given one becomes a pending sign-in instead: send the browser to `/sign-in?step=code`, where the code
 * is asked for. Leaves a journal entry `auth.signIn` (only for a session). Throws `auth.accountInactive` for an
 * account that is pending, locked or closed, or that does not exist in the zone.
 */
export async function startSessionFor(tx: ZoneDb, who: Recognised): Promise<Started> {
  const { zone, accountId, now } = who;
  const account = await lockAccount(tx, accountId);
  if (account === undefined || account.status !== 'active') throw new AppError('auth.accountInactive');
  const token = newToken(zone.id);
  const at = new Date(now).toISOString();
  const factor = who.secondFactor ? undefined : await findSecondFactor(tx, accountId);
  if (factor !== undefined && factor.confirmedAt !== null) {
    const before = new Date(now - pendingMs).toISOString();
    await addPending(tx, { zoneId: zone.id, hash: token.hash, accountId, how: who.how, at, before });
    return { kind: 'pending', cookie: token.cookie };
  }
  await saveAttempt(tx, accountId, { failedAttempts: 0, lockedUntil: null });
  await addSession(tx, {
    zoneId: zone.id,
    hash: token.hash,
    accountId,
    at,
    how: who.how,
    secondFactor: who.secondFactor,
    ip: who.ip.slice(0, 64),
    browser: browserOf(who.userAgent),
  });
  await who.record(tx, {
    action: 'auth.signIn',
    zoneId: zone.id,
    accountId,
    role: account.role,
    after: { how: who.how, secondFactor: who.secondFactor },
  });
  const { login, displayName, role } = account;
  return {
    kind: 'session',
    cookie: token.cookie,
    account: { id: accountId, login: login ?? '', displayName, role },
    zone,
  };
}

/** Hands the cookie to the browser: that of a session, or that of a pending sign-in for five minutes. */
export function giveCookie(reply: FastifyReply, started: Pick<Started, 'kind' | 'cookie'>, secure: boolean): void {
  const common = { httpOnly: true, secure } as const;
  const pending = pendingCookie(secure);
  if (started.kind === 'session') {
    const name = cookieName(sessionCookie, { https: secure });
    reply.setCookie(name, started.cookie, { ...common, sameSite: 'lax', path: '/' });
    reply.clearCookie(pending, { ...common, path: pendingPath });
    return;
  }
  const maxAge = pendingMs / 1000;
  reply.setCookie(pending, started.cookie, { ...common, sameSite: 'strict', path: pendingPath, maxAge });
}
