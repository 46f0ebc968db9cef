import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { actionsAbout, addPerson, Browser, codeOf, quickDigest } from './identity.fixture.ts';
import { addFormerPassword } from './store/passwords.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

const change = (browser: Browser, old: string, next: string) =>
  browser.send('POST', '/api/account/password', { old, new: next });
const goodPassword = (word: string) => `${word}-kv9-tulip-mq`;

describe('changing the own password', () => {
  it('needs the old one, ends the other sessions, and gives this one a new token', async () => {
    test.setNow('2026-11-06T01:00:00Z');
    const person = await addPerson(test, 'changer', 'officer');
    const [browser, other] = [await new Browser(test).enter(person.id), await new Browser(test).enter(person.id)];
    expect((await other.send('GET', '/api/account')).status).toBe(200);
    const before = browser.cookies.get('yuanshu_session') ?? '';
    expect((await change(browser, 'not-the-old-one', goodPassword('a'))).code).toBe('auth.wrongPassword');
    expect((await change(browser, testPassword, goodPassword('a'))).body).toEqual({ endedSessions: 1 });
    expect((await other.send('GET', '/api/account')).status).toBe(401);
    expect((await browser.send('GET', '/api/account')).status).toBe(200);
    const old = new Browser(test);
    old.cookies.set('yuanshu_session', before);
    expect((await old.send('GET', '/api/account')).status).toBe(401);
    const signIn = { zone: 'test-a', login: 'changer', password: goodPassword('a') };
    expect((await new Browser(test).send('POST', '/api/session', signIn)).status).toBe(200);
    expect(await actionsAbout(test, person.id)).toEqual(['auth.changePassword', 'auth.signIn']);
  });

  it('names what is wrong with the new one, and does not count that as a wrong guess', async () => {
    const person = await addPerson(test, 'weak', 'officer');
    const browser = await new Browser(test).enter(person.id);
    for (const weak of [
      'woaini1314520',
      'weak-weak-12',
      'kv9-tulip',
      'aaaaaaaaaaaa',
      'Password2026!',
      'qwertyuiop12',
    ]) {
      const answer = await change(browser, testPassword, weak);
      expect([weak, answer.code, answer.body.error.fields.length]).toEqual([weak, 'auth.weakPassword', 1]);
    }
    expect((await change(browser, testPassword, goodPassword('b'))).status).toBe(200);
  });

  it('does not take one of the last five', async () => {
    const person = await addPerson(test, 'circular', 'officer');
    const browser = await new Browser(test).enter(person.id);
    const db = test.platform.database.forZone(test.zoneA.id);
    for (const [index, word] of ['one', 'two', 'three', 'four', 'five'].entries()) {
      const at = `2026-11-01T0${index}:00:00Z`;
      const former = { zoneId: test.zoneA.id, accountId: person.id, passwordHash: quickDigest(goodPassword(word)), at };
      await addFormerPassword(db, former);
    }
    expect((await change(browser, testPassword, testPassword)).code).toBe('auth.passwordUsedBefore');
    for (const word of ['two', 'five']) {
      expect((await change(browser, testPassword, goodPassword(word))).code).toBe('auth.passwordUsedBefore');
    }
    expect((await change(browser, testPassword, goodPassword('one'))).status).toBe(200);
    expect((await change(browser, goodPassword('one'), goodPassword('one'))).code).toBe('auth.passwordUsedBefore');
  });

  it('comes before anything else where the security administrator asked for it', async () => {
    const person = await addPerson(test, 'leaked', 'officer');
    const asked = await test.request('securityAdmin', {
      method: 'POST',
      url: `/api/accounts/${person.id}/require-password`,
      payload: { reason: '口令可能泄露' },
    });
    expect(asked.statusCode).toBe(200);
    const browser = await new Browser(test).enter(person.id);
    expect((await browser.send('GET', '/api/session')).body.setUp).toBe('password');
    expect((await browser.send('GET', '/api/account/sessions')).code).toBe('auth.passwordChangeNeeded');
    expect((await change(browser, testPassword, goodPassword('fresh'))).status).toBe(200);
    expect((await browser.send('GET', '/api/session')).body.setUp).toBeNull();
    expect((await browser.send('GET', '/api/account/sessions')).status).toBe(200);
  });
});

