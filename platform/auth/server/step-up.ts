import type { Database } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { countAttempt, refusal } from './count-attempt.ts';
import { verifyPassword } from './password.ts';
import { spendCode } from './second-factor.ts';
import type { CurrentSession, Sessions } from './sessions.ts';
import { saveAttempt } from './store/accounts.ts';
import { findSecondFactor } from './store/second-factors.ts';

/** What the person proves with: a code where a second factor is enrolled, else the password. */
export interface Proof {
  password?: string | undefined;
  code?: string | undefined;
}

/**
 * Proves the person of a session anew, for the ten minutes in which dangerous acts are allowed, and gives the session a
 * new token; returns its cookie. Wrong proofs count towards the lock of the account.
 */
export async function stepUp(
  { database, sessions }: { database: Database; sessions: Sessions },
  session: CurrentSession,
  { proof, context }: { proof: Proof; context: RequestContext },
): Promise<string> {
  const now = context.now().epochMilliseconds;
  const owner = { zoneId: session.zone.id, accountId: session.account.id };
  const factor = await findSecondFactor(context.db, owner.accountId);
  const enrolled = factor !== undefined && factor.confirmedAt !== null;
  if (enrolled ? proof.code === undefined : proof.password === undefined) {
    throw new AppError(enrolled ? 'auth.codeNeeded' : 'auth.passwordNeeded');
  }
  const { account, before } = await countAttempt(database, { ...owner, now });
  const known = !enrolled && (await verifyPassword(proof.password ?? '', account.passwordHash ?? ''));
  const cookie = await context.transaction(async (tx) => {
    const code = proof.code ?? '';
    const spent = enrolled ? await spendCode(tx, context.keys, { owner, code, now }) : undefined;
    const right = enrolled ? spent !== undefined : known;
    const subject = { type: 'auth.account' as const, id: account.id };
    if (spent === 'recovery') await context.record(tx, { action: 'auth.useRecoveryCode', subject });
    await context.record(tx, {
      ...(right ? {} : { action: 'auth.refuseStepUp' as const }),
      subject,
    });
    if (!right) return undefined;
    await saveAttempt(tx, account.id, { failedAttempts: 0, lockedUntil: null });
    const renewed = await sessions.renew(tx, session, { now, secondFactor: enrolled });
    if (renewed === undefined) throw new AppError('http.signInNeeded');
    return renewed;
  });
  if (cookie !== undefined) return cookie;
  throw refusal(before, now, enrolled ? 'auth.wrongCode' : 'auth.wrongPassword');
}
