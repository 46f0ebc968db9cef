import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { SecondFactorRule } from '../../contract/states.ts';
import type { AccountSummary } from '../store.ts';
import { tables } from './tables.ts';

/** A session as it begins; `at` ISO 8601. */
export interface NewSession {
  zoneId: string;
  hash: Buffer;
  accountId: string;
  at: string;
  how?: string;
  secondFactor?: boolean;
  ip?: string | null;
  browser?: string | null;
}

/** Starts a session; beginning one proves the person. */
export async function addSession(tx: ZoneDb, session: NewSession): Promise<void> {
  await tables(tx)
    .insertInto('auth.session')
    .values({
      zone_id: session.zoneId,
      // Random and not time-ordered: it is shown, and tells nothing of other sessions.
      id: crypto.randomUUID(),
      token_hash: session.hash,
      account_id: session.accountId,
      created_at: session.at,
      last_seen_at: session.at,
      ended_at: null,
      ended_why: null,
      how: session.how ?? 'password',
      second_factor: session.secondFactor ?? false,
      proved_at: session.at,
      ip: session.ip ?? null,
      browser: session.browser ?? null,
    })
    .execute();
}

/** A session that nobody ended, with its account and zone and what its set-up depends on. */
export interface LiveSession {
  id: string;
  account: AccountSummary;
  zone: ZoneRef;
  startedAt: string;
  lastSeenAt: string;
  provedAt: string | null;
  how: string;
  secondFactor: boolean;
  demonstration: boolean;
  passwordSetAt: string | null;
  passwordMustChange: boolean;
  rule: SecondFactorRule | null;
  demonstrationExempt: boolean | null;
  /** A second factor is enrolled: dangerous acts ask for its code. */
  enrolled: boolean;
}

/** The session with this token hash that was not ended, of an account that is active. */
export async function findSession(db: ZoneDb, hash: Buffer): Promise<LiveSession | undefined> {
  const row = await tables(db)
    .selectFrom('auth.session as s')
    .innerJoin('auth.account as a', (join) =>
      join.onRef('a.zone_id', '=', 's.zone_id').onRef('a.id', '=', 's.account_id'),
    )
    .innerJoin('auth.zone as z', 'z.id', 's.zone_id')
    .leftJoin('auth.zone_policy as p', 'p.zone_id', 's.zone_id')
    .leftJoin('auth.second_factor as f', (join) =>
      join.onRef('f.zone_id', '=', 's.zone_id').onRef('f.account_id', '=', 's.account_id'),
    )
    .select(['a.id', 'a.login', 'a.role', 'a.display_name as displayName', 'a.demonstration as invented'])
    .select(['a.password_set_at as passwordSetAt', 'a.password_must_change as passwordMustChange'])
    .select(['s.id as sessionId', 's.created_at as startedAt', 's.last_seen_at as lastSeenAt'])
    .select(['s.proved_at as provedAt', 's.how', 's.second_factor as secondFactor'])
    .select(['z.id as zoneId', 'z.code', 'z.name', 'z.demonstration'])
    .select(['p.second_factor as rule', 'p.demonstration_exempt as demonstrationExempt'])
    .select('f.confirmed_at as enrolledAt')
    .where('s.token_hash', '=', hash)
    .where('s.ended_at', 'is', null)
    .where('a.status', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { startedAt, lastSeenAt, provedAt, how, secondFactor } = row;
  const { passwordSetAt, passwordMustChange, rule, demonstrationExempt } = row;
  return {
    id: row.sessionId,
    account: { id: row.id, login: row.login ?? '', role: row.role, displayName: row.displayName },
    zone: { id: row.zoneId, code: row.code, name: row.name, demonstration: row.demonstration },
    ...{ startedAt, lastSeenAt, provedAt, how, secondFactor, demonstration: row.invented },
    ...{ passwordSetAt, passwordMustChange, rule, demonstrationExempt, enrolled: row.enrolledAt !== null },
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
export async function endSession(db: ZoneDb, hash: Buffer, end: { at: string; why: string }): Promise<boolean> {
  const result = await tables(db)
    .updateTable('auth.session')
    .set({ ended_at: end.at, ended_why: end.why })
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends one session, all, or all but one of an account; returns how many were open. */
export async function endSessions(
  tx: ZoneDb,
  which: { accountId: string; only?: string; except?: string },
  end: { at: string; why: string },
): Promise<number> {
  const { accountId, only, except } = which;
  const result = await tables(tx)
    .updateTable('auth.session')
    .set({ ended_at: end.at, ended_why: end.why })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Gives a session a new token, and a fresh proof unless `proved` is false; false when it had ended or its token was changed already. */
export async function renewSession(
  tx: ZoneDb,
  which: { hash: Buffer },
  to: { hash: Buffer; at: string; secondFactor: boolean; proved?: boolean },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('auth.session')
    .set({
      token_hash: to.hash,
      ...(to.proved === false ? {} : { proved_at: to.at }),
      ...(to.secondFactor ? { second_factor: true } : {}),
    })
    .where('token_hash', '=', which.hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** An open session as it is shown. */
export interface OpenSession {
  id: string;
  startedAt: string;
  lastSeenAt: string;
  how: string;
  secondFactor: boolean;
  ip: string | null;
  browser: string | null;
}

/** Sessions of an account that were not ended, were seen after `seenAfter` and began after `startedAfter`; newest first. */
export function listSessions(
  db: ZoneDb,
  accountId: string,
  limits: { seenAfter: string; startedAfter: string },
): Promise<OpenSession[]> {
  return tables(db)
    .selectFrom('auth.session')
    .select(['id', 'created_at as startedAt', 'last_seen_at as lastSeenAt', 'how', 'ip', 'browser'])
    .select('second_factor as secondFactor')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', limits.seenAfter)
    .where('created_at', '>', limits.startedAfter)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends every session of the connection's zone; returns how many. */
export async function endEverySession(db: ZoneDb, end: { at: string; why: string }): Promise<number> {
  const result = await tables(db)
    .updateTable('auth.session')
    .set({ ended_at: end.at, ended_why: end.why })
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Ends what fell idle or grew too old, so that the table says so; returns how many. */
export async function endIdleSessions(
  db: ZoneDb,
  limits: { seenAfter: string; startedAfter: string; at: string },
): Promise<number> {
  const result = await tables(db)
    .updateTable('auth.session')
    .set({ ended_at: limits.at, ended_why: 'idle' })
    .where('ended_at', 'is', null)
    .where((or) => or.or([or('last_seen_at', '<=', limits.seenAfter), or('created_at', '<=', limits.startedAfter)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
