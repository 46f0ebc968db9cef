import { createHash } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { addPerson, Browser } from '#platform/auth/server/identity.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { type TestBrowser, testBrowser } from './browser.fixture.ts';
import { type RealProvider, startRealProvider } from './real-provider.fixture.ts';

let test: TestPlatform;
let real: RealProvider;
let browser: TestBrowser;
let admin: pg.Client;
/** Two providers of zone A and one of zone B, all of the same real one. */
const ids = { first: '', second: '', foreign: '' };
const problem = (code: string, page = '/sign-in') => `${page}?problem=${code}`;

const settings = () => ({
  kind: 'oidc',
  issuer: real.issuer,
  clientId: real.clientId,
  trustedAcr: [] as string[],
  trustedAmr: [] as string[],
});
const provider = (name: string, more = {}) => ({
  name,
  enabled: true,
  admitsOfficers: false,
  settings: settings(),
  secret: real.secret,
  ...more,
});
const add = async (payload: object, zone: ZoneRef = test.zoneA) => {
  const answer = await test.request('securityAdmin', {
    method: 'POST',
    url: '/api/federation/kept-providers',
    payload,
    zone,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().provider as { id: string; returnAddress: string };
};
const change = (id: string, payload: object) =>
  test.request('securityAdmin', { method: 'PUT', url: `/api/federation/kept-providers/${id}`, payload });

beforeAll(async () => {
  real = await startRealProvider();
  test = await testPlatform({ outboundAllow: [real.issuer] });
  browser = testBrowser(test);
  admin = await test.connect('superuser');
  const [first, second] = [await add(provider('统一认证')), await add(provider('第二认证'))];
  const foreign = await add(provider('外区认证'), test.zoneB);
  Object.assign(ids, { first: first.id, second: second.id, foreign: foreign.id });
  real.open([first, second, foreign].map(({ returnAddress }) => returnAddress));
});
afterAll(async () => {
  real.close();
  await admin.end();
  await test.close();
});

/** Signs in at the real provider as `person` and comes back. */
async function signIn(person: string | null, id = ids.first, more: Parameters<TestBrowser['begin']>[1] = {}) {
  real.setPerson(person);
  const { url, cookie } = await browser.begin(id, more);
  const back = await real.visit(url);
  return { back, cookie, landing: await browser.comeBack(back, cookie) };
}

/** Links the account of a role to `person`, as that account itself does. */
async function link(role: Role, person: string, id = ids.first) {
  real.setPerson(person);
  const session = await test.cookieOf(role);
  const begun = await test.request(role, { method: 'POST', url: '/api/federation/links', payload: { provider: id } });
  const cookie = decodeURIComponent(begun.cookies.find(({ name }) => name === 'yuanshu_federation')?.value ?? '');
  const back = await real.visit(begun.json().url);
  return { back, cookie, landing: await browser.comeBack(back, cookie, session) };
}

const sessionOf = async (cookie: string | undefined) => {
  const headers = { cookie: `yuanshu_session=${cookie}` };
  return (await test.server.inject({ method: 'GET', url: '/api/session', headers })).json();
};

describe('a person of a real OpenID provider', () => {
  it('who is linked to nobody is told so, and gets no session', async () => {
    const { landing } = await signIn('zhang');
    expect(landing.status).toBe(303);
    expect(landing.to).toBe(problem('federation.notLinked'));
    expect(landing.cookie('yuanshu_session')).toBeUndefined();
  });

  it('is linked by the signed-in account itself, and then signs in', async () => {
    const linked = await link('officer', 'zhang');
    expect(linked.landing.to).toBe('/profile');
    const { landing } = await signIn('zhang', ids.first, { to: '/firms?q=1' });
    expect(landing.to).toBe('/firms?q=1');
    const session = await sessionOf(landing.cookie('yuanshu_session'));
    expect(session).toMatchObject({ account: { role: 'officer' }, zone: { code: test.zoneA.code } });
    const rows = await admin.query("select how, second_factor from auth.session where how = 'oidc'");
    expect(rows.rows).toEqual([{ how: 'oidc', second_factor: false }]);
  });

  it('leaves entries in the journal and no trace of its name there or in the table', async () => {
    const entries = await admin.query(
      "select action, after, actor_kind from journal.entry where action ~ '^(federation|auth.signIn)'",
    );
    const actions = entries.rows.map((row) => row.action);
    expect(actions).toEqual(expect.arrayContaining(['federation.addProvider', 'federation.link', 'auth.signIn']));
    const stored = await admin.query('select * from federation.link');
    expect(JSON.stringify([entries.rows, stored.rows])).not.toContain('zhang');
    expect(JSON.stringify(entries.rows)).not.toContain(real.secret);
  });

  it('is asked nowhere to give its second factor twice: what the settings trust counts', async () => {
    const trusting = { ...provider('统一认证'), settings: { ...settings(), trustedAmr: ['otp'] }, secret: undefined };
    expect((await change(ids.first, trusting)).statusCode).toBe(200);
    const { landing } = await signIn('zhang');
    expect(landing.to).toBe('/');
    const rows = await admin.query("select second_factor from auth.session where how = 'oidc' order by created_at");
    expect(rows.rows.map((row) => row.second_factor)).toEqual([false, true]);
    await change(ids.first, { ...provider('统一认证'), secret: undefined });
  });

  it('who turns back there is told so calmly', async () => {
    const { landing } = await signIn(null);
    expect(landing.to).toBe(problem('federation.cancelled'));
  });

  it('is told where to sign out there as well', async () => {
    const { landing } = await signIn('zhang');
    const session = landing.cookie('yuanshu_session') ?? '';
    const cookies = `yuanshu_session=${session}; yuanshu_provider=${landing.cookie('yuanshu_provider')}`;
    const ask = (cookie: string) =>
      test.server.inject({ method: 'GET', url: '/api/federation/sign-out', headers: { cookie } });
    const url = new URL((await ask(cookies)).json().url);
    expect(url.origin).toBe(real.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost/sign-in');
    const local = `yuanshu_session=${await test.cookieOf('officer')}; yuanshu_provider=${ids.first}`;
    expect((await ask(local)).json()).toEqual({ url: null });
    expect((await ask(`yuanshu_session=${session}; yuanshu_provider=made-up`)).json()).toEqual({ url: null });
  });

  it('is asked for the second factor of the account here where the provider vouches for none', async () => {
    const person = await addPerson(test, 'doubly', 'officer');
    const own = await new Browser(test).enter(person.id);
    await own.enrol(test.platform.now().epochMilliseconds);
    real.setPerson('doubly');
    const begun = await test.server.inject({
      method: 'POST',
      url: '/api/federation/links',
      payload: { provider: ids.first },
      headers: { 'x-yuanshu-csrf': '1', cookie: `yuanshu_session=${own.cookies.get('yuanshu_session')}` },
    });
    const state = decodeURIComponent(begun.cookies.find(({ name }) => name === 'yuanshu_federation')?.value ?? '');
    const back = await real.visit(begun.json().url);
    expect((await browser.comeBack(back, state, own.cookies.get('yuanshu_session'))).to).toBe('/profile');
    const { landing } = await signIn('doubly');
    expect(landing.to).toBe('/sign-in?step=code&to=%2F');
    expect(landing.cookie('yuanshu_session')).toBeUndefined();
    expect(landing.cookie('yuanshu_pending')).toBeDefined();
  });

  it('is given no token of the provider, nor is one kept', async () => {
    const { landing } = await signIn('zhang');
    expect(landing.to).toBe('/');
    // Tokens in the form of RFC 7519 begin so.
    expect(JSON.stringify([landing.answer.headers, landing.answer.body])).not.toMatch(/eyJ|access_token|id_token/);
    const kept = await admin.query(
      `select coalesce(string_agg(row, ' '), '') as all from (select s::text as row from auth.session s
        union all select l::text from federation.link l union all select e::text from journal.entry e) rows`,
    );
    expect(kept.rows[0].all).not.toMatch(/eyJ|access_token/);
  });

  it('is asked to sign in anew after twelve hours, however long the provider would remember', async () => {
    const begun = test.platform.now();
    const { landing } = await signIn('zhang');
    const cookie = landing.cookie('yuanshu_session');
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      test.setNow(begun.add({ minutes }).toString());
      expect((await sessionOf(cookie)).account).not.toBeNull();
    }
    test.setNow(begun.add({ hours: 12, minutes: 1 }).toString());
    expect((await sessionOf(cookie)).account).toBeNull();
    test.setNow(Temporal.Now.instant().toString());
  });
});

describe('an answer that does not fit', () => {
  const noSession = (landing: Awaited<ReturnType<typeof signIn>>['landing'], to: string) => {
    expect(landing.to).toBe(to);
    expect(landing.cookie('yuanshu_session')).toBeUndefined();
  };

  it('with another state, or none, is refused', async () => {
    real.setPerson('zhang');
    const { url, cookie } = await browser.begin(ids.first);
    const back = await real.visit(url);
    for (const state of ['wrong', '']) {
      back.searchParams.set('state', state);
      noSession(await browser.comeBack(back, cookie), problem('federation.stateLost'));
    }
  });

  it('in another browser is refused, and so is one with a cookie that was made up', async () => {
    real.setPerson('zhang');
    const { url } = await browser.begin(ids.first);
    const other = await browser.begin(ids.first);
    const back = await real.visit(url);
    for (const cookie of [other.cookie, '', 'y1.a.made-up', Buffer.from('{}').toString('base64url')]) {
      noSession(await browser.comeBack(back, cookie), problem('federation.stateLost'));
    }
  });

  it('whose code was used before is refused', async () => {
    const { back, cookie, landing } = await signIn('zhang');
    expect(landing.to).toBe('/');
    noSession(await browser.comeBack(back, cookie), problem('federation.codeInvalid'));
  });

  it('of another sign-in, code and state exchanged, is refused: the code belongs to another challenge', async () => {
    real.setPerson('zhang');
    const [mine, theirs] = [await browser.begin(ids.first), await browser.begin(ids.first)];
    const back = await real.visit(theirs.url);
    back.searchParams.set('state', new URL(mine.url).searchParams.get('state') ?? '');
    noSession(await browser.comeBack(back, mine.cookie), problem('federation.codeInvalid'));
  });

  it('of one provider is not taken at the address of another', async () => {
    real.setPerson('zhang');
    const { url, cookie } = await browser.begin(ids.second);
    const back = await real.visit(url);
    back.pathname = back.pathname.replace(ids.second, ids.first);
    noSession(await browser.comeBack(back, cookie), problem('federation.stateLost'));
  });

  it('that names another issuer is refused', async () => {
    real.setPerson('zhang');
    const { url, cookie } = await browser.begin(ids.first);
    const back = await real.visit(url);
    back.searchParams.set('iss', 'https://elsewhere.example');
    noSession(await browser.comeBack(back, cookie), problem('federation.identityRefused'));
  });

  it('after ten minutes is refused', async () => {
    real.setPerson('zhang');
    const { url, cookie } = await browser.begin(ids.first);
    const back = await real.visit(url);
    test.setNow(Temporal.Now.instant().add({ minutes: 10, seconds: 1 }).toString());
    noSession(await browser.comeBack(back, cookie), problem('federation.stateLost'));
    test.setNow(Temporal.Now.instant().toString());
  });

  it('of a person who is linked at one provider only is refused at the other', async () => {
    noSession((await signIn('zhang', ids.second)).landing, problem('federation.notLinked'));
  });

  it('for a provider that was switched off meanwhile is refused', async () => {
    real.setPerson('zhang');
    const { url, cookie } = await browser.begin(ids.second);
    const back = await real.visit(url);
    await change(ids.second, { ...provider('第二认证', { enabled: false }), secret: undefined });
    noSession(await browser.comeBack(back, cookie), problem('federation.providerNotFound'));
    await change(ids.second, { ...provider('第二认证'), secret: undefined });
  });
});

describe('a link', () => {
  it('is to one account: another account cannot take the person, nor the account another person', async () => {
    expect((await link('leader', 'zhang')).landing.to).toBe(problem('federation.linkedElsewhere', '/profile'));
    expect((await link('officer', 'li')).landing.to).toBe(problem('federation.linkedElsewhere', '/profile'));
  });

  it('is finished in the session that began it, and in no other', async () => {
    real.setPerson('wang');
    const begun = await test.request('leader', {
      method: 'POST',
      url: '/api/federation/links',
      payload: { provider: ids.first },
    });
    const cookie = decodeURIComponent(begun.cookies.find(({ name }) => name === 'yuanshu_federation')?.value ?? '');
    const back = await real.visit(begun.json().url);
    const lost = problem('federation.stateLost', '/profile');
    for (const session of [
      undefined,
      await test.cookieOf('departmentHead'),
      await test.cookieOf('leader', test.zoneB),
    ]) {
      expect((await browser.comeBack(back, cookie, session)).to).toBe(lost);
      // The code is spent; the next stranger comes with a fresh one.
      back.href = (await real.visit(begun.json().url)).href;
    }
    expect((await signIn('wang')).landing.to).toBe(problem('federation.notLinked'));
  });

  it('of one zone opens nothing in another', async () => {
    const begun = await browser.begin(ids.foreign, { zone: test.zoneA });
    expect(begun.answer.statusCode).toBe(404);
    const { landing } = await signIn('zhang', ids.foreign, { zone: test.zoneB });
    expect(landing.to).toBe(problem('federation.notLinked'));
    const foreign = { method: 'POST', url: '/api/federation/links', payload: { provider: ids.foreign } } as const;
    expect((await test.request('officer', foreign)).statusCode).toBe(404);
  });

  it('to a closed account opens nothing, and keeps its person from no other account', async () => {
    expect((await link('expert', 'chen')).landing.to).toBe('/profile');
    await admin.query("update auth.account set status = 'closed' where role = 'expert' and zone_id = $1", [
      test.zoneA.id,
    ]);
    expect((await signIn('chen')).landing.to).toBe(problem('federation.notLinked'));
    expect((await link('leader', 'chen')).landing.to).toBe('/profile');
    await admin.query("update auth.account set status = 'active' where role = 'expert' and zone_id = $1", [
      test.zoneA.id,
    ]);
  });

  it('is listed to its owner, and ended by nobody else', async () => {
    const list = async (role: Role) =>
      (await test.request(role, { method: 'GET', url: '/api/federation/links' })).json();
    const { links, open } = await list('officer');
    expect(links).toMatchObject([{ provider: '统一认证', kind: 'oidc' }]);
    expect(open.map((one: { name: string }) => one.name)).toEqual(['第二认证']);
    const end = (role: Role) => test.request(role, { method: 'DELETE', url: `/api/federation/links/${links[0].id}` });
    expect((await end('leader')).statusCode).toBe(404);
    expect((await end('officer')).statusCode).toBe(200);
    expect((await end('officer')).statusCode).toBe(404);
    expect((await list('officer')).links).toEqual([]);
    expect((await signIn('zhang')).landing.to).toBe(problem('federation.notLinked'));
    expect((await link('officer', 'zhang')).landing.to).toBe('/profile');
  });
});

describe('somebody without an account', () => {
  it('becomes a pending officer where the zone says so, and enters once confirmed', async () => {
    await change(ids.second, { ...provider('第二认证', { admitsOfficers: true }), secret: undefined });
    expect((await signIn('zhao', ids.second)).landing.to).toBe(problem('federation.awaitingConfirmation'));
    expect((await signIn('zhao', ids.second)).landing.to).toBe(problem('federation.awaitingConfirmation'));
    const { rows } = await admin.query(
      "select id, role, status, display_name from auth.account where status = 'pending'",
    );
    expect(rows).toMatchObject([{ role: 'officer', status: 'pending' }]);
    const confirmed = await test.request('securityAdmin', {
      method: 'POST',
      url: `/api/accounts/${rows[0].id}/confirm`,
    });
    expect(confirmed.statusCode).toBe(200);
    const { landing } = await signIn('zhao', ids.second);
    expect(landing.to).toBe('/');
    expect((await sessionOf(landing.cookie('yuanshu_session'))).account.id).toBe(rows[0].id);
    await change(ids.second, { ...provider('第二认证'), secret: undefined });
  });
});

describe('an invited person', () => {
  it('is linked with the one-time code instead of a password, once', async () => {
    const made = await admin.query(
      `insert into auth.account (zone_id, id, display_name, role, status, confirmed_at, failed_attempts, demonstration)
       values ($1, gen_random_uuid(), '受邀人', 'officer', 'pending', now(), 0, false) returning id`,
      [test.zoneA.id],
    );
    const secret = 'abcd-efgh-jkmn-pqrs-tuvw';
    await admin.query(
      `insert into auth.one_time_code (zone_id, code_hash, account_id, purpose, made_at, expires_at)
       values ($1, $2, $3, 'activate', now(), now() + interval '1 day')`,
      [test.zoneA.id, createHash('sha256').update(secret).digest(), made.rows[0].id],
    );
    const invitation = `${test.zoneA.code}.${secret}`;
    const foreign = await browser.begin(ids.foreign, { zone: test.zoneB, invitation });
    expect(foreign.answer.json().error.code).toBe('auth.codeInvalid');
    const { landing } = await signIn('qian', ids.first, { invitation });
    expect(landing.to).toBe('/');
    expect((await sessionOf(landing.cookie('yuanshu_session'))).account.id).toBe(made.rows[0].id);
    expect((await signIn('sun', ids.first, { invitation })).landing.to).toBe(problem('auth.codeInvalid'));
    expect((await signIn('qian')).landing.to).toBe('/');
  });
});