describe('the own sessions', () => {
  it('show when, from where and by which browser, never a token', async () => {
    test.setNow('2026-11-07T01:00:00Z');
    const person = await addPerson(test, 'reader', 'officer');
    const browser = new Browser(test);
    await browser.send('POST', '/api/session', { zone: 'test-a', login: 'reader', password: testPassword });
    await new Browser(test).enter(person.id);
    const { sessions } = (await browser.send('GET', '/api/account/sessions')).body;
    expect(sessions).toHaveLength(2);
    const current = sessions.filter((one: { current: boolean }) => one.current);
    expect(current).toMatchObject([{ browser: 'Chrome, Windows', ip: '127.0.0.1', how: 'password' }]);
    const secret = browser.cookies.get('yuanshu_session')?.split('.')[1] ?? '';
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  it('end one by one or all others, at once', async () => {
    const person = await addPerson(test, 'tidy', 'officer');
    const browsers = await Promise.all([1, 2, 3, 4].map(() => new Browser(test).enter(person.id)));
    for (const browser of browsers) expect((await browser.send('GET', '/api/account')).status).toBe(200);
    const [mine = new Browser(test), ...others] = browsers;
    const { sessions } = (await mine.send('GET', '/api/account/sessions')).body;
    const one = sessions.find((session: { current: boolean }) => !session.current);
    expect((await mine.send('DELETE', `/api/account/sessions/${one.id}`)).body).toEqual({ ended: 1 });
    expect((await mine.send('DELETE', `/api/account/sessions/${one.id}`)).code).toBe('auth.sessionNotFound');
    expect((await mine.send('DELETE', '/api/account/sessions')).body).toEqual({ ended: 2 });
    const after = await Promise.all(others.map((browser) => browser.send('GET', '/api/account')));
    expect(after.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect((await mine.send('GET', '/api/account')).status).toBe(200);
  });

  it('of others are not to be ended', async () => {
    const [a, b] = [await addPerson(test, 'ann', 'officer'), await addPerson(test, 'ben', 'officer')];
    const [ann, ben] = [await new Browser(test).enter(a.id), await new Browser(test).enter(b.id)];
    const [session] = (await ben.send('GET', '/api/account/sessions')).body.sessions;
    expect((await ann.send('DELETE', `/api/account/sessions/${session.id}`)).status).toBe(404);
    expect((await ben.send('GET', '/api/account')).status).toBe(200);
  });
});

describe('proving oneself anew', () => {
  it('is asked for after ten minutes, gives a new token, and counts wrong passwords', async () => {
    test.setNow('2026-11-08T01:00:00Z');
    const person = await addPerson(test, 'prover', 'officer');
    const browser = await new Browser(test).enter(person.id);
    test.setNow('2026-11-08T01:09:59Z');
    expect((await browser.send('POST', '/api/account/second-factor')).status).toBe(200);
    test.setNow('2026-11-08T01:10:01Z');
    const refused = await browser.send('POST', '/api/account/second-factor');
    expect(refused).toMatchObject({ status: 403, code: 'auth.stepUpNeeded' });
    const stepUp = (proof: object) => browser.send('POST', '/api/session/step-up', proof);
    expect((await stepUp({})).code).toBe('auth.passwordNeeded');
    expect((await stepUp({ password: 'wrong' })).code).toBe('auth.wrongPassword');
    const before = browser.cookies.get('yuanshu_session');
    expect((await stepUp({ password: testPassword })).body).toEqual({ provedUntil: '2026-11-08T01:20:01Z' });
    expect(browser.cookies.get('yuanshu_session')).not.toBe(before);
    expect((await browser.send('POST', '/api/account/second-factor')).status).toBe(200);
    expect(await actionsAbout(test, person.id)).toEqual([
      'auth.beginSecondFactor',
      'auth.refuseStepUp',
      'auth.stepUp',
      'auth.beginSecondFactor',
    ]);
    for (let guess = 0; guess < 4; guess += 1) await stepUp({ password: 'wrong' });
    expect((await stepUp({ password: 'wrong' })).code).toBe('auth.locked');
    expect((await stepUp({ password: testPassword })).code).toBe('auth.locked');
  });

  it('takes a code, and no password, where a second factor is enrolled', async () => {
    test.setNow('2026-11-08T02:00:00Z');
    const person = await addPerson(test, 'coder', 'officer');
    const browser = await new Browser(test).enter(person.id);
    const { secret } = await browser.enrol(Date.parse('2026-11-08T02:00:00Z'));
    test.setNow('2026-11-08T02:15:00Z');
    expect((await browser.send('DELETE', '/api/account/second-factor')).code).toBe('auth.stepUpNeeded');
    const stepUp = (proof: object) => browser.send('POST', '/api/session/step-up', proof);
    expect((await stepUp({ password: testPassword })).code).toBe('auth.codeNeeded');
    expect((await stepUp({ code: codeOf(secret, Date.parse('2026-11-08T02:15:00Z')) })).status).toBe(200);
    expect((await browser.send('DELETE', '/api/account/second-factor')).body).toEqual({ removed: true });
    expect((await browser.send('DELETE', '/api/account/second-factor')).code).toBe('auth.noFactor');
  });
});
