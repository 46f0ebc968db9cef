import type { ZoneDb } from '#platform/db/server/database.ts';
import { findAccountNames } from './store/account-names.ts';
import { type AccountSummary, listAccounts } from './store.ts';

export type { AccountSummary } from './store.ts';

/** Accounts of the connection's zone, by login. */
export function accountsOf(db: ZoneDb): Promise<AccountSummary[]> {
  return listAccounts(db);
}

/** Display names by account id, for who acted: accounts closed since keep theirs; unknown and foreign ids are left out. */
export function namesOfAccounts(db: ZoneDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return findAccountNames(db, ids);
}
