import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { countAttempt, refusal } from './count-attempt.ts';
import { pendingMs } from './domain.ts';
import { recordFailure } from './failed-sign-ins.ts';
import { spendCode } from './second-factor.ts';
import { type Started, startSessionFor } from './start-session.ts';
import { endPending, findPending } from './store/pending.ts';
import { listZones } from './store.ts';
import { parseToken } from './token.ts';

/** The second step of a sign-in. */
export interface SecondStep {
  /** Value of the pending cookie. */
  pending: string | undefined;
  /** Six digits, or a recovery code. */
  code: string;
  now: number;
  ip: string;
  userAgent: string | undefined;
  keys: Keys;
  record: RequestContext['record'];
}

/**
 * Checks the second factor of a pending sign-in and starts its session. A wait that is unknown, older than five minutes
 * or used answers `auth.signInAgain`; a wrong or spent code `auth.wrongCode`, and the fifth in a row locks the account
 * as wrong passwords do.
 */
export async function finishSignIn(database: Database, step: SecondStep): Promise<Started> {
  const { now, keys, record } = step;
  const token = parseToken(step.pending);
  if (token === undefined) throw new AppError('auth.signInAgain');
  const zone = (await listZones(database.forZone(noZone))).find(({ id }) => id === token.zone);
  const pending = zone && (await findPending(database.forZone(zone.id), token.hash));
  if (zone === undefined || pending === undefined || !isFresh(pending.startedAt, now)) {
    throw new AppError('auth.signInAgain');
  }
  const { accountId, how } = pending;
  const { account, before } = await countAttempt(database, { zoneId: zone.id, accountId, now });
  const started = await database.transaction(zone.id, async (tx) => {
    const spent = await spendCode(tx, keys, { owner: { zoneId: zone.id, accountId }, code: step.code, now });
    if (spent === undefined) return undefined;
    // Somebody else may hold the same pending token: whoever comes second signs in again.
    if (!(await endPending(tx, token.hash, new Date(now).toISOString()))) throw new AppError('auth.signInAgain');
    const { ip, userAgent } = step;
    if (spent === 'recovery') {
      const subject = { type: 'auth.account' as const, id: accountId };
      await record(tx, { action: 'auth.useRecoveryCode', zoneId: zone.id, accountId, subject });
    }
    return startSessionFor(tx, { zone, accountId, how, secondFactor: true, now, ip, userAgent, record });
  });
  if (started !== undefined) return started;
  await recordFailure(database, { zoneId: zone.id, account, before, now, record });
  throw refusal(before, now, 'auth.wrongCode');
}

function isFresh(startedAt: string, now: number): boolean {
  const age = now - Date.parse(startedAt);
  return age >= 0 && age < pendingMs;
}
