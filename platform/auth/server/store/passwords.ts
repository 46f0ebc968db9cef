import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** So many former passwords are remembered: the present one and these cannot be used again, five in all. */
export const keptFormer = 4;

/** Digests of an account's former passwords, newest first. */
export async function listFormerPasswords(db: ZoneDb, accountId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('auth.former_password')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('replaced_at', 'desc')
    .orderBy('id', 'desc')
    .limit(keptFormer)
    .execute();
  return rows.map((row) => row.password_hash);
}

/** Remembers a password that was replaced, and forgets the oldest beyond {@link keptFormer}. */
export async function addFormerPassword(
  tx: ZoneDb,
  former: { zoneId: string; accountId: string; passwordHash: string; at: string },
): Promise<void> {
  await tables(tx)
    .insertInto('auth.former_password')
    .values({
      zone_id: former.zoneId,
      id: randomUUIDv7(),
      account_id: former.accountId,
      password_hash: former.passwordHash,
      replaced_at: former.at,
    })
    .execute();
  const newest = tables(tx)
    .selectFrom('auth.former_password')
    .select('id')
    .where('account_id', '=', former.accountId)
    .orderBy('replaced_at', 'desc')
    .orderBy('id', 'desc')
    .limit(keptFormer);
  await tables(tx)
    .deleteFrom('auth.former_password')
    .where('account_id', '=', former.accountId)
    .where('id', 'not in', newest)
    .execute();
}

/** Forgets every former password of an account. */
export async function forgetFormerPasswords(tx: ZoneDb, accountId: string): Promise<void> {
  await tables(tx).deleteFrom('auth.former_password').where('account_id', '=', accountId).execute();
}
