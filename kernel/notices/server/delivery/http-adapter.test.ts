import { describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { isSignedWebhook, signatureHeader } from '#platform/outbound/server/webhook.ts';
import type { OutsideChannel } from '../../contract/notice.ts';
import type { OutgoingMessage, SendingPlatform } from './channel-adapter.ts';
import { httpAdapter, secretAbout } from './http-adapter.ts';

const now = Temporal.Instant.from('2026-11-18T02:00:00Z');
const url = 'https://gateway.example/send';

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends by an adapter whose gateway answers with a status or fails with a code. */
async function send(channel: OutsideChannel, answer: number | Error, secretSealed: string | null = 'sealed secret') {
  const sent: Sent[] = [];
  const platform: SendingPlatform = {
    now: () => now,
    keys: {
      open: (sealed: string, about: string) => {
        if (about !== secretAbout('zone', channel)) throw new Error('sealed as something else');
        return sealed.replace('sealed ', '');
      },
    },
    outbound: {
      request: async (to, { method = '', headers = {}, body = '' } = {}) => {
        sent.push({ url: to, method, headers, body: String(body) });
        if (answer instanceof Error) throw answer;
        return { status: answer };
      },
    },
  };
  const message: OutgoingMessage = {
    ...{ zoneId: 'zone', noticeId: 'notice', deliveryId: 'delivery', channel, to: '13900000000' },
    ...{ template: 'visits.asked', params: { number: '1' }, title: '标题', body: '正文', short: '短文' },
    ...{ kept: { body: '正文', short: '短文' }, href: '/issues/1', at: now.toString() },
  };
  const setting = { channel, adapter: 'http' as const, url, secretSealed };
  const outcome = await httpAdapter.send(message, { platform, setting });
  return { outcome, sent };
}

describe('the adapter for gateways', () => {
  it.each([
    ['sms', { to: '13900000000', text: '短文' }],
    ['voice', { to: '13900000000', text: '短文' }],
    ['mail', { to: '13900000000', subject: '标题', text: '正文' }],
    ['dingtalk', { to: '13900000000', msgtype: 'text', text: { content: '标题\n正文' } }],
  ] as const)('posts %s in the shape of its gateways, signed', async (channel, shape) => {
    const { outcome, sent } = await send(channel, 202);
    expect(outcome).toEqual({ outcome: 'delivered', detail: 'status 202' });
    const [{ method, headers, body } = { method: '', headers: {}, body: '' }] = sent;
    expect(JSON.parse(body)).toEqual({
      delivery: 'delivery',
      template: 'visits.asked',
      params: { number: '1' },
      ...shape,
    });
    expect([method, sent[0]?.url, sent.length]).toEqual(['POST', url, 1]);
    expect(sent[0]?.headers['idempotency-key']).toBe(`delivery-${channel}`);
    const signed = { header: (headers as Record<string, string>)[signatureHeader] ?? '', text: body };
    expect(isSignedWebhook('secret', now.epochMilliseconds, signed)).toBe(true);
    expect(isSignedWebhook('another', now.epochMilliseconds, signed)).toBe(false);
  });

  it.each([199, 302, 400, 429, 500])('takes the answer %i as a failure', async (status) => {
    const { outcome } = await send('sms', status);
    expect(outcome).toEqual({ outcome: 'failed', detail: `status ${status}` });
  });

  it('keeps of what went wrong the code alone', async () => {
    const slow = await send('sms', new AppError('outbound.tooSlow', { host: 'gateway.example' }));
    expect(slow.outcome).toEqual({ outcome: 'failed', detail: 'outbound.tooSlow' });
    const other = await send('sms', new Error('connect to 13900000000 failed'));
    expect(other.outcome).toEqual({ outcome: 'failed', detail: 'outbound.addressRefused' });
  });

  it('sends nothing without a secret', async () => {
    const { outcome, sent } = await send('mail', 200, null);
    expect([outcome, sent]).toEqual([{ outcome: 'failed', detail: 'notices.channelIncomplete' }, []]);
  });
});
