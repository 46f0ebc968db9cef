import type { ZoneDb } from '#platform/db/server/database.ts';
import { stopWaiting } from './store/dispatches.ts';
import { answerThread } from './store/threads.ts';

/** An answer to what was asked in a thread, by whatever way it came. */
export interface ThreadAnswer {
  zoneId: string;
  thread: string;
  /** ISO 8601 instant of the answer. */
  at: string;
  /** By which way or by whose hand: a channel, `link`, an account's id; at most 60 characters and never a name or number. */
  by: string;
}

/**
 * Ends a thread in the transaction of the caller: once that commits, no reminder and nothing undelivered of the thread leaves,
 * also where it was being sent at the same moment (this then waits for it, five seconds a way at most). Calling it again, or for
 * a thread that nobody opened, does no harm; the first answer stands. Answers how many waiting messages it ended.
 */
export async function stopReminders(tx: ZoneDb, answer: ThreadAnswer): Promise<number> {
  await answerThread(tx, answer);
  return stopWaiting(tx, answer.thread);
}
