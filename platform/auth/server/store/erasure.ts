import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Closes an account for good and takes from it what tells whose it was: login, name and password. The id stays for the journal. */
export async function eraseAccountRow(tx: ZoneDb, id: string, displayName: string): Promise<void> {
  await tables(tx)
    .updateTable('auth.account')
    .set({ status: 'closed', login: null, display_name: displayName, password_hash: null })
    .where('id', '=', id)
    .execute();
}
