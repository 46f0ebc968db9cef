import { AppError } from '#platform/errors/contract/errors.ts';
import { signatureHeader, signWebhook } from '#platform/outbound/server/webhook.ts';
import type { OutsideChannel } from '../../contract/notice.ts';
import type { ChannelAdapter, OutgoingMessage, Sending, SendOutcome } from './channel-adapter.ts';

/** An answer to a party waits for what is being sent: no longer than this. */
const limits = { totalMs: 5_000, connectMs: 3_000, bytes: 65_536 };

/** What a channel's secret is sealed as. */
export function secretAbout(zoneId: string, channel: OutsideChannel): string {
  return `notices/${zoneId}/${channel}`;
}

/** Posts JSON to a gateway, signed with the channel's secret; a repetition has the same `idempotency-key`. */
export const httpAdapter = {
  async send(message: OutgoingMessage, { platform, setting }: Omit<Sending, 'tx'>): Promise<SendOutcome> {
    const { url, secretSealed } = setting;
    if (url === null || secretSealed === null) return { outcome: 'failed', detail: 'notices.channelIncomplete' };
    const secret = platform.keys.open(secretSealed, secretAbout(message.zoneId, message.channel));
    const body = JSON.stringify(bodyOf(message));
    try {
      const { status } = await platform.outbound.request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': `${message.deliveryId}-${message.channel}`,
          [signatureHeader]: signWebhook(secret, platform.now().epochMilliseconds, body),
        },
        body,
        limits,
      });
      return { outcome: status >= 200 && status <= 299 ? 'delivered' : 'failed', detail: `status ${status}` };
    } catch (error) {
      return { outcome: 'failed', detail: error instanceof AppError ? error.code : 'outbound.addressRefused' };
    }
  },
} satisfies ChannelAdapter;

/** Each kind of gateway reads a shape of its own; DingTalk's is the one that its robots take. */
function bodyOf({ channel, deliveryId: delivery, to, template, params, title, body, short }: OutgoingMessage) {
  const known = { delivery, template, params };
  if (channel === 'mail') return { ...known, to, subject: title, text: body };
  if (channel === 'dingtalk') return { ...known, to, msgtype: 'text', text: { content: `${title}\n${body}` } };
  return { ...known, to, text: short };
}
