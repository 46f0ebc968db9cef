import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import recorded from './recorded/wecom.json' with { type: 'json' };
import { type Replay, startReplay } from './replay.fixture.ts';

let test: TestPlatform;
let replay: Replay;
let admin: pg.Client;

beforeAll(async () => {
  replay = await startReplay();
  test = await testPlatform({ outboundAllow: [replay.origin] });
  admin = await test.connect('superuser');
});
afterAll(async () => {
  replay.close();
  await admin.end();
  await test.close();
});

const url = '/api/federation/kept-providers';
const settings = () => ({ kind: 'wecom', apiOrigin: replay.origin, corpId: 'ww0123456789abcdef', agentId: '1000002' });
const typed = (more = {}) => ({
  name: '企业微信',
  enabled: true,
  admitsOfficers: false,
  settings: settings(),
  secret: 'recorded-secret',
  ...more,
});
const send = (method: 'POST' | 'PUT', path: string, payload?: object, zone = test.zoneA) =>
  test.request('securityAdmin', { method, url: path, ...(payload === undefined ? {} : { payload }), zone });
const list = async (zone = test.zoneA) =>
  (await test.request('securityAdmin', { method: 'GET', url, zone })).json().providers;

describe('providers of a zone', () => {
  it('are kept with their secret sealed, which no answer holds', async () => {
    const made = await send('POST', url, typed());
    expect(made.statusCode).toBe(200);
    const { provider } = made.json();
    expect(provider).toMatchObject({ name: '企业微信', settings: { loginOrigin: 'https://login.work.weixin.qq.com' } });
    expect(provider.returnAddress).toBe(`http://localhost/api/federation/return/${provider.id}`);
    const rows = await admin.query('select sealed_secret from federation.provider');
    const entries = await admin.query("select before, after from journal.entry where action like 'federation.%'");
    const everything = JSON.stringify([made.body, await list(), rows.rows, entries.rows]);
    expect(everything).not.toContain('recorded-secret');
    expect(rows.rows[0].sealed_secret).toMatch(/^y1\./);
    expect(entries.rows[0].after).toContain('"secretReplaced":true');
  });

  it('are named to visitors of their zone while they are enabled, and nothing more', async () => {
    const seen = async (zone: string) =>
      (await test.request('anonymous', { method: 'GET', url: `/api/federation/providers?zone=${zone}` })).json()
        .providers;
    const [kept] = await list();
    expect(await seen(test.zoneA.code)).toEqual([{ id: kept.id, kind: 'wecom', name: '企业微信' }]);
    expect(await seen(test.zoneB.code)).toEqual([]);
    expect(await seen('nowhere')).toEqual([]);
    await send('PUT', `${url}/${kept.id}`, typed({ enabled: false, secret: undefined }));
    expect(await seen(test.zoneA.code)).toEqual([]);
    const begun = await send('POST', '/api/federation/sign-in', { zone: test.zoneA.code, provider: kept.id });
    expect(begun.json().error.code).toBe('federation.providerNotFound');
  });

  it('keep a secret only for the address that it was entered for', async () => {
    const [kept] = await list();
    const path = `${url}/${kept.id}`;
    const elsewhere = { ...settings(), apiOrigin: 'https://elsewhere.example.cn' };
    const stolen = await send('PUT', path, typed({ settings: elsewhere, secret: undefined }));
    expect(stolen.json().error.code).toBe('federation.secretMissing');
    const other = await send('PUT', path, typed({ settings: { ...settings(), corpId: 'ww2' }, secret: undefined }));
    expect(other.json().error.code).toBe('federation.secretMissing');
    expect((await send('PUT', path, typed({ name: '企微', secret: undefined }))).statusCode).toBe(200);
    expect((await send('PUT', path, typed({ settings: elsewhere }))).statusCode).toBe(200);
    expect((await send('PUT', path, typed())).statusCode).toBe(200);
  });

  it('are tested with a real call', async () => {
    const [kept] = await list();
    replay.expect([recorded.exchanges.token]);
    expect((await send('POST', `${url}/${kept.id}/check`)).json()).toEqual({ reached: true });
    replay.expect([recorded.exchanges.secretWrong]);
    const wrong = await send('POST', `${url}/${kept.id}/check`);
    expect(wrong.json().error).toMatchObject({ code: 'federation.secretRefused' });
    expect(wrong.json().error.message).toContain('40001');
  });

  it('are other zones’ to nobody', async () => {
    const [kept] = await list();
    expect(await list(test.zoneB)).toEqual([]);
    const { secret: _secret, ...body } = typed();
    expect((await send('PUT', `${url}/${kept.id}`, body, test.zoneB)).statusCode).toBe(404);
    expect((await send('POST', `${url}/${kept.id}/check`, undefined, test.zoneB)).statusCode).toBe(404);
    const begun = { zone: test.zoneB.code, provider: kept.id };
    expect((await send('POST', '/api/federation/sign-in', begun)).statusCode).toBe(404);
  });

  it('have names of their own and settings of their kind', async () => {
    expect((await send('POST', url, typed())).json().error.code).toBe('federation.nameTaken');
    const wrong = [
      typed({ settings: { kind: 'oidc', issuer: 'file:///etc/passwd', clientId: 'a' } }),
      typed({ settings: { kind: 'saml' } }),
      typed({ settings: { ...settings(), agentId: 'x' } }),
      typed({ settings: { ...settings(), apiOrigin: 'https://a.example/path' } }),
      typed({ secret: 'a\nb' }),
      typed({ name: ' ' }),
    ];
    for (const body of wrong) expect((await send('POST', url, body)).statusCode).toBe(422);
    const [kept] = await list();
    const oidc = typed({ settings: { kind: 'oidc', issuer: 'https://idp.example.cn', clientId: 'a' } });
    expect((await send('PUT', `${url}/${kept.id}`, oidc)).statusCode).toBe(404);
  });

  it('inside a closed network are refused when they are called', async () => {
    const inside = typed({ name: '内网', settings: { kind: 'oidc', issuer: 'https://10.0.0.8', clientId: 'a' } });
    const made = (await send('POST', url, inside)).json().provider;
    const answer = await send('POST', `${url}/${made.id}/check`);
    expect(answer.json().error.code).toBe('outbound.addressRefused');
  });
});
