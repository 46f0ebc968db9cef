import type { Database } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import { type Attempt, afterFailure } from './domain.ts';

/** Attempts on logins that nobody has, by zone: counted, and told to the journal at most once in ten minutes. */
interface Unknown {
  attempts: number;
  /** When the first of them came, and when a summary was last written; milliseconds. */
  since: number;
  toldAt: number;
}

const toldEveryMs = 10 * 60_000;
const unknown = new Map<string, Unknown>();

/** A failed sign-in. */
export interface Failure {
  zoneId: string;
  /** Undefined for a login that nobody has: what was typed may be a password and is kept nowhere. */
  account: { id: string } | undefined;
  before: Attempt;
  now: number;
  record: RequestContext['record'];
}

/** Leaves a journal entry for a wrong password of an account; a login that nobody has is only counted. */
export async function recordFailure(database: Database, { zoneId, account, before, now, record }: Failure) {
  if (account === undefined) {
    countUnknownAttempt(zoneId, now);
    await tellUnknown(database, zoneId, now);
    return;
  }
  const { failedAttempts, lockedUntil } = afterFailure(before, now);
  await database.transaction(zoneId, (tx) =>
    record(tx, {
      action: 'auth.refuseSignIn',
      zoneId,
      subject: { type: 'auth.account', id: account.id },
      after: { failedAttempts, locked: lockedUntil !== null },
    }),
  );
}

function countUnknownAttempt(zoneId: string, now: number): void {
  const known = unknown.get(zoneId) ?? { attempts: 0, since: now, toldAt: Number.NEGATIVE_INFINITY };
  unknown.set(zoneId, { ...known, attempts: known.attempts + 1, since: known.attempts === 0 ? now : known.since });
}

/** Writes the summary of a zone if ten minutes have passed since the last one; true when it did. */
export async function tellUnknown(database: Database, zoneId: string, now: number): Promise<boolean> {
  const counted = unknown.get(zoneId);
  if (counted === undefined || counted.attempts === 0) return false;
  // A clock that was set back must not silence the summary.
  if (now >= counted.toldAt && now - counted.toldAt < toldEveryMs) return false;
  unknown.set(zoneId, { attempts: 0, since: now, toldAt: now });
  const at = new Date(now).toISOString();
  await database.transaction(zoneId, (tx) =>
    recordEntry(tx, {
      action: 'auth.refuseUnknownLogins',
      zoneId,
      at,
      actor: { kind: 'system', accountId: null, role: null },
      ip: null,
      trace: null,
      after: { attempts: counted.attempts, since: new Date(counted.since).toISOString() },
    }),
  );
  return true;
}
