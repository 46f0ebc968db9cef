import type { Database } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { countAttempt, refusal, takeBack } from './count-attempt.ts';
import { verifyPassword } from './password.ts';
import type { CurrentSession, Sessions } from './sessions.ts';
import { readyPassword, storePassword } from './set-password.ts';
import { lockAccount } from './store/accounts.ts';
import { endPendingOf } from './store/pending.ts';

/**
 * Replaces the own password, which needs the old one; every other session of the account ends, and this one gets a new
 * token: its cookie is returned. Wrong old passwords count towards the lock.
 */
export async function changePassword(
  { database, sessions }: { database: Database; sessions: Sessions },
  session: CurrentSession,
  { passwords, context }: { passwords: { old: string; new: string }; context: RequestContext },
): Promise<{ cookie: string; endedSessions: number }> {
  const now = context.now().epochMilliseconds;
  const accountId = session.account.id;
  const zoneId = session.zone.id;
  const { account, before } = await countAttempt(database, { zoneId, accountId, now });
  if (!(await verifyPassword(passwords.old, account.passwordHash ?? ''))) {
    throw refusal(before, now, 'auth.wrongPassword');
  }
  // The old password was right: a new one that breaks a rule must not count as a wrong guess. Wrong codes stand.
  await database.transaction(zoneId, (tx) => takeBack(tx, accountId, { before, now }));
  const asked = { db: context.db, account, password: passwords.new, field: 'new' };
  const ready = await readyPassword(context, asked);
  return context.transaction(async (tx) => {
    const current = await lockAccount(tx, accountId);
    // Somebody replaced it meanwhile: the old one that was typed is no longer the password.
    if (current === undefined || current.passwordHash !== account.passwordHash)
      throw new AppError('auth.wrongPassword');
    await storePassword(tx, { ...current, zoneId }, { ...ready, now });
    await endPendingOf(tx, accountId, new Date(now).toISOString());
    const why = 'passwordChanged';
    const endedSessions = await sessions.endAll(tx, { accountId, except: session.id, now, why });
    await context.record(tx, { subject: { type: 'auth.account', id: accountId }, after: { endedSessions } });
    // Whoever has a second factor proves itself by a code; the password alone opens no dangerous act.
    const proof = { now, secondFactor: false, proved: !session.enrolled };
    const cookie = await sessions.renew(tx, session, proof);
    if (cookie === undefined) throw new AppError('http.signInNeeded');
    return { cookie, endedSessions };
  });
}
