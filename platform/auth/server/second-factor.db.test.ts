import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { actionsAbout, addPerson, Browser, codeOf } from './identity.fixture.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

let now = 0;
function at(instant: string): void {
  test.setNow(instant);
  now = Date.parse(instant);
}

const passwordOf = (login: string) => ({ zone: 'test-a', login, password: testPassword });

/** A person with a second factor, and its secret. */
async function enrolled(login: string, role: 'officer' | 'systemAdmin' = 'officer') {
  const person = await addPerson(test, login, role);
  const browser = await new Browser(test).enter(person.id);
  const { secret, recoveryCodes } = await browser.enrol(now);
  return { person, secret, recoveryCodes, browser };
}

/** A browser that has typed the right password. */
async function halfWay(login: string) {
  const browser = new Browser(test);
  const answer = await browser.send('POST', '/api/session', passwordOf(login));
  expect(answer).toMatchObject({ status: 401, code: 'auth.secondFactorNeeded' });
  return browser;
}

const finish = (browser: Browser, code: string) => browser.send('POST', '/api/session/second-factor', { code });

describe('enrolment', () => {
  it('draws a code, counts once a code was typed, and shows ten recovery codes', async () => {
    at('2026-11-02T01:00:00Z');
    const person = await addPerson(test, 'enrolling', 'officer');
    const browser = await new Browser(test).enter(person.id);
    const other = await new Browser(test).enter(person.id);
    const begun = await browser.send('POST', '/api/account/second-factor');
    expect(begun.body.uri).toContain(begun.body.secret);
    expect(begun.body.qr).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    expect((await browser.send('GET', '/api/account')).body.secondFactor.enrolledAt).toBeNull();
    const wrong = await browser.send('POST', '/api/account/second-factor/confirm', { code: '000000' });
    expect(wrong.code).toBe('auth.wrongCode');
    const cookie = browser.cookies.get('yuanshu_session');
    const code = codeOf(begun.body.secret, now);
    const confirmed = await browser.send('POST', '/api/account/second-factor/confirm', { code });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect(browser.cookies.get('yuanshu_session')).not.toBe(cookie);
    expect((await browser.send('GET', '/api/account')).body.secondFactor).toMatchObject({
      required: false,
      recoveryCodesLeft: 10,
    });
    expect((await other.send('GET', '/api/account')).status).toBe(401);
    expect((await browser.send('POST', '/api/account/second-factor')).code).toBe('auth.factorStands');
    expect(await actionsAbout(test, person.id)).toEqual(['auth.beginSecondFactor', 'auth.confirmSecondFactor']);
  });

  it('stores neither the secret nor a recovery code as it is', async () => {
    const { secret, recoveryCodes } = await enrolled('sealed');
    const client = await test.connect('superuser');
    const { rows } = await client.query('select row_to_json(f)::text as row from auth.second_factor f');
    const codes = await client.query('select row_to_json(c)::text as row from auth.recovery_code c');
    await client.end();
    const stored = [...rows, ...codes.rows].map(({ row }) => row).join('\n');
    expect(stored).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
  });

  it('comes before anything else for an administrator, and is not to be removed', async () => {
    at('2026-11-02T02:00:00Z');
    const person = await addPerson(test, 'new-admin', 'systemAdmin');
    const browser = await new Browser(test).enter(person.id);
    expect((await browser.send('GET', '/api/session')).body.setUp).toBe('secondFactor');
    expect(await browser.send('GET', '/api/accounts')).toMatchObject({ status: 403, code: 'auth.enrolmentNeeded' });
    await browser.enrol(now);
    expect((await browser.send('GET', '/api/session')).body).toMatchObject({ setUp: null, proof: 'code' });
    expect((await browser.send('GET', '/api/accounts')).status).toBe(200);
    expect((await browser.send('DELETE', '/api/account/second-factor')).code).toBe('auth.factorRequired');
  });
});

