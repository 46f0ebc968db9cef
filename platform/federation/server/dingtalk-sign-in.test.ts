import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOutbound } from '#platform/outbound/server/outbound.ts';
import type { DingtalkSettings } from '../contract/provider.ts';
import { openDingtalk } from './dingtalk-sign-in.ts';
import { signRequest } from './dingtalk-signature.ts';
import type { ExternalSignIn } from './external-person.ts';
import recorded from './recorded/dingtalk.json' with { type: 'json' };
import { type CameIn, type Replay, startReplay } from './replay.fixture.ts';
import { openTokenCache } from './token-cache.ts';

const { exchanges } = recorded;
const secret = 'recorded-secret';
let replay: Replay;
let now = 1_790_000_000_000;

beforeAll(async () => {
  replay = await startReplay();
});
afterAll(() => replay.close());

let signIn: ExternalSignIn;
const openWith = (more: Partial<DingtalkSettings> = {}): ExternalSignIn => {
  const settings: DingtalkSettings = {
    kind: 'dingtalk',
    apiOrigin: replay.origin,
    loginOrigin: 'https://login.dg-work.cn',
    appKey: 'yuanshu-key',
    clientId: 'yuanshu_dingoa',
    ...more,
  };
  const outbound = openOutbound({ allow: [replay.origin] });
  const tokens = openTokenCache(() => now);
  return openDingtalk(settings, { secret, outbound, tokens, key: 'k', now: () => now });
};
beforeEach(() => {
  signIn = openWith();
});

const exchange = (by = signIn) =>
  by.exchange({ url: new URL('https://yuanshu.example/r?code=code1&state=s'), state: 's', nonce: '', verifier: '' });

/** The signature that the gateway computes of what it received. */
function isSigned({ method, path, parameters, headers }: CameIn): boolean {
  const names = Object.keys(parameters).sort();
  const lines = [
    method,
    headers['x-hmac-auth-timestamp'],
    headers['x-hmac-auth-nonce'],
    path,
    names.map((name) => `${name}=${parameters[name]}`).join('&'),
  ];
  const mac = createHmac('sha256', secret).update(lines.join('\n')).digest('base64');
  return headers['x-hmac-auth-signature'] === mac && headers.apikey === 'yuanshu-key';
}

describe('专有钉钉', () => {
  it('shows its scanning page with our address to come back to', async () => {
    const returnAddress = 'https://yuanshu.example/api/federation/return/1';
    const url = new URL(await signIn.authorizeUrl({ returnAddress, state: 'st', nonce: '', challenge: '' }));
    expect(url.href.split('?')[0]).toBe('https://login.dg-work.cn/oauth2/auth.htm');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'yuanshu_dingoa',
      redirect_uri: returnAddress,
      scope: 'get_user_info',
      authType: 'QRCODE',
      state: 'st',
    });
  });

  it('gives the person of a code, every request signed and none twice the same', async () => {
    replay.expect([exchanges.token, exchanges.member, exchanges.member]);
    const person = { subject: `${replay.origin} 12371/100135`, displayName: '俊锋', secondFactor: false };
    expect(await exchange()).toEqual(person);
    expect(await exchange()).toEqual(person);
    expect(replay.left()).toBe(0);
    expect(replay.cameIn.map(isSigned)).toEqual([true, true, true]);
    const [token] = replay.cameIn;
    expect(token?.headers['x-hmac-auth-timestamp']).toBe('2026-09-21T22:13:20.000+08:00');
    expect(token?.headers['x-hmac-auth-version']).toBe('1.0');
    expect(token?.headers['x-hmac-auth-nonce']).toMatch(/^1790000000000\d{4}$/);
    expect(replay.cameIn[1]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it('is asked for a fresh token when the kept one ran out or is no longer good', async () => {
    replay.expect([exchanges.token, exchanges.member]);
    await exchange();
    now += 7_200_000;
    replay.expect([exchanges.token, exchanges.tokenExpired, exchanges.token, exchanges.member]);
    expect(await exchange()).toMatchObject({ subject: `${replay.origin} 12371/100135` });
    expect(replay.left()).toBe(0);
  });

  it('lets in the people of one tenant where one is named', async () => {
    replay.expect([exchanges.token, exchanges.member]);
    expect(await exchange(openWith({ tenantId: '12371' }))).toMatchObject({ subject: `${replay.origin} 12371/100135` });
    replay.expect([exchanges.token, exchanges.member]);
    await expect(exchange(openWith({ tenantId: '99' }))).rejects.toMatchObject({ code: 'federation.notMember' });
  });

  const failures = [
    ['codeInvalid', [exchanges.token, exchanges.codeInvalid], 'federation.codeInvalid', undefined],
    ['secretWrong', [exchanges.secretWrong], 'federation.secretRefused', 'OPF-B001-05-16-0009'],
    ['unknown', [exchanges.token, exchanges.unknown], 'federation.providerRefused', '240132'],
  ] as const;
  it.each(failures)('that answers %s is understood', async (_what, expected, code, detail) => {
    replay.expect(expected);
    await expect(exchange()).rejects.toMatchObject({ code, params: detail === undefined ? {} : { detail } });
    expect(replay.left()).toBe(0);
  });

  it('that answers something else is told as such, without its words', async () => {
    replay.expect([{ ...exchanges.token, answer: { success: false, Code: '<b>"x' } }]);
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.providerRefused', params: { detail: 'bx' } });
    replay.expect([{ ...exchanges.token, answer: { success: true, content: { success: true } } }]);
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.providerRefused' });
    replay.expect([]);
    await expect(signIn.check()).rejects.toMatchObject({ code: 'outbound.answerUnreadable' });
  });
});

describe('the signature', () => {
  it('is over five lines, parameters by name', () => {
    const headers = signRequest('key', 'secret', {
      method: 'POST',
      path: '/rpc/a.json',
      parameters: { b: '2', a: '1' },
      now: 0,
      nonce: '17',
    });
    const text = 'POST\n1970-01-01T08:00:00.000+08:00\n17\n/rpc/a.json\na=1&b=2';
    expect(headers).toEqual({
      apiKey: 'key',
      'x-hmac-auth-timestamp': '1970-01-01T08:00:00.000+08:00',
      'x-hmac-auth-version': '1.0',
      'x-hmac-auth-nonce': '17',
      'x-hmac-auth-signature': createHmac('sha256', 'secret').update(text).digest('base64'),
    });
  });
});
