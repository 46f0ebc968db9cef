import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { afterFailure, lockedMinutes } from './domain.ts';
import { hashPassword, verifyPassword } from './password.ts';
import {
  type AccountSummary,
  addSession,
  findAccountForSignIn,
  findZone,
  type StoredAccount,
  saveAttempt,
} from './store.ts';
import { newToken } from './token.ts';

/** What a person types. */
export interface Credentials {
  zone: string;
  login: string;
  password: string;
}

/** A session that has just begun. */
export interface StartedSession {
  cookie: string;
  account: AccountSummary;
  zone: ZoneRef;
}

// Unknown logins cost the same time as known ones: this digest is compared with in their place.
const decoy = hashPassword(crypto.randomUUID());

/**
 * Checks a password and starts a session. A wrong zone, login or password gives the same answer after the same work;
 * five wrong passwords in a row lock the account for 15 minutes. Every attempt is counted as a failure before the
 * password is looked at and cleared after a right one, so that parallel guesses cannot outrun the counter.
 */
export async function signIn(database: Database, credentials: Credentials, now: number): Promise<StartedSession> {
  const zone = await findZone(database.forZone(noZone), credentials.zone);
  const account = zone && (await countAttempt(database, zone, { login: credentials.login, now }));
  const matches = await verifyPassword(credentials.password, account?.passwordHash ?? (await decoy));
  if (zone === undefined || account === undefined) throw new AppError('auth.wrongCredentials');
  if (!matches) throw refusal(account, now);
  return startSession(database, zone, { account, now });
}

/** Counts an attempt on the account and returns it as it now stands; undefined when nobody has this login. */
function countAttempt(
  database: Database,
  zone: ZoneRef,
  attempt: { login: string; now: number },
): Promise<StoredAccount | undefined> {
  return database.transaction(zone.id, async (tx) => {
    const account = await findAccountForSignIn(tx, attempt.login);
    if (account === undefined) return undefined;
    const before = { failedAttempts: account.failedAttempts, lockedUntil: toMs(account.lockedUntil) };
    const minutes = lockedMinutes(before.lockedUntil, attempt.now);
    if (minutes > 0) throw new AppError('auth.locked', { minutes });
    const after = afterFailure(before, attempt.now);
    const lockedUntil = after.lockedUntil === null ? null : iso(after.lockedUntil);
    await saveAttempt(tx, account.id, { failedAttempts: after.failedAttempts, lockedUntil });
    return { ...account, failedAttempts: after.failedAttempts, lockedUntil };
  });
}

function refusal(account: StoredAccount, now: number): AppError {
  const minutes = lockedMinutes(toMs(account.lockedUntil), now);
  return minutes > 0 ? new AppError('auth.locked', { minutes }) : new AppError('auth.wrongCredentials');
}

function startSession(
  database: Database,
  zone: ZoneRef,
  { account, now }: { account: StoredAccount; now: number },
): Promise<StartedSession> {
  return database.transaction(zone.id, async (tx) => {
    await saveAttempt(tx, account.id, { failedAttempts: 0, lockedUntil: null });
    const token = newToken(zone.id);
    await addSession(tx, { zoneId: zone.id, hash: token.hash, accountId: account.id, at: iso(now) });
    const { id, login, displayName, role } = account;
    return { cookie: token.cookie, account: { id, login, displayName, role }, zone };
  });
}

const toMs = (text: string | null): number | null => (text === null ? null : Date.parse(text));
const iso = (ms: number): string => new Date(ms).toISOString();