describe('signing in with a second factor', () => {
  it('takes two steps, and the first gives no session', async () => {
    at('2026-11-03T01:00:00Z');
    const { secret, person } = await enrolled('two-steps');
    now += 60_000;
    test.setNow(new Date(now).toISOString());
    const browser = await halfWay('two-steps');
    expect(browser.cookies.has('yuanshu_session')).toBe(false);
    const pending = browser.cookies.get('yuanshu_pending') ?? '';
    const stolen = new Browser(test);
    stolen.cookies.set('yuanshu_session', pending);
    expect((await stolen.send('GET', '/api/session')).body.account).toBeNull();
    const done = await finish(browser, codeOf(secret, now).replace(/(\d{3})/, '$1 '));
    expect(done.body).toMatchObject({ account: { login: 'two-steps' }, proof: 'code', setUp: null });
    expect(browser.cookies.has('yuanshu_pending')).toBe(false);
    expect((await actionsAbout(test, person.id)).at(-1)).toBe('auth.signIn');
    // The pending token was used: with a code that nobody spent it opens nothing more.
    const thief = new Browser(test);
    thief.cookies.set('yuanshu_pending', pending);
    const later = now + 30_000;
    expect((await finish(thief, codeOf(secret, later))).code).toBe('auth.signInAgain');
  });

  it('does not take a code twice, in a second browser either', async () => {
    at('2026-11-03T02:00:00Z');
    const { secret } = await enrolled('replayed');
    now += 90_000;
    test.setNow(new Date(now).toISOString());
    const [first, second] = [await halfWay('replayed'), await halfWay('replayed')];
    const answers = await Promise.all([first, second].map((browser) => finish(browser, codeOf(secret, now))));
    expect(answers.map(({ code }) => code ?? 'in').sort()).toEqual(['auth.wrongCode', 'in']);
    const loser = answers[0]?.code === undefined ? second : first;
    expect((await finish(loser, codeOf(secret, now))).code).toBe('auth.wrongCode');
    expect((await finish(loser, codeOf(secret, now - 30_000))).code).toBe('auth.wrongCode');
  });

  it('forgets a wait after five minutes, and one that was made up', async () => {
    at('2026-11-03T03:00:00Z');
    const { secret } = await enrolled('slow');
    const browser = await halfWay('slow');
    now += 5 * 60_000;
    test.setNow(new Date(now).toISOString());
    expect((await finish(browser, codeOf(secret, now))).code).toBe('auth.signInAgain');
    const maker = new Browser(test);
    maker.cookies.set('yuanshu_pending', `${test.zoneA.id}.${'A'.repeat(43)}`);
    expect((await finish(maker, codeOf(secret, now))).code).toBe('auth.signInAgain');
    expect((await finish(new Browser(test), codeOf(secret, now))).code).toBe('auth.signInAgain');
  });

  it('locks at the fifth wrong code, sent at once or not, even for the right one', async () => {
    at('2026-11-03T04:00:00Z');
    const { secret, person } = await enrolled('guessed');
    now += 60_000;
    test.setNow(new Date(now).toISOString());
    const browser = await halfWay('guessed');
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => finish(browser, String(100_000 + guess))),
    );
    expect(guesses.filter(({ code }) => code === 'auth.wrongCode').length).toBeLessThanOrEqual(4);
    expect(guesses.filter(({ code }) => code === 'auth.locked').length).toBeGreaterThanOrEqual(8);
    expect((await finish(browser, codeOf(secret, now))).code).toBe('auth.locked');
    const refused = (await actionsAbout(test, person.id)).filter((action) => action === 'auth.refuseSignIn');
    expect(refused).toHaveLength(5);
  });

  it('does not forget wrong codes when the right password is typed again', async () => {
    at('2026-11-03T05:00:00Z');
    await enrolled('patient');
    for (const code of ['100001', '100002']) {
      const browser = await halfWay('patient');
      expect((await finish(browser, code)).code).toBe('auth.wrongCode');
    }
    const browser = await halfWay('patient');
    const answers = [];
    for (const code of ['100003', '100004', '100005']) answers.push((await finish(browser, code)).code);
    expect(answers).toEqual(['auth.wrongCode', 'auth.wrongCode', 'auth.locked']);
  });
});

