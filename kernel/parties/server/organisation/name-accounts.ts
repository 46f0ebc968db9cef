import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Display names of the zone's accounts; null for an account that is gone. */
export async function nameAccounts(db: ZoneDb): Promise<(accountId: string) => string | null> {
  const names = new Map((await accountsOf(db)).map((account) => [account.id, account.displayName]));
  return (accountId) => names.get(accountId) ?? null;
}
