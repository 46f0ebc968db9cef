import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Channel, DispatchState } from '../../contract/notice.ts';
import { tables } from './tables.ts';

/** Something to be sent: a notice or one of its reminders, by one way or by the usual ones in order. */
export interface Dispatch {
  id: string;
  noticeId: string;
  step: number;
  /** Null takes the usual way. */
  channel: Channel | null;
  /** Ways given up. */
  tried: readonly Channel[];
  /** Failed attempts by the present way. */
  attempts: number;
}

/** Plans something to be sent; answers its id, by which gateways know it. */
export async function addDispatch(
  tx: ZoneDb,
  { zoneId, noticeId, step, channel, thread, dueAt }: NewDispatch,
): Promise<string> {
  const id = randomUUIDv7();
  await tables(tx)
    .insertInto('notices.dispatch')
    .values({ zone_id: zoneId, id, notice_id: noticeId, step, channel, thread, due_at: dueAt })
    .execute();
  return id;
}

/** A dispatch as it is planned. */
export interface NewDispatch {
  zoneId: string;
  noticeId: string;
  step: number;
  channel: Channel | null;
  thread: string | null;
  dueAt: string;
}

/** What is due, oldest first. */
export async function listDue(db: ZoneDb, now: string, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('notices.dispatch')
    .select('id')
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Holds what is due and waits until the transaction ends: an answer that comes meanwhile waits, and one that came first leaves nothing. */
export async function lockDue(tx: ZoneDb, id: string, now: string): Promise<Dispatch | undefined> {
  const row = await tables(tx)
    .selectFrom('notices.dispatch')
    .select(['id', 'notice_id as noticeId', 'step', 'channel', 'tried', 'attempts'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row;
}

/** Puts off what is held to another time, with what has been tried so far. */
export async function postpone(
  tx: ZoneDb,
  id: string,
  to: { dueAt: string; tried?: readonly Channel[]; attempts?: number },
): Promise<void> {
  await tables(tx)
    .updateTable('notices.dispatch')
    .set({
      due_at: to.dueAt,
      ...(to.tried === undefined ? {} : { tried: [...to.tried] }),
      ...(to.attempts === undefined ? {} : { attempts: to.attempts }),
    })
    .where('id', '=', id)
    .execute();
}

/** Ends what is held. */
export async function settle(tx: ZoneDb, id: string, state: Exclude<DispatchState, 'waiting'>): Promise<void> {
  await tables(tx).updateTable('notices.dispatch').set({ state }).where('id', '=', id).execute();
}

/** Stops everything of a thread that was not sent yet, waiting for what is being sent; how many there were. */
export async function stopWaiting(tx: ZoneDb, thread: string): Promise<number> {
  const stopped = await tables(tx)
    .updateTable('notices.dispatch')
    .set({ state: 'stopped' })
    .where('thread', '=', thread)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(stopped.numUpdatedRows);
}

/** The thread and the way of something that was sent. */
export function findDispatch(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('notices.dispatch')
    .select(['id', 'thread', 'channel', 'notice_id as noticeId'])
    .where('id', '=', id)
    .executeTakeFirst();
}
