import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { type PasswordOwner, passwordFault, passwordLength } from './password-rules.ts';
import { type AccountRow, savePassword } from './store/accounts.ts';
import { addFormerPassword, keptFormer, listFormerPasswords } from './store/passwords.ts';

/** A password that was judged and hashed, to be stored in the transaction of the use-case. */
export interface ReadyPassword {
  hash: string;
}

/**
 * Judges a new password of an account by the rules and by what it used before, and hashes it; throws
 * `auth.weakPassword` with the field `field` named, or `auth.passwordUsedBefore`. Slow by design: call it outside of a
 * transaction.
 */
export async function readyPassword(
  context: Pick<RequestContext, 'text'>,
  { db, account, password, field }: { db: ZoneDb; account: AccountRow; password: string; field: string },
): Promise<ReadyPassword> {
  judge(context, account, { password, field });
  const former = await listFormerPasswords(db, account.id);
  for (const hash of [account.passwordHash, ...former]) {
    if (hash === null || !(await verifyPassword(password, hash))) continue;
    throw new AppError('auth.passwordUsedBefore', { kept: keptFormer + 1 });
  }
  return { hash: await hashPassword(password) };
}

/** Stores a judged password in place of the present one. */
export async function storePassword(
  tx: ZoneDb,
  account: AccountRow & { zoneId: string },
  { hash, now }: ReadyPassword & { now: number },
): Promise<void> {
  const at = new Date(now).toISOString();
  const { zoneId, id, passwordHash } = account;
  if (passwordHash !== null) {
    await addFormerPassword(tx, { zoneId, accountId: id, passwordHash, at });
  }
  await savePassword(tx, id, { passwordHash: hash, at });
}

function judge(
  { text }: Pick<RequestContext, 'text'>,
  owner: PasswordOwner,
  { password, field }: { password: string; field: string },
): void {
  const fault = passwordFault(password, owner);
  if (fault === undefined) return;
  const message = text(`auth:passwordFaults.${fault}`, { length: passwordLength(owner.role) });
  throw new AppError('auth.weakPassword', {}, [{ field, message }]);
}
