import { randomUUIDv7 } from 'node:crypto';
import { accountsReaching, type Reached } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { enqueueJob } from '#platform/jobs/server/enqueue-job.ts';
import type { Channel } from '../contract/notice.ts';
import { deliveryOrder } from './delivery/deliver-notices.ts';
import { examineNotice } from './domain/examine-notice.ts';
import { addDelivery } from './store/deliveries.ts';
import { addDispatch } from './store/dispatches.ts';
import { addToInbox } from './store/inbox.ts';
import { addNotice } from './store/notices.ts';
import type { NoticeParams } from './store/tables.ts';
import { holdThread } from './store/threads.ts';

/** Something to tell a party. */
export interface Notice {
  zoneId: string;
  /** ISO 8601 instant of the act that is told. */
  at: string;
  to: Reached;
  /** `<part>.<name>` of a template that the part declares (`noticeTemplates`). */
  template: `${string}.${string}`;
  /** Values of the template's texts: names of firms, days, numbers of cases; never personal fields. */
  params: NoticeParams;
  /** The record that it is about; `type` is `<module>.<noun>`. */
  about: { type: `${string}.${string}`; id: string };
  /** Page on which the recipient goes on, e.g. `/issues/…`. */
  href: string;
  /** A second notice of the same key in the zone does nothing. */
  onceKey: string;
  /**
   * Exactly these ways, each of them. Left out, one way is taken: the application for whoever has an account, otherwise the
   * first of the zone's order (text message, mail) by which the party is reached.
   */
  channels?: readonly Channel[];
  /** The same once more, so many days after `at`, until `stopReminders` is called for the thread. */
  reminder?: { thread: string; afterDays: readonly number[] };
  /** Invented with a fictional zone: kept in the application alone, and may be deleted. */
  demonstration?: boolean;
}

/**
 * Tells a party something, in the transaction of the caller: it is told if and only if that commits. The application shows it
 * at once; what leaves the machine goes out afterwards, outside quiet hours. Answers the id of the notice; null where nothing
 * is told, because the zone has one of this `onceKey`, or because the thread was answered: ask anew under a new thread.
 */
export async function notify(tx: ZoneDb, notice: Notice): Promise<string | null> {
  examineNotice(notice);
  const { zoneId, at, reminder, demonstration = false } = notice;
  const thread = reminder?.thread ?? null;
  if (thread !== null && (await holdThread(tx, { zoneId, thread, at, demonstration }))) return null;
  const id = randomUUIDv7();
  const { onceKey, template, params, about, href, to, channels = null } = notice;
  const kept = { zoneId, id, template, params, about, href, to, channels, thread, at, onceKey, demonstration };
  if (!(await addNotice(tx, kept))) return null;
  for (const channel of await tellAtOnce(tx, { id, notice })) {
    const dispatchId = await addDispatch(tx, { zoneId, noticeId: id, step: 0, channel, thread, dueAt: at });
    await enqueueJob(tx, deliveryOrder, { zoneId, dispatchId });
  }
  const begin = Temporal.Instant.from(at);
  for (const [place, days] of (demonstration ? [] : (reminder?.afterDays ?? [])).entries()) {
    const dueAt = begin.add({ hours: 24 * days }).toString();
    for (const channel of channels ?? [null]) {
      await addDispatch(tx, { zoneId, noticeId: id, step: place + 1, channel, thread, dueAt });
    }
  }
  return id;
}

/**
 * Puts the notice into the application where that is a way, and answers the ways that are left to go. Of an invented notice
 * nothing is left: it counts as kept on this machine.
 */
async function tellAtOnce(
  tx: ZoneDb,
  { id, notice: { zoneId, at, to, channels, demonstration = false } }: { id: string; notice: Notice },
): Promise<readonly (Channel | null)[]> {
  const attempt = { zoneId, noticeId: id, dispatchId: null, step: 0, at, detail: null };
  const left: (Channel | null)[] = (channels ?? []).filter((channel) => channel !== 'app');
  if (channels === undefined || channels.includes('app')) {
    const today = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const accounts = await accountsReaching(tx, to, today);
    const recipients = await addToInbox(tx, { zoneId, noticeId: id, step: 0, at, accounts });
    const outcome = recipients > 0 ? 'delivered' : 'unreachable';
    if (recipients === 0 && channels === undefined) left.push(null);
    else await addDelivery(tx, { ...attempt, channel: 'app', outcome, recipients });
  }
  if (!demonstration) return left;
  for (const channel of left) {
    await addDelivery(tx, { ...attempt, channel: channel ?? 'sms', outcome: 'kept', recipients: 1 });
  }
  return [];
}
