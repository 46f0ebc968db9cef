import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AccountStatus } from '../contract/states.ts';
import { tables } from './store/tables.ts';

/** An account as sign-in sees it. */
export interface StoredAccount {
  id: string;
  login: string;
  displayName: string;
  role: AccountRole;
  status: AccountStatus;
  /** Null while nobody has set a password. */
  passwordHash: string | null;
  failedAttempts: number;
  lockedUntil: string | null;
  /** Invented with a fictional zone. */
  demonstration: boolean;
}

/** An account without its secrets. */
export type AccountSummary = Pick<StoredAccount, 'id' | 'login' | 'displayName' | 'role'>;

/** Every zone, by code. */
export function listZones(db: ZoneDb): Promise<ZoneRef[]> {
  return tables(db)
    .selectFrom('auth.zone')
    .select(['id', 'code', 'name', 'demonstration'])
    .orderBy('demonstration')
    .orderBy('code')
    .execute();
}

/** The zone with this code. */
export function findZone(db: ZoneDb, code: string): Promise<ZoneRef | undefined> {
  return tables(db)
    .selectFrom('auth.zone')
    .select(['id', 'code', 'name', 'demonstration'])
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Adds a zone once; as the importer role. */
export async function addZone(db: ZoneDb, zone: ZoneRef): Promise<void> {
  await tables(db)
    .insertInto('auth.zone')
    .values(zone)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The account with this login, locked for the length of the transaction: parallel guesses are counted one by one. */
export function findAccountForSignIn(tx: ZoneDb, login: string): Promise<StoredAccount | undefined> {
  return tables(tx)
    .selectFrom('auth.account')
    .select(['id', 'role', 'status', 'demonstration'])
    .select((column) => column.fn.coalesce('login', column.val('')).as('login'))
    .select([
      'display_name as displayName',
      'password_hash as passwordHash',
      'failed_attempts as failedAttempts',
      'locked_until as lockedUntil',
    ])
    .where('login', '=', login)
    .forUpdate()
    .executeTakeFirst();
}

/** Active accounts of the connection's zone. */
export function listAccounts(db: ZoneDb): Promise<AccountSummary[]> {
  return tables(db)
    .selectFrom('auth.account')
    .select(['id', 'role', 'display_name as displayName'])
    .select((column) => column.fn.coalesce('login', column.val('')).as('login'))
    .where('status', '=', 'active')
    .orderBy('login')
    .execute();
}

/** True while invented logins exist in the connection's zone. */
export async function hasDemonstrationAccounts(db: ZoneDb): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('auth.account')
    .select('id')
    .where('demonstration', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds an active account, or gives an existing login a new password: only for logins that the platform invents. */
export async function saveAccount(
  db: ZoneDb,
  account: Pick<StoredAccount, 'id' | 'login' | 'displayName' | 'role' | 'passwordHash' | 'demonstration'> & {
    zoneId: string;
  },
): Promise<void> {
  const at = Temporal.Now.instant().toString();
  await tables(db)
    .insertInto('auth.account')
    .values({
      zone_id: account.zoneId,
      id: account.id,
      login: account.login,
      display_name: account.displayName,
      role: account.role,
      password_hash: account.passwordHash,
      failed_attempts: 0,
      locked_until: null,
      demonstration: account.demonstration,
      status: 'active',
      confirmed_at: at,
      created_by: null,
      confirmed_by: null,
      person_key: null,
      password_set_at: at,
      password_must_change: false,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['zone_id', 'login'])
        .doUpdateSet({ password_hash: account.passwordHash, password_set_at: at, password_must_change: false }),
    )
    .execute();
}
