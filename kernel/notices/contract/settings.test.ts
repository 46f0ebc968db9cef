import { describe, expect, it } from 'vitest';
import { takeReply } from './endpoints.ts';
import { channelChange, noticeSettings } from './settings.ts';

const settings = { quietFrom: '21:00', quietTo: '08:00', firmsOnWorkingDays: true, channelOrder: ['sms', 'mail'] };
const reply = {
  zone: '018f0000-0000-7000-8000-00000000000a',
  id: '018f0000-0000-7000-8000-000000000001',
  delivery: '018f0000-0000-7000-8000-000000000002',
  channel: 'sms',
  signature: `t=1795000000,v1=${'0a'.repeat(32)}`,
};

describe('settings of a zone', () => {
  it.each([{}, { quietFrom: '00:00', quietTo: '23:59' }, { channelOrder: ['dingtalk'] }])('take %j', (changed) => {
    expect(noticeSettings.safeParse({ ...settings, ...changed }).success).toBe(true);
  });
  it.each([
    { quietFrom: '24:00' },
    { quietTo: '8:00' },
    { quietTo: '08:60' },
    { channelOrder: [] },
    { channelOrder: ['app'] },
    { channelOrder: ['sms', 'sms'] },
    { firmsOnWorkingDays: 'yes' },
  ])('refuse %j', (changed) => {
    expect(noticeSettings.safeParse({ ...settings, ...changed }).success).toBe(false);
  });
});

describe('a channel', () => {
  it.each([
    [{ adapter: 'sink' }, true],
    [{ adapter: 'http', url: 'https://gateway.example/send', secret: 'x'.repeat(16) }, true],
    [{ adapter: 'http', url: 'gateway' }, false],
    [{ adapter: 'http', secret: 'x'.repeat(15) }, false],
    [{ adapter: 'smtp' }, false],
  ])('changed to %j is taken: %s', (change, taken) => {
    expect(channelChange.safeParse(change).success).toBe(taken);
  });
});

describe('a reply', () => {
  const body = takeReply.body;
  it('names its zone, itself and what it answers', () => {
    expect(body?.safeParse(reply).success).toBe(true);
  });
  it.each([
    { channel: 'app' },
    { id: '1' },
    { signature: `t=01795000000,v1=${'0a'.repeat(32)}` },
    { signature: `t=1795000000,v1=${'0A'.repeat(32)}` },
    { signature: '' },
  ])('with %j is refused before anything is computed', (changed) => {
    expect(body?.safeParse({ ...reply, ...changed }).success).toBe(false);
  });
});
