import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Display names of those who made these changes; null for an account that is gone. */
export async function nameAccounts(
  db: ZoneDb,
  changes: readonly { madeBy: string | null }[],
): Promise<(accountId: string) => string | null> {
  const names = await namesOfAccounts(
    db,
    changes.flatMap(({ madeBy }) => madeBy ?? []),
  );
  return (accountId) => names.get(accountId) ?? null;
}
