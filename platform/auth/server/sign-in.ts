import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type Attempt, afterFailure, lockedMinutes } from './domain.ts';
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
import { countUnknown } from './unknown-logins.ts';

/** What a person typed, when, and whether invented logins may enter. */
export interface SignInAttempt {
  zone: string;
  login: string;
  password: string;
  now: number;
  refuseDemonstration: boolean;
  record: RequestContext['record'];
}

/** A session that has just begun. */
export interface StartedSession {
  cookie: string;
  account: AccountSummary;
  zone: ZoneRef;
}

/** What the counters were before an attempt, and after it. */
interface Counted {
  account: StoredAccount | undefined;
  before: Attempt;
}

// Unknown logins cost the same time as known ones: this digest is compared with in their place.
const decoy = hashPassword(crypto.randomUUID());

/**
 * Checks a password and starts a session. A wrong zone, login or password gives the same answers after the same work:
 * five wrong passwords in a row lock the login for 15 minutes, whether somebody has it or not. Every attempt is counted
 * as a failure before the password is looked at and cleared after a right one, so that parallel guesses cannot outrun
 * the counter.
 */
export async function signIn(database: Database, attempt: SignInAttempt): Promise<StartedSession> {
  const { now, password } = attempt;
  const zone = await findZone(database.forZone(noZone), attempt.zone);
  const { account, before } = await count(database, zone, attempt);
  const matches = await verifyPassword(password, account?.passwordHash ?? (await decoy));
  const locked = lockedMinutes(before.lockedUntil, now);
  if (locked > 0) throw new AppError('auth.locked', { minutes: locked });
  const refused = account?.demonstration === true && attempt.refuseDemonstration;
  if (zone === undefined || account === undefined || !matches || refused) {
    const minutes = lockedMinutes(afterFailure(before, now).lockedUntil, now);
    throw minutes > 0 ? new AppError('auth.locked', { minutes }) : new AppError('auth.wrongCredentials');
  }
  return startSession(database, zone, { account, now, record: attempt.record });
}

/** Counts the attempt on the account, or on a login that nobody has. */
async function count(database: Database, zone: ZoneRef | undefined, attempt: SignInAttempt): Promise<Counted> {
  const { login, now } = attempt;
  const known = zone && (await countKnown(database, zone, attempt));
  return known ?? { account: undefined, before: countUnknown(`${attempt.zone} ${login}`, now) };
}

function countKnown(database: Database, zone: ZoneRef, { login, now }: SignInAttempt): Promise<Counted | undefined> {
  return database.transaction(zone.id, async (tx) => {
    const account = await findAccountForSignIn(tx, login);
    if (account === undefined) return undefined;
    const before = { failedAttempts: account.failedAttempts, lockedUntil: toMs(account.lockedUntil) };
    if (lockedMinutes(before.lockedUntil, now) > 0) return { account, before };
    const after = afterFailure(before, now);
    const lockedUntil = after.lockedUntil === null ? null : iso(after.lockedUntil);
    await saveAttempt(tx, account.id, { failedAttempts: after.failedAttempts, lockedUntil });
    return { account, before };
  });
}

function startSession(
  database: Database,
  zone: ZoneRef,
  { account, now, record }: { account: StoredAccount; now: number; record: RequestContext['record'] },
): Promise<StartedSession> {
  return database.transaction(zone.id, async (tx) => {
    await saveAttempt(tx, account.id, { failedAttempts: 0, lockedUntil: null });
    const token = newToken(zone.id);
    await addSession(tx, { zoneId: zone.id, hash: token.hash, accountId: account.id, at: iso(now) });
    const { id, login, displayName, role } = account;
    await record(tx, { zoneId: zone.id, accountId: id });
    return { cookie: token.cookie, account: { id, login, displayName, role }, zone };
  });
}

const toMs = (text: string | null): number | null => (text === null ? null : Date.parse(text));
const iso = (ms: number): string => new Date(ms).toISOString();
