import { sql } from 'kysely';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AccountStatus } from '../../contract/states.ts';
import { addFormerPassword } from './passwords.ts';
import { tables } from './tables.ts';

/** An account as its rules see it; times ISO 8601. */
export interface AccountRow {
  id: string;
  login: string | null;
  displayName: string;
  role: AccountRole;
  status: AccountStatus;
  passwordHash: string | null;
  passwordSetAt: string | null;
  passwordMustChange: boolean;
  failedAttempts: number;
  lockedUntil: string | null;
  demonstration: boolean;
  confirmedAt: string | null;
  createdBy: string | null;
  personKey: Buffer | null;
}

const columns = [
  'id',
  'login',
  'display_name as displayName',
  'role',
  'status',
  'password_hash as passwordHash',
  'password_set_at as passwordSetAt',
  'password_must_change as passwordMustChange',
  'failed_attempts as failedAttempts',
  'locked_until as lockedUntil',
  'demonstration',
  'confirmed_at as confirmedAt',
  'created_by as createdBy',
  'person_key as personKey',
] as const;

/** The account with this id. */
export function findAccount(db: ZoneDb, id: string): Promise<AccountRow | undefined> {
  return tables(db).selectFrom('auth.account').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The account with this id, locked for the length of the transaction. */
export function lockAccount(tx: ZoneDb, id: string): Promise<AccountRow | undefined> {
  return tables(tx).selectFrom('auth.account').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A new account; it waits for confirmation and activation. */
export interface NewAccount {
  zoneId: string;
  id: string;
  login: string | null;
  displayName: string;
  role: AccountRole;
  confirmedAt: string | null;
  createdBy: string | null;
  personKey: Buffer | null;
}

/** Adds a pending account. */
export async function addAccount(tx: ZoneDb, account: NewAccount): Promise<void> {
  await tables(tx)
    .insertInto('auth.account')
    .values({
      zone_id: account.zoneId,
      id: account.id,
      login: account.login,
      display_name: account.displayName,
      role: account.role,
      password_hash: null,
      failed_attempts: 0,
      locked_until: null,
      demonstration: false,
      status: 'pending',
      confirmed_at: account.confirmedAt,
      created_by: account.createdBy,
      confirmed_by: null,
      person_key: account.personKey,
      password_set_at: null,
      password_must_change: false,
    })
    .execute();
}

/** Says who confirmed an account's role, and when. */
export async function saveConfirmation(tx: ZoneDb, id: string, by: { accountId: string; at: string }): Promise<void> {
  await tables(tx)
    .updateTable('auth.account')
    .set({ confirmed_by: by.accountId, confirmed_at: by.at })
    .where('id', '=', id)
    .execute();
}

/** Writes an account's status; locks of wrong passwords end with it. */
export async function saveStatus(tx: ZoneDb, id: string, status: AccountStatus): Promise<void> {
  await tables(tx)
    .updateTable('auth.account')
    .set({ status, failed_attempts: 0, locked_until: null })
    .where('id', '=', id)
    .execute();
}

/** Writes an account's role. */
export async function saveRole(tx: ZoneDb, id: string, role: AccountRole): Promise<void> {
  await tables(tx).updateTable('auth.account').set({ role }).where('id', '=', id).execute();
}

/** Activates an account: its login and its first password. */
export async function saveActivation(
  tx: ZoneDb,
  id: string,
  to: { login: string; passwordHash: string; at: string },
): Promise<void> {
  await tables(tx)
    .updateTable('auth.account')
    .set({ login: to.login, status: 'active' })
    .where('id', '=', id)
    .execute();
  await savePassword(tx, id, to);
}

/** Writes a password; what was asked of the old one is done. */
export async function savePassword(tx: ZoneDb, id: string, to: { passwordHash: string; at: string }): Promise<void> {
  await tables(tx)
    .updateTable('auth.account')
    .set({
      password_hash: to.passwordHash,
      password_set_at: to.at,
      password_must_change: false,
      failed_attempts: 0,
      locked_until: null,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes an account's password away; it still counts as a former one. */
export async function clearPassword(
  tx: ZoneDb,
  account: { zoneId: string; id: string; passwordHash: string | null; at: string },
): Promise<void> {
  if (account.passwordHash === null) return;
  const { zoneId, id, passwordHash, at } = account;
  await addFormerPassword(tx, { zoneId, accountId: id, passwordHash, at });
  await tables(tx)
    .updateTable('auth.account')
    .set({ password_hash: null, failed_attempts: 0, locked_until: null })
    .where('id', '=', id)
    .execute();
}

/** Has the next sign-in replace the password. */
export async function saveMustChange(tx: ZoneDb, id: string): Promise<void> {
  await tables(tx).updateTable('auth.account').set({ password_must_change: true }).where('id', '=', id).execute();
}

/** Waits until every other change of the zone's accounts is over: each looks at several accounts, and two would wait for each other. */
export async function awaitOtherChanges(tx: ZoneDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(platform.current_zone()::text, 7301))`.execute(tx);
}

/** Ids of the active accounts with a role, locked for the length of the transaction, so that two cannot both leave last. */
export async function lockHolders(tx: ZoneDb, role: AccountRole): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('auth.account')
    .select('id')
    .where('role', '=', role)
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Writes the counters of wrong passwords and codes. */
export async function saveAttempt(
  tx: ZoneDb,
  accountId: string,
  attempt: { failedAttempts: number; lockedUntil: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('auth.account')
    .set({ failed_attempts: attempt.failedAttempts, locked_until: attempt.lockedUntil })
    .where('id', '=', accountId)
    .execute();
}
