import { isWorkingDay, loadCalendar } from '#kernel/calendar/server/index.ts';
import { accountsReaching, type Contact, contactsOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Platform } from '#platform/module/platform.ts';
import { type Channel, type OutsideChannel, outsideChannel } from '../../contract/notice.ts';
import { type Attempt, addDelivery } from '../store/deliveries.ts';
import { type Dispatch, lockDue, postpone, settle } from '../store/dispatches.ts';
import { addToInbox } from '../store/inbox.ts';
import { findNotice, type StoredNotice } from '../store/notices.ts';
import { type ChannelSetting, findSettings, listChannels, type NoticeSettings } from '../store/settings.ts';
import type { SendOutcome } from './channel-adapter.ts';
import { nextAllowed } from './domain/quiet-hours.ts';
import { retryAt } from './domain/retry-times.ts';
import { httpAdapter } from './http-adapter.ts';
import type { Telling, ToldTexts } from './render-notices.ts';
import { sinkAdapter } from './sink-adapter.ts';

/** What one delivery works with. */
interface Delivering {
  telling: Telling;
  platform: Platform;
  tx: ZoneDb;
  now: Temporal.Instant;
  held: Dispatch;
  notice: StoredNotice;
}

/**
 * Sends one message that is due. It is held while it is being sent: whoever answers meanwhile waits for it, and nobody sends it
 * twice. If the machine stops between sending and recording it goes out once more, under the same delivery id.
 */
export async function deliverOne(telling: Telling, platform: Platform, which: DispatchRef): Promise<void> {
  try {
    await attempt(telling, platform, which);
  } catch (error) {
    // What nobody foresaw must not be tried again every minute for ever.
    await putOff(platform, which);
    throw error;
  }
}

/** A message in its zone. */
export interface DispatchRef {
  zoneId: string;
  dispatchId: string;
}

function attempt(telling: Telling, platform: Platform, { zoneId, dispatchId }: DispatchRef): Promise<void> {
  return platform.database.transaction(zoneId, async (tx) => {
    const now = platform.now();
    const held = await lockDue(tx, dispatchId, now.toString());
    const notice = held && (await findNotice(tx, held.noticeId));
    if (held === undefined || notice === undefined) return;
    const delivering = { telling, platform, tx, now, held, notice };
    if (held.channel === 'app' || held.channel === null) {
      if (await showInside(delivering)) return;
    }
    await sendOutside(delivering);
  });
}

/** Counts an attempt that broke off as failed, and gives the message up after the last one. */
function putOff(platform: Platform, { zoneId, dispatchId }: DispatchRef): Promise<void> {
  return platform.database.transaction(zoneId, async (tx) => {
    const now = platform.now();
    const held = await lockDue(tx, dispatchId, now.toString());
    if (held === undefined) return;
    const attempts = held.attempts + 1;
    const of = { zoneId, noticeId: held.noticeId, dispatchId, step: held.step, channel: held.channel };
    const what = { outcome: 'failed', recipients: 0, detail: 'notices.brokeOff' } as const;
    await addDelivery(tx, { ...of, ...what, at: now.toString() });
    const again = retryAt(now, attempts);
    if (again === null) await settle(tx, held.id, 'failed');
    else await postpone(tx, held.id, { dueAt: again.toString(), attempts });
  });
}

/** Shows it in the application; true when that was the way. */
async function showInside(delivering: Delivering): Promise<boolean> {
  const { tx, now, held, notice } = delivering;
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const accounts = await accountsReaching(tx, notice.to, today);
  const { zoneId, id: noticeId } = notice;
  const recipients = await addToInbox(tx, { zoneId, noticeId, step: held.step, at: now.toString(), accounts });
  if (recipients === 0 && held.channel === null) return false;
  await record(delivering, { channel: 'app', outcome: recipients > 0 ? 'delivered' : 'unreachable', recipients });
  await settle(tx, held.id, recipients > 0 ? 'delivered' : 'failed');
  return true;
}

/** Sends it by the first way that reaches; failures are tried again later, then by the next way. */
async function sendOutside(delivering: Delivering): Promise<void> {
  const { tx, now, held, platform, notice } = delivering;
  const settings = await findSettings(tx);
  const allowed = await allowedFrom(delivering, settings);
  if (Temporal.Instant.compare(allowed, now) > 0) return postpone(tx, held.id, { dueAt: allowed.toString() });
  const ways = held.channel === null ? settings.channelOrder : [outsideChannel.parse(held.channel)];
  const channels = await listChannels(tx);
  const contacts = await contactsOf(tx, platform.keys, notice.to);
  const tried: Channel[] = [...held.tried];
  let attempts = held.attempts;
  for (const channel of ways.filter((one) => !tried.includes(one))) {
    const setting = channels.find((one) => one.channel === channel) ?? onThisMachine(channel);
    const to = setting.adapter === 'off' ? undefined : addressOf(channel, notice, contacts);
    const sent = to === undefined ? null : await send(delivering, { to, setting });
    await record(delivering, { channel, recipients: to === undefined ? 0 : 1, ...(sent ?? nobody(setting)) });
    if (sent !== null && sent.outcome !== 'failed') return settle(tx, held.id, 'delivered');
    attempts += 1;
    const again = sent === null ? null : retryAt(now, attempts);
    if (again !== null) return postpone(tx, held.id, { dueAt: again.toString(), tried, attempts });
    tried.push(channel);
    attempts = 0;
  }
  await settle(tx, held.id, 'failed');
}

