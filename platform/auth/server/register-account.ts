import { randomUUIDv7 } from 'node:crypto';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { addPendingAccount } from './create-account.ts';
import { isOfficial } from './domain.ts';
import { giveOneTimeCode, type OneTimeCode } from './one-time-code.ts';
import { readDirectoryEntry } from './store/directory.ts';

/** What the system administrator fills in. */
export interface AccountForm {
  login: string;
  displayName: string;
  role: AccountRole;
  personNumber?: string | undefined;
}

/** Digest by which a person's accounts are recognised as such in a zone; the number itself is kept nowhere. */
export function personKeyOf(keys: Keys, zoneId: string, personNumber: string): Buffer {
  return keys.digest({ zoneId, field: 'auth.personNumber' }, personNumber.normalize('NFKC').trim().toUpperCase());
}

/** Makes a pending account; only one that no second person confirms gets its activation code at once. */
export function registerAccount(context: RequestContext, form: AccountForm) {
  const { zone, account: caller } = context;
  if (zone === null || caller === null) throw new AppError('http.signInNeeded');
  const now = context.now();
  const official = isOfficial(form.role);
  const id = randomUUIDv7();
  return context.transaction(async (tx) => {
    const { personNumber } = form;
    await addPendingAccount(tx, {
      zoneId: zone.id,
      id,
      login: form.login,
      displayName: form.displayName,
      role: form.role,
      confirmedAt: official ? null : now.toString(),
      createdBy: caller.id,
      personKey: personNumber === undefined ? null : personKeyOf(context.keys, zone.id, personNumber),
    });
    const to = { zone, accountId: id, purpose: 'activate' as const, now: now.epochMilliseconds };
    const code: OneTimeCode | null = official ? null : await giveOneTimeCode(tx, to);
    const after = { login: form.login, role: form.role, status: 'pending' };
    await context.record(tx, { subject: { type: 'auth.account', id }, after });
    const account = await readDirectoryEntry(tx, id);
    if (account === undefined) throw new Error('an account that was just made cannot be read');
    return { account, code };
  });
}
