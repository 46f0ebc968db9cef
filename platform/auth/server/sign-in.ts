import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { attemptOf, refusal, storedAttempt, takeBack } from './count-attempt.ts';
import { type Attempt, afterFailure, lockedMinutes } from './domain.ts';
import { recordFailure } from './failed-sign-ins.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { type Started, startSessionFor } from './start-session.ts';
import { saveAttempt } from './store/accounts.ts';
import { findAccountForSignIn, findZone, type StoredAccount } from './store.ts';
import { countUnknown } from './unknown-logins.ts';

/** What a person typed, when and from where, and whether invented logins may enter. */
export interface SignInAttempt {
  zone: string;
  login: string;
  password: string;
  now: number;
  ip: string;
  userAgent: string | undefined;
  refuseDemonstration: boolean;
  record: RequestContext['record'];
}

/** What the counters were before an attempt. */
interface Counted {
  account: StoredAccount | undefined;
  before: Attempt;
}

// Unknown logins cost the same time as known ones: this digest is compared with in their place.
const decoy = hashPassword(crypto.randomUUID());

/**
 * Checks a password and starts a session, or a wait for the second factor. A wrong zone, login or password gives the
 * same answers after the same work: five wrong passwords in a row lock the login for 15 minutes, whether somebody has
 * it or not. Every attempt is counted as a failure before the password is looked at and cleared after a right one, so
 * that parallel guesses cannot outrun the counter. Whether an account is pending, locked or closed is told only to who
 * knows its password (`auth.accountInactive`).
 */
export async function signIn(database: Database, attempt: SignInAttempt): Promise<Started> {
  const { now, password, record } = attempt;
  const zone = await findZone(database.forZone(noZone), attempt.zone);
  const { account, before } = await count(database, zone, attempt);
  const matches = await verifyPassword(password, account?.passwordHash ?? (await decoy));
  const locked = lockedMinutes(before.lockedUntil, now);
  if (locked > 0) throw new AppError('auth.locked', { minutes: locked });
  const refused = account?.demonstration === true && attempt.refuseDemonstration;
  if (zone === undefined || account === undefined || account.passwordHash === null || !matches || refused) {
    if (zone !== undefined) await recordFailure(database, { zoneId: zone.id, account, before, now, record });
    throw refusal(before, now, 'auth.wrongCredentials');
  }
  return database.transaction(zone.id, async (tx) => {
    const { ip, userAgent } = attempt;
    const who = { zone, accountId: account.id, how: 'password', secondFactor: false, now, ip, userAgent, record };
    const started = await startSessionFor(tx, who);
    // A right password clears nothing while the second factor is open: guesses at it count on where they stood.
    if (started.kind === 'pending') await takeBack(tx, account.id, { before, now });
    return started;
  });
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
    const before = attemptOf(account);
    if (lockedMinutes(before.lockedUntil, now) > 0) return { account, before };
    await saveAttempt(tx, account.id, storedAttempt(afterFailure(before, now)));
    return { account, before };
  });
}
