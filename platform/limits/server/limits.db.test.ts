import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';

let test: TestPlatform;

// A fifth of the usual: 60 calls of a visitor, 120 of an account, 2 sign-ins of an address, 1 of a login.
beforeAll(async () => {
  test = await testPlatform({ limitFactor: 0.2 });
});
afterAll(() => test.close());

const signIn = (login: string, password: string, from: { remoteAddress: string; headers?: Record<string, string> }) =>
  test.request('anonymous', {
    method: 'POST',
    url: '/api/session',
    payload: { zone: test.zoneA.code, login, password },
    ...from,
  });
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const statuses = (answers: { statusCode: number }[]) => [...new Set(answers.map(({ statusCode }) => statusCode))];

describe('limits of the server', () => {
  it('say when to try again, in both languages', async () => {
    const from = { remoteAddress: '192.0.2.10' };
    await times(60, () => test.request('anonymous', { method: 'GET', url: '/api/session', ...from }));
    const refused = await test.request('anonymous', { method: 'GET', url: '/api/session', ...from });
    expect(refused.statusCode).toBe(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.json().error).toMatchObject({
      code: 'http.tooManyRequests',
      remedy: expect.stringContaining(`${seconds} 秒后`),
    });
    const english = { ...from, headers: { 'accept-language': 'en' } };
    const other = await test.request('anonymous', { method: 'GET', url: '/api/session', ...english });
    expect(other.json().error.remedy).toMatch(/^Try again in \d+ seconds\./);
  });

  it('tell nothing of whether somebody has the login', async () => {
    const answers = [];
    for (const login of ['officer', 'nobody']) {
      const first = await signIn(login, 'wrong-password', { remoteAddress: `198.51.100.${login.length}` });
      const second = await signIn(login, testPassword, { remoteAddress: `203.0.113.${login.length}` });
      answers.push([first.statusCode, second.statusCode, second.json().error.code]);
    }
    expect(answers[0]).toEqual([401, 429, 'http.tooManyRequests']);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('believe no forwarded address of a caller that is no trusted proxy', async () => {
    const last = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const headers = { 'x-forwarded-for': `10.9.8.${turn}`, forwarded: `for=10.9.8.${turn}` };
      last.push((await signIn(`made-up-${turn}`, 'x', { remoteAddress: '192.0.2.20', headers })).statusCode);
    }
    expect(last).toEqual([401, 401, 429]);
  });

  it('count an account by itself, from whichever address', async () => {
    const read = (role: 'officer' | 'leader') => (turn: number) =>
      test.request(role, { method: 'GET', url: '/api/session', remoteAddress: `10.0.${turn % 200}.1` });
    const officer = await Promise.all(Array.from({ length: 120 }, (_, turn) => read('officer')(turn)));
    expect(statuses(officer)).toEqual([200]);
    expect((await read('officer')(1)).statusCode).toBe(429);
    expect((await read('leader')(1)).statusCode).toBe(200);
  });

  it('count a cookie that is no session as a visitor', async () => {
    const forged = (turn: number) =>
      test.request('anonymous', {
        method: 'GET',
        url: '/api/session',
        remoteAddress: '192.0.2.30',
        headers: { cookie: `yuanshu_session=${test.zoneA.id}.${String(turn).padStart(43, 'x')}` },
      });
    const answers = await Promise.all(Array.from({ length: 61 }, (_, turn) => forged(turn)));
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1);
  });

  it('leave a caller ten seconds for the head of a request, looked at every two', () => {
    const { headersTimeout } = test.server.server;
    expect(headersTimeout).toBe(10_000);
    expect(Reflect.get(test.server.server, 'connectionsCheckingInterval')).toBe(2_000);
  });
});
