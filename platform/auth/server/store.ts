import { sql } from 'kysely';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

// A type and not an interface: kysely asks for an index signature.
type AuthTables = {
  'auth.zone': { id: string; code: string; name: string; demonstration: boolean };
  'auth.account': {
    zone_id: string;
    id: string;
    login: string;
    display_name: string;
    role: AccountRole;
    password_hash: string;
    failed_attempts: number;
    locked_until: string | null;
    demonstration: boolean;
  };
  'auth.session': {
    zone_id: string;
    token_hash: Buffer;
    account_id: string;
    created_at: string;
    last_seen_at: string;
    ended_at: string | null;
  };
};

const tables = (db: ZoneDb) => db.withTables<AuthTables>();

/** An account as sign-in sees it. */
export interface StoredAccount {
  id: string;
  login: string;
  displayName: string;
  role: AccountRole;
  passwordHash: string;
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
    .select(['id', 'login', 'role', 'demonstration'])
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

/** Accounts of the connection's zone. */
export function listAccounts(db: ZoneDb): Promise<AccountSummary[]> {
  return tables(db)
    .selectFrom('auth.account')
    .select(['id', 'login', 'role', 'display_name as displayName'])
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

/** Adds an account, or gives an existing login a new password. */
export async function saveAccount(
  db: ZoneDb,
  account: Omit<StoredAccount, 'failedAttempts' | 'lockedUntil'> & { zoneId: string },
): Promise<void> {
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
    })
    .onConflict((conflict) =>
      conflict.columns(['zone_id', 'login']).doUpdateSet({ password_hash: account.passwordHash }),
    )
    .execute();
}

/** Writes the counters of wrong passwords. */
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

/** Starts a session. */
export async function addSession(
  tx: ZoneDb,
  session: { zoneId: string; hash: Buffer; accountId: string; at: string },
): Promise<void> {
  await tables(tx)
    .insertInto('auth.session')
    .values({
      zone_id: session.zoneId,
      token_hash: session.hash,
      account_id: session.accountId,
      created_at: session.at,
      last_seen_at: session.at,
      ended_at: null,
    })
    .execute();
}

/** A session that neither ended nor fell idle, with its account and zone. */
export interface LiveSession {
  account: AccountSummary;
  zone: ZoneRef;
  lastSeenAt: string;
}

/** The session with this token hash, if it was seen after `seenAfter` and began after `startedAfter`. */
export async function findSession(
  db: ZoneDb,
  hash: Buffer,
  limits: { seenAfter: string; startedAfter: string },
): Promise<LiveSession | undefined> {
  const row = await tables(db)
    .selectFrom('auth.session as s')
    .innerJoin('auth.account as a', (join) =>
      join.onRef('a.zone_id', '=', 's.zone_id').onRef('a.id', '=', 's.account_id'),
    )
    .innerJoin('auth.zone as z', 'z.id', 's.zone_id')
    .select(['a.id', 'a.login', 'a.role', 'a.display_name as displayName', 's.last_seen_at as lastSeenAt'])
    .select(['z.id as zoneId', 'z.code', 'z.name', 'z.demonstration'])
    .where('s.token_hash', '=', hash)
    .where('s.ended_at', 'is', null)
    .where('s.last_seen_at', '>', limits.seenAfter)
    .where('s.created_at', '>', limits.startedAfter)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    account: { id: row.id, login: row.login, role: row.role, displayName: row.displayName },
    zone: { id: row.zoneId, code: row.code, name: row.name, demonstration: row.demonstration },
    lastSeenAt: row.lastSeenAt,
  };
}

/** Moves the idle clock of a session. */
export async function touchSession(db: ZoneDb, hash: Buffer, at: string): Promise<void> {
  await tables(db)
    .updateTable('auth.session')
    .set({ last_seen_at: at })
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends a session; false when it was not open. */
export async function endSession(db: ZoneDb, hash: Buffer, at: string): Promise<boolean> {
  const result = await tables(db)
    .updateTable('auth.session')
    .set({ ended_at: at })
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends what fell idle before `before`, so that the table says so; returns how many. */
export async function endIdleSessions(db: ZoneDb, before: string): Promise<number> {
  const result = await tables(db)
    .updateTable('auth.session')
    .set({ ended_at: sql<string>`now()` })
    .where('ended_at', 'is', null)
    .where('last_seen_at', '<', before)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
