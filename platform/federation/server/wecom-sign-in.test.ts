import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOutbound } from '#platform/outbound/server/outbound.ts';
import type { ExternalSignIn } from './external-person.ts';
import recorded from './recorded/wecom.json' with { type: 'json' };
import { type Replay, startReplay } from './replay.fixture.ts';
import { openTokenCache } from './token-cache.ts';
import { openWecom } from './wecom-sign-in.ts';

const { exchanges } = recorded;
let replay: Replay;
let signIn: ExternalSignIn;
let now = 1_790_000_000_000;

beforeAll(async () => {
  replay = await startReplay();
});
afterAll(() => replay.close());
beforeEach(() => {
  const settings = {
    kind: 'wecom',
    apiOrigin: replay.origin,
    loginOrigin: 'https://login.work.weixin.qq.com',
    corpId: 'ww0123456789abcdef',
    agentId: '1000002',
  } as const;
  const outbound = openOutbound({ allow: [replay.origin] });
  const tokens = openTokenCache(() => now);
  signIn = openWecom(settings, { secret: 'recorded-secret', outbound, tokens, key: 'k', now: () => now });
});

const exchange = (query = 'code=CODE1&state=s') =>
  signIn.exchange({ url: new URL(`https://yuanshu.example/r?${query}`), state: 's', nonce: '', verifier: '' });

describe('企业微信', () => {
  it('shows its sign-in page with our address to come back to', async () => {
    const returnAddress = 'https://yuanshu.example/api/federation/return/1';
    const url = new URL(await signIn.authorizeUrl({ returnAddress, state: 'st', nonce: '', challenge: '' }));
    expect(url.href.split('?')[0]).toBe('https://login.work.weixin.qq.com/wwlogin/sso/login');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      login_type: 'CorpApp',
      appid: 'ww0123456789abcdef',
      agentid: '1000002',
      redirect_uri: returnAddress,
      state: 'st',
    });
  });

  it('gives the member of a code, and its token once for many', async () => {
    replay.expect([exchanges.token, exchanges.member, exchanges.member]);
    const person = { subject: `${replay.origin} ww0123456789abcdef/ZhangSan`, displayName: null, secondFactor: false };
    expect(await exchange()).toEqual(person);
    expect(await exchange()).toEqual(person);
    expect(replay.left()).toBe(0);
    now += 7_200_000;
    replay.expect([exchanges.token, exchanges.member]);
    expect(await exchange()).toEqual(person);
    expect(replay.left()).toBe(0);
  });

  it('is asked for a fresh token once when the kept one is no longer good', async () => {
    replay.expect([exchanges.token, exchanges.tokenExpired, exchanges.token, exchanges.member]);
    expect(await exchange()).toMatchObject({ subject: `${replay.origin} ww0123456789abcdef/ZhangSan` });
    replay.expect([exchanges.tokenExpired, exchanges.token, exchanges.tokenExpired]);
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.providerRefused', params: { detail: '42001' } });
    expect(replay.left()).toBe(0);
  });

  const failures = [
    ['codeInvalid', [exchanges.token, exchanges.codeInvalid], 'federation.codeInvalid', undefined],
    ['visitor', [exchanges.token, exchanges.visitor], 'federation.notMember', undefined],
    ['secretWrong', [exchanges.secretWrong], 'federation.secretRefused', '40001'],
    ['addressNotListed', [exchanges.token, exchanges.addressNotListed], 'federation.addressNotListed', '60020'],
    ['busy', [exchanges.busy], 'federation.providerBusy', '45009'],
    ['unknown', [exchanges.token, exchanges.unknown], 'federation.providerRefused', '50001'],
  ] as const;
  it.each(failures)('that answers %s is understood', async (_what, expected, code, detail) => {
    replay.expect(expected);
    await expect(exchange()).rejects.toMatchObject({ code, params: detail === undefined ? {} : { detail } });
    expect(replay.left()).toBe(0);
  });

  it('is not asked about a code that would change the request', async () => {
    replay.expect([]);
    for (const query of ['state=s', 'code=', 'code=a%26b', 'code=a%0ab', `code=${'a'.repeat(600)}`, 'code=%E4%BC%9A']) {
      await expect(exchange(query)).rejects.toMatchObject({ code: 'federation.codeInvalid' });
    }
    expect(replay.cameIn).toEqual([]);
  });

  it('that answers something else, or nothing, is told as such', async () => {
    replay.expect([]);
    await expect(exchange()).rejects.toMatchObject({ code: 'outbound.answerUnreadable' });
    replay.expect([{ ...exchanges.token, answer: ['no object'] }]);
    await expect(exchange()).rejects.toMatchObject({ code: 'outbound.answerUnreadable' });
    replay.expect([{ ...exchanges.token, answer: { errcode: 0 } }]);
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.providerRefused' });
  });

  it('is tested by asking for a token anew', async () => {
    replay.expect([exchanges.token, exchanges.token, exchanges.secretWrong]);
    await signIn.check();
    await signIn.check();
    await expect(signIn.check()).rejects.toMatchObject({ code: 'federation.secretRefused' });
    expect(await signIn.signOutUrl('https://yuanshu.example/')).toBeNull();
  });
});
