import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A notice for some accounts. */
export interface InboxEntry {
  zoneId: string;
  noticeId: string;
  /** 0 for the notice itself, then the number of the reminder. */
  step: number;
  at: string;
  accounts: readonly string[];
}

/** Lays a notice into the inboxes of those accounts that people use: closed and never activated ones reach nobody. How many there were. */
export async function addToInbox(tx: ZoneDb, { zoneId, noticeId, step, at, accounts }: InboxEntry): Promise<number> {
  if (accounts.length === 0) return 0;
  const open = await tables(tx)
    .selectFrom('auth.account')
    .select('id')
    .where('id', 'in', [...new Set(accounts)])
    .where('status', 'in', ['active', 'locked'])
    .execute();
  if (open.length === 0) return 0;
  await tables(tx)
    .insertInto('notices.inbox')
    .values(open.map(({ id }) => ({ zone_id: zoneId, account_id: id, notice_id: noticeId, step, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return open.length;
}

/** A page of an inbox. */
export interface InboxSlice {
  accountId: string;
  unread: boolean;
  limit: number;
  offset: number;
}

/** Entries of an account's inbox with their notices, newest first. */
export function listInboxRows(db: ZoneDb, { accountId, unread, limit, offset }: InboxSlice) {
  return tables(db)
    .selectFrom('notices.inbox as entry')
    .innerJoin('notices.notice as notice', (join) =>
      join.onRef('notice.zone_id', '=', 'entry.zone_id').onRef('notice.id', '=', 'entry.notice_id'),
    )
    .select(['entry.notice_id as notice', 'entry.step', 'entry.at', 'entry.read_at as readAt'])
    .select(['notice.template', 'notice.params', 'notice.href'])
    .where('entry.account_id', '=', accountId)
    .$if(unread, (query) => query.where('entry.read_at', 'is', null))
    .orderBy('entry.at', 'desc')
    .orderBy('entry.notice_id', 'desc')
    .orderBy('entry.step', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many entries an inbox has, and how many of them are unread. */
export async function countInbox(db: ZoneDb, accountId: string): Promise<{ all: number; unread: number }> {
  return await tables(db)
    .selectFrom('notices.inbox')
    .select((make) => [
      make.fn.countAll<number>().as('all'),
      make.fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
}

/** How many entries of an inbox are unread, by an index of those alone. */
export async function countUnreadRows(db: ZoneDb, accountId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('notices.inbox')
    .select((make) => make.fn.countAll<number>().as('unread'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.unread;
}

/** Marks a notice, or all, of an inbox as read; how many entries were not. */
export async function markRead(
  tx: ZoneDb,
  { accountId, noticeId, at }: { accountId: string; noticeId?: string; at: string },
): Promise<number> {
  const marked = await tables(tx)
    .updateTable('notices.inbox')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(noticeId !== undefined, (query) => query.where('notice_id', '=', noticeId ?? ''))
    .executeTakeFirst();
  return Number(marked.numUpdatedRows);
}

/** Whether a notice lies in the inbox of an account. */
export async function liesInInbox(db: ZoneDb, accountId: string, noticeId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('notices.inbox')
    .select(sql<number>`1`.as('there'))
    .where('account_id', '=', accountId)
    .where('notice_id', '=', noticeId)
    .executeTakeFirst();
  return row !== undefined;
}