describe('the password of somebody with a second factor', () => {
  const change = (browser: Browser, old: string, fresh: string) =>
    browser.send('POST', '/api/account/password', { old, new: fresh });

  it('does not stand in for the code: after changing it, dangerous acts still ask for one', async () => {
    at('2026-11-03T06:00:00Z');
    const { browser, secret } = await enrolled('unattended');
    now += 11 * 60_000;
    test.setNow(new Date(now).toISOString());
    const remove = () => browser.send('DELETE', '/api/account/second-factor');
    expect((await remove()).code).toBe('auth.stepUpNeeded');
    expect((await change(browser, testPassword, 'quartz-lantern-orbit-71')).status).toBe(200);
    expect((await remove()).code).toBe('auth.stepUpNeeded');
    expect((await browser.send('POST', '/api/session/step-up', { code: codeOf(secret, now) })).status).toBe(200);
    expect((await remove()).status).toBe(200);
  });

  it('forgives no wrong code, however often it is typed', async () => {
    at('2026-11-03T07:00:00Z');
    const { browser } = await enrolled('forgiving');
    const answers = [];
    for (const code of ['100001', '100002', '100003', '100004', '100005']) {
      answers.push((await browser.send('POST', '/api/session/step-up', { code })).code);
      if (answers.length < 5) {
        expect((await change(browser, testPassword, 'aaaaaaaaaaaa')).code).toBe('auth.weakPassword');
      }
    }
    expect(answers).toEqual([...Array(4).fill('auth.wrongCode'), 'auth.locked']);
  });
});

describe('a recovery code', () => {
  it('opens once, exactly one of two at the same time, and is counted down', async () => {
    at('2026-11-04T01:00:00Z');
    const { recoveryCodes, person } = await enrolled('lost-phone');
    const [code = '', next = ''] = recoveryCodes;
    const browsers = [await halfWay('lost-phone'), await halfWay('lost-phone')];
    const answers = await Promise.all(browsers.map((browser) => finish(browser, code.toUpperCase())));
    expect(answers.map((answer) => answer.code ?? 'in').sort()).toEqual(['auth.wrongCode', 'in']);
    const inside = browsers[answers.findIndex((answer) => answer.status === 200)] ?? new Browser(test);
    expect((await inside.send('GET', '/api/account')).body.secondFactor.recoveryCodesLeft).toBe(9);
    expect(await actionsAbout(test, person.id)).toContain('auth.useRecoveryCode');
    const renewed = await inside.send('POST', '/api/account/recovery-codes');
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await finish(await halfWay('lost-phone'), next)).code).toBe('auth.wrongCode');
  });

  it('is told to the journal also where it proves the person for a dangerous act', async () => {
    at('2026-11-04T02:00:00Z');
    const { browser, recoveryCodes, person } = await enrolled('proving');
    const proved = await browser.send('POST', '/api/session/step-up', { code: recoveryCodes[0] });
    expect(proved.status).toBe(200);
    expect((await actionsAbout(test, person.id)).slice(-2)).toEqual(['auth.useRecoveryCode', 'auth.stepUp']);
  });

  it('is no use to another account', async () => {
    const { recoveryCodes } = await enrolled('giver');
    await enrolled('taker');
    expect((await finish(await halfWay('taker'), recoveryCodes[0] ?? '')).code).toBe('auth.wrongCode');
  });
});

describe('who needs a second factor', () => {
  it('is decided by the security administrator of the zone, and asked of open sessions too', async () => {
    at('2026-11-05T01:00:00Z');
    const person = await addPerson(test, 'plain', 'officer');
    const browser = await new Browser(test).enter(person.id);
    expect((await browser.send('GET', '/api/account')).body.secondFactor.required).toBe(false);
    const rule = { secondFactor: 'staff', demonstrationExempt: true };
    const set = await test.request('securityAdmin', { method: 'PUT', url: '/api/accounts-policy', payload: rule });
    expect(set.json()).toEqual(rule);
    now += 2_000;
    test.setNow(new Date(now).toISOString());
    expect((await browser.send('GET', '/api/session')).body.setUp).toBe('secondFactor');
    expect((await browser.send('GET', '/api/account/sessions')).code).toBe('auth.enrolmentNeeded');
    const back = { secondFactor: 'administrators', demonstrationExempt: false };
    await test.request('securityAdmin', { method: 'PUT', url: '/api/accounts-policy', payload: back });
    expect((await test.request('systemAdmin', { url: '/api/accounts-policy' })).json()).toEqual(back);
  });
});
