import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { addPerson, Browser } from './identity.fixture.ts';

let test: TestPlatform;
const now = '2026-11-16T01:00:00Z';
beforeAll(async () => {
  test = await testPlatform();
  test.setNow(now);
});
afterAll(() => test.close());

const reason = { reason: '本人到场核验' };
const signIn = (login: string, password: string) =>
  new Browser(test).send('POST', '/api/session', { zone: 'test-a', login, password });

async function enrolled(login: string) {
  const person = await addPerson(test, login, 'officer');
  const browser = await new Browser(test).enter(person.id);
  return { person, browser, ...(await browser.enrol(Date.parse(now))) };
}

describe('a reset of the password', () => {
  it('leaves the second factor: the new password alone opens nothing', async () => {
    const { person } = await enrolled('reset-only');
    const url = `/api/accounts/${person.id}/reset-password`;
    const { code } = (await test.request('securityAdmin', { method: 'POST', url, payload: reason })).json().code;
    const password = 'kv9-tulip-mq-77';
    expect((await new Browser(test).send('POST', '/api/activation', { code, password })).status).toBe(200);
    expect((await signIn('reset-only', password)).code).toBe('auth.secondFactorNeeded');
  });
});

describe('a lost second factor', () => {
  it('is taken away by the security administrator with a reason, ends the sessions, and is enrolled anew', async () => {
    const { person, browser } = await enrolled('lost-factor');
    const url = `/api/accounts/${person.id}/reset-second-factor`;
    for (const role of ['systemAdmin', 'auditAdmin', 'officer'] as const) {
      expect((await test.request(role, { method: 'POST', url, payload: reason })).statusCode).toBe(403);
    }
    expect((await test.request('securityAdmin', { method: 'POST', url, payload: {} })).statusCode).toBe(422);
    expect((await test.request('securityAdmin', { method: 'POST', url, payload: reason })).statusCode).toBe(200);
    expect((await browser.send('GET', '/api/account')).status).toBe(401);
    const client = await test.connect('superuser');
    const { rows } = await client.query(
      "select reason from journal.entry where action = 'auth.resetSecondFactor' and subject_id = $1",
      [person.id],
    );
    await client.end();
    expect(rows).toEqual([reason]);
    expect((await signIn('lost-factor', testPassword)).status).toBe(200);
  });
});

describe('recovery codes', () => {
  it('have more than 112 random bits each: 24 of 31 letters and digits, none twice', async () => {
    const { recoveryCodes } = await enrolled('well-drawn');
    for (const code of recoveryCodes)
      expect(code).toMatch(/^[a-hjkmnp-z]([a-hjkmnp-z2-9]{3})(-[a-hjkmnp-z2-9]{4}){5}$/);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(23 * Math.log2(31)).toBeGreaterThan(112);
  });
});
