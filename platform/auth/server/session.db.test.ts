import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import type { SessionView } from '../contract/endpoints.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

function signIn(payload: object, headers: Record<string, string> = { 'x-yuanshu-csrf': '1' }) {
  return test.server.inject({ method: 'POST', url: '/api/session', payload, headers });
}

const right = { zone: 'test-a', login: 'officer', password: testPassword };

function cookieFrom(response: { headers: Record<string, unknown> }): string {
  const header = String(response.headers['set-cookie']);
  return header.split(';', 1)[0] ?? '';
}

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, and the session behind it', async () => {
    const response = await signIn(right);
    expect(response.statusCode).toBe(200);
    expect(String(response.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/);
    const cookie = cookieFrom(response);
    const session = (await test.server.inject({ url: '/api/session', headers: { cookie } })).json<SessionView>();
    expect(session).toMatchObject({
      account: { login: 'officer', role: 'officer', staff: null },
      zone: { code: 'test-a', demonstration: true },
      idleMinutes: 30,
    });
    expect(session.permissions).toContain('auth:signOut');
  });

  it('takes a login in capitals and with spaces around', async () => {
    expect((await signIn({ ...right, login: ' Officer ' })).statusCode).toBe(200);
  });

  it.each([
    { ...right, password: 'wrong' },
    { ...right, login: 'somebody-else' },
    { ...right, zone: 'no-zone' },
  ])('answers a wrong zone, login or password alike: %j', async (credentials) => {
    const response = await signIn(credentials);
    expect(response.statusCode).toBe(401);
    expect(response.json().error).toMatchObject({ code: 'auth.wrongCredentials', fields: [] });
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('names the field that is missing, in the language of the caller', async () => {
    const response = await signIn({ zone: 'test-a', login: 'officer' });
    expect(response.statusCode).toBe(422);
    expect(response.json().error.fields).toEqual([{ field: 'password', message: '不能为空。' }]);
    const english = await signIn(
      { zone: 'test-a', login: 'officer' },
      { 'x-yuanshu-csrf': '1', 'accept-language': 'en' },
    );
    expect(english.json().error).toMatchObject({ message: expect.stringContaining('nothing was done') });
  });

  it('refuses what another site may have sent', async () => {
    expect((await signIn(right, {})).json().error.code).toBe('http.foreignOrigin');
    const foreign = await signIn(right, { 'x-yuanshu-csrf': '1', 'sec-fetch-site': 'cross-site' });
    expect(foreign.statusCode).toBe(403);
  });
});

describe('what a stranger can learn', () => {
  it('is the same of a login that exists and of one that does not: the fifth guess locks both', async () => {
    test.setNow('2026-10-12T01:00:00Z');
    const answers = async (login: string) => {
      const codes: number[] = [];
      for (let guess = 0; guess < 6; guess += 1) {
        codes.push((await signIn({ zone: 'test-a', login, password: 'wrong' })).statusCode);
      }
      return codes;
    };
    expect(await answers('auditadmin')).toEqual([401, 401, 401, 401, 429, 429]);
    expect(await answers('nobody-at-all')).toEqual([401, 401, 401, 401, 429, 429]);
  });
});

describe('lock-out', () => {
  const target = { zone: 'test-b', login: 'officer' };

  it('locks at the fifth wrong password, even for the right one, and opens after 15 minutes', async () => {
    test.setNow('2026-10-13T01:00:00Z');
    for (let guess = 0; guess < 4; guess += 1) {
      expect((await signIn({ ...target, password: 'wrong' })).statusCode).toBe(401);
    }
    const fifth = await signIn({ ...target, password: 'wrong' });
    expect(fifth.statusCode).toBe(429);
    expect(fifth.json().error.message).toContain('15');
    expect((await signIn({ ...target, password: testPassword })).statusCode).toBe(429);
    test.setNow('2026-10-13T01:15:01Z');
    expect((await signIn({ ...target, password: testPassword })).statusCode).toBe(200);
  });

  it('is not outrun by guesses sent at once', async () => {
    test.setNow('2026-10-13T02:00:00Z');
    const parallel = { zone: 'test-b', login: 'leader' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn({ ...parallel, password: 'wrong' })));
    const compared = answers.filter((answer) => answer.statusCode === 401).length;
    expect(compared).toBe(4);
    expect((await signIn({ ...parallel, password: testPassword })).statusCode).toBe(429);
  });
});

describe('the end of a session', () => {
  const read = async (cookie: string) =>
    (await test.server.inject({ url: '/api/session', headers: { cookie } })).json<SessionView>();

  it('comes with signing out, at once', async () => {
    test.setNow('2026-10-14T01:00:00Z');
    const cookie = cookieFrom(await signIn(right));
    expect((await read(cookie)).account).not.toBeNull();
    const ended = await test.server.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie, 'x-yuanshu-csrf': '1' },
    });
    expect(ended.json()).toEqual({ ended: true });
    expect((await read(cookie)).account).toBeNull();
  });

  it('comes after 30 minutes without a request, which each request moves', async () => {
    test.setNow('2026-10-14T02:00:00Z');
    const cookie = cookieFrom(await signIn(right));
    test.setNow('2026-10-14T02:29:00Z');
    expect((await read(cookie)).account).not.toBeNull();
    test.setNow('2026-10-14T02:58:00Z');
    expect((await read(cookie)).account).not.toBeNull();
    test.setNow('2026-10-14T03:29:00Z');
    expect((await read(cookie)).account).toBeNull();
  });

  it('comes after 12 hours whatever happens', async () => {
    test.setNow('2026-10-15T00:00:00Z');
    const cookie = cookieFrom(await signIn(right));
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      test.setNow(new Date(Date.parse('2026-10-15T00:00:00Z') + minutes * 60_000).toISOString());
      expect((await read(cookie)).account).not.toBeNull();
    }
    test.setNow('2026-10-15T12:00:00Z');
    expect((await read(cookie)).account).toBeNull();
  });

  it('is there for a cookie of another zone, a made-up one, and no cookie', async () => {
    const cookie = cookieFrom(await signIn(right));
    const moved = cookie.replace(test.zoneA.id, test.zoneB.id);
    for (const made of [moved, 'yuanshu_session=x', `yuanshu_session=${test.zoneA.id}.${'A'.repeat(43)}`]) {
      expect((await read(made)).account).toBeNull();
    }
  });
});