async function allowedFrom(
  { tx, now, notice, telling }: Delivering,
  settings: NoticeSettings,
): Promise<Temporal.Instant> {
  const urgent = telling.templates.get(notice.template)?.urgent === true;
  const spared = ('firm' in notice.to || 'institution' in notice.to) && settings.firmsOnWorkingDays && !urgent;
  const calendar = spared ? await loadCalendar(tx) : null;
  return nextAllowed(now, { ...settings, mayOn: (day) => calendar === null || isWorkingDay(calendar, day) });
}

function onThisMachine(channel: OutsideChannel): ChannelSetting {
  return { channel, adapter: 'sink', url: null, secretSealed: null };
}

function nobody({ adapter }: ChannelSetting) {
  return { outcome: 'unreachable' as const, detail: adapter === 'off' ? 'notices.channelOff' : null };
}

/** Number or address of the first who has one. DingTalk knows staff and departments by their id. */
function addressOf(channel: OutsideChannel, { to }: StoredNotice, contacts: readonly Contact[]): string | undefined {
  if (channel === 'dingtalk') return 'account' in to ? to.account : 'department' in to ? to.department : undefined;
  const field = channel === 'mail' ? 'email' : 'mobile';
  return contacts.map((contact) => contact[field]).find((value) => value !== null) ?? undefined;
}

async function send(
  { telling, platform, tx, now, held, notice }: Delivering,
  { to, setting }: { to: string; setting: ChannelSetting },
): Promise<SendOutcome> {
  const told = (link?: string) => inWords(telling, { ...notice, step: held.step, link }, setting.channel);
  const link = await linkOf({ telling, platform, tx, now, held, notice }, setting.channel);
  const [texts, kept] = [told(link?.whole), told(link?.shown)];
  if (texts === undefined || kept === undefined) return { outcome: 'failed', detail: 'notices.templateUnknown' };
  const adapter = setting.adapter === 'http' ? httpAdapter : sinkAdapter;
  const message = {
    ...{ zoneId: notice.zoneId, noticeId: notice.id, deliveryId: held.id, channel: setting.channel, to },
    ...{ template: notice.template, href: notice.href, at: now.toString() },
    params: link === undefined ? notice.params : { ...notice.params, link: link.whole },
    ...{ title: texts.title, body: texts.body, short: texts.sms, kept: { body: kept.body, short: kept.sms } },
  };
  return adapter.send(message, { platform, tx, setting });
}

/**
 * What goes out: nobody outside has chosen a language, so Chinese comes first. A mail has room for the same in English below;
 * a text message and a call have not.
 */
function inWords(
  telling: Telling,
  notice: Parameters<Telling['render']>[0],
  channel: OutsideChannel,
): ToldTexts | undefined {
  const chinese = telling.render(notice, 'zh-CN');
  const english = channel === 'mail' ? telling.render(notice, 'en') : undefined;
  if (chinese === undefined || english === undefined) return chinese;
  return { ...chinese, body: `${chinese.body}\n\n${english.title}\n${english.body}` };
}

/** Address that is opened without signing in, for firms, institutions and persons; a call reads none out. */
async function linkOf(
  { telling, platform, tx, notice: { zoneId, id: noticeId, template, about, to } }: Delivering,
  channel: OutsideChannel,
): Promise<{ whole: string; shown: string } | undefined> {
  const outsideHref = telling.templates.get(template)?.outsideHref;
  const firmId = 'firm' in to ? to.firm : null;
  const partyId = 'institution' in to ? to.institution : 'person' in to ? to.person : firmId;
  if (outsideHref === undefined || channel === 'voice' || partyId === null) return undefined;
  const made = await outsideHref(tx, platform, { zoneId, about, firmId, partyId, noticeId });
  const { publicOrigin = '' } = platform;
  return made === null ? undefined : { whole: publicOrigin + made.path, shown: publicOrigin + made.shown };
}

async function record(
  { tx, now, held, notice }: Delivering,
  what: Pick<Attempt, 'channel' | 'outcome' | 'recipients'> & { detail?: string | null },
): Promise<void> {
  const of = { zoneId: notice.zoneId, noticeId: notice.id, dispatchId: held.id, step: held.step, at: now.toString() };
  await addDelivery(tx, { ...of, ...what, detail: what.detail ?? null });
}
