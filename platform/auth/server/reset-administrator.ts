import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import { isAdministrator } from './domain.ts';
import { giveOneTimeCode, type OneTimeCode } from './one-time-code.ts';
import { clearPassword, lockAccount } from './store/accounts.ts';
import { endPendingOf } from './store/pending.ts';
import { removeSecondFactor } from './store/second-factors.ts';
import { endSessions } from './store/sessions.ts';
import { findAccountForSignIn, findZone } from './store.ts';

/** How long the link is good. */
export const resetHours = 24;

/**
 * Lets an administrator of a zone in again who lost password or phone, as a command on the server: by no endpoint can one
 * administrator take the place of another. Password, second factor and sessions end; the code opens the account. Throws
 * `auth.zoneNotFound` and `auth.noAdministrator`.
 */
export async function resetAdministrator(
  platform: Platform,
  { zone: code, login }: { zone: string; login: string },
): Promise<OneTimeCode> {
  const { database } = platform;
  const zone = await findZone(database.forZone(noZone), code);
  if (zone === undefined) throw new AppError('auth.zoneNotFound', { code });
  const now = platform.now().epochMilliseconds;
  const at = platform.now().toString({ fractionalSecondDigits: 3 });
  return database.transaction(zone.id, async (tx) => {
    const found = await findAccountForSignIn(tx, login);
    const account = found && (await lockAccount(tx, found.id));
    if (account === undefined || account.status !== 'active' || !isAdministrator(account.role)) {
      throw new AppError('auth.noAdministrator', { login, code });
    }
    const { id: accountId, role } = account;
    await clearPassword(tx, { ...account, zoneId: zone.id, at });
    await removeSecondFactor(tx, accountId);
    await endSessions(tx, { accountId }, { at, why: 'passwordReset' });
    await endPendingOf(tx, accountId, at);
    const given = await giveOneTimeCode(tx, { zone, accountId, purpose: 'reset', now, hours: resetHours });
    const actor = { kind: 'command' as const, accountId: null, role: null };
    const subject = { type: 'auth.account' as const, id: accountId };
    const where = { zoneId: zone.id, at, ip: null, trace: null };
    await recordEntry(tx, { ...where, action: 'auth.resetAdministrator', actor, subject, after: { login, role } });
    return given;
  });
}
