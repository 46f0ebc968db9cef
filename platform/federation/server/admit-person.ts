import { randomUUIDv7 } from 'node:crypto';
import { addPendingAccount } from '#platform/auth/server/create-account.ts';
import { parseOneTimeCode } from '#platform/auth/server/one-time-code.ts';
import { lockAccount, saveStatus } from '#platform/auth/server/store/accounts.ts';
import { findOneTimeCode, spendOneTimeCode } from '#platform/auth/server/store/one-time-codes.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { ExternalPerson } from './external-person.ts';

/** Makes a pending officer of a person whom nobody has linked; it enters once the security administrator has confirmed it. */
export async function admitOfficer(
  tx: ZoneDb,
  context: RequestContext,
  { zoneId, person }: { zoneId: string; person: ExternalPerson },
): Promise<string> {
  const id = randomUUIDv7();
  await addPendingAccount(tx, {
    zoneId,
    id,
    login: null,
    displayName: (person.displayName ?? '').slice(0, 60) || context.text('federation:unnamed'),
    role: 'officer',
    confirmedAt: null,
    createdBy: null,
    personKey: null,
  });
  await context.record(tx, {
    action: 'federation.admitOfficer',
    zoneId,
    subject: { type: 'auth.account', id },
    after: { role: 'officer', status: 'pending' },
  });
  return id;
}

/** Activates an account that was confirmed while its person waited: the provider vouches for the person, no password is needed. */
export async function wakeConfirmed(
  tx: ZoneDb,
  context: RequestContext,
  { zoneId, accountId }: { zoneId: string; accountId: string },
): Promise<void> {
  const account = await lockAccount(tx, accountId);
  if (account?.status !== 'pending') return;
  if (account.confirmedAt === null) throw new AppError('federation.awaitingConfirmation');
  await saveStatus(tx, accountId, 'active');
  await recordActivation(tx, context, { zoneId, accountId });
}

/** Spends the one-time code of an invited account, which becomes active; answers the account. */
export async function spendInvitation(
  tx: ZoneDb,
  context: RequestContext,
  { zoneId, code }: { zoneId: string; code: string },
): Promise<string> {
  const at = context.now().toString();
  const hash = parseOneTimeCode(code)?.hash;
  const found = hash && (await findOneTimeCode(tx, hash, at));
  if (hash === undefined || found?.purpose !== 'activate') throw new AppError('auth.codeInvalid');
  const { accountId } = found;
  const account = await lockAccount(tx, accountId);
  const waits = account?.status === 'pending' && account.confirmedAt !== null;
  if (!waits || !(await spendOneTimeCode(tx, hash, at))) throw new AppError('auth.codeInvalid');
  await saveStatus(tx, accountId, 'active');
  await recordActivation(tx, context, { zoneId, accountId });
  return accountId;
}

function recordActivation(
  tx: ZoneDb,
  context: RequestContext,
  { zoneId, accountId }: { zoneId: string; accountId: string },
): Promise<void> {
  const subject = { type: 'auth.account' as const, id: accountId };
  const change = { before: { status: 'pending' }, after: { status: 'active' } };
  return context.record(tx, { action: 'federation.activate', zoneId, accountId, subject, ...change });
}
