import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Names by id: of departments as they are called today, closed ones included, and of accounts; empty for what is unknown. */
export async function openNames(
  db: ZoneDb,
  { today, accounts }: { today: string; accounts: readonly string[] },
): Promise<{ department(id: string): string; account(id: string): string }> {
  const departments = await departmentNamesOn(db, today);
  const people = await namesOfAccounts(db, [...new Set(accounts)]);
  return { department: (id) => departments.get(id) ?? '', account: (id) => people.get(id) ?? '' };
}
