import type { ZoneDb } from '#platform/db/server/database.ts';
import { type AccountSummary, listAccounts } from './store.ts';

export type { AccountSummary } from './store.ts';

/** Accounts of the connection's zone, by login. */
export function accountsOf(db: ZoneDb): Promise<AccountSummary[]> {
  return listAccounts(db);
}
