import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  creditCodeAlphabet,
  creditCodeCheckCharacter,
  organisationCheckCharacter,
} from '#kernel/parties/contract/social-credit-code.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { attempts, chanceOf, inParallel, noteFigures } from './attempts.ts';

const times = attempts(500);
let test: TestPlatform;
let superuser: Client;
beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

const minute = 60_000;
const day = 24 * 60 * minute;
/** Changes of a clock: small, a day, a time zone, a year that is read wrongly. */
const jumps = [-10 * minute, 10 * minute, -day, day, -8 * 60 * minute, -1, -365 * day, 365 * day, 0];

const letters = [...creditCodeAlphabet].filter((letter) => /\d/.test(letter));

function creditCode(number: number): string {
  const organisation = `${letters[1]}${String(number).padStart(7, '0')}`;
  const first = `91440100${organisation}${organisationCheckCharacter(organisation)}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}

const register = (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  test.request('officer', {
    method: 'POST',
    url: '/api/parties/firms',
    headers,
    payload: { industry: 'C39', legalForm: 'limitedLiability', ...body },
  });

/** What the journal holds of firms entered, in its own order. */
async function entries(): Promise<{ at: string; subject_id: string; order: string }[]> {
  const { rows } = await superuser.query<{ at: string; subject_id: string; order: string }>(
    `select at, subject_id, xid::text || '.' || position as order from journal.entry
      where action = 'parties.registerFirm' order by xid, position`,
  );
  return rows;
}

describe('times of what is done (R16)', () => {
  it('are those of the server, whatever time and address the caller tells', async () => {
    const chance = chanceOf(16);
    const told = () => new Date(Date.parse('2026-11-02T00:00:00Z') + chance.of(jumps) * chance.next());
    const start = Date.parse('2026-11-02T01:00:00Z');
    const part = Math.ceil(times / 5);
    for (let index = 0; index < part; index += 1) {
      const now = new Date(start + index * 1_000);
      test.setNow(now.toISOString());
      const lie = told();
      const response = await register(
        { name: `时钟企业${index}`, registeredAt: lie.toISOString(), at: lie.getTime() },
        {
          date: lie.toUTCString(),
          'x-forwarded-for': '203.0.113.7',
          'x-real-ip': '203.0.113.8',
          'x-request-id': 'chosen-by-the-caller',
          'x-timestamp': String(lie.getTime()),
          'if-unmodified-since': lie.toUTCString(),
        },
      );
      expect(response.statusCode).toBe(200);
      expect(response.json().registeredAt).toBe(now.toISOString());
    }
    const { rows } = await superuser.query<{ at: string; ip: string; trace: string }>(
      "select at, ip, trace from journal.entry where action = 'parties.registerFirm' order by xid, position",
    );
    expect(rows.map(({ at }) => Date.parse(at))).toEqual(rows.map((_, index) => start + index * 1_000));
    expect(new Set(rows.map(({ ip }) => ip))).toEqual(new Set(['127.0.0.1']));
    expect(rows.filter(({ trace }) => trace.includes('chosen'))).toEqual([]);
    noteFigures('R16 told times', { attempts: part });
  });

  it('leave the journal in the order in which things happened, however the clock jumps meanwhile', async () => {
    const chance = chanceOf(17);
    const part = Math.ceil(times / 5);
    const before = await entries();
    const answered: string[] = [];
    let now = Date.parse('2026-11-03T00:00:00Z');
    for (let index = 0; index < part; index += 1) {
      now = Date.parse('2026-11-03T00:00:00Z') + index * minute + chance.of(jumps);
      test.setNow(new Date(now).toISOString());
      // Some of these find the clock set back between the beginning and the end of their transaction.
      const under = register({ name: `跳钟企业${index}` });
      if (chance.next() < 0.5) test.setNow(new Date(now - chance.below(2 * day)).toISOString());
      const response = await under;
      // A session is over once its time is; the next request begins another.
      if (response.statusCode === 401) test.forgetSessions();
      else answered.push(response.json().id);
    }
    const after = await entries();
    expect(answered.length).toBeGreaterThan(part / 3);
    expect(answered.length).toBeLessThan(part);
    expect(after.slice(before.length).map((entry) => entry.subject_id)).toEqual(answered);
    expect(new Set(after.map((entry) => entry.order)).size).toBe(after.length);
    noteFigures('R16 jumping clock', { attempts: part, answered: answered.length });
  });
});

describe('a request that comes again (R16)', () => {
  it('is stored once where what it says is one thing, be it sent again at once or later', async () => {
    test.setNow('2026-11-04T00:00:00Z');
    test.forgetSessions();
    await test.cookieOf('officer');
    const part = Math.ceil((times * 2) / 5 / 4);
    const stored = async () =>
      (await superuser.query("select social_credit_code from parties.firm where name like '重发企业%'")).rows.length;
    const statuses: number[][] = [];
    await inParallel(Array(part).keys(), 2, async (index) => {
      const body = { name: `重发企业${index}`, socialCreditCode: creditCode(index) };
      const [first, ...others] = await Promise.all([register(body), register(body), register(body)]);
      const later = await register(body);
      statuses.push([first, ...others, later].map(({ statusCode }) => statusCode));
    });
    for (const answers of statuses) {
      expect(answers.filter((status) => status === 200)).toHaveLength(1);
      expect(answers.filter((status) => status === 409)).toHaveLength(3);
    }
    expect(await stored()).toBe(part);
    const events = await superuser.query<{ count: number }>(
      "select count(*)::int as count from platform.outbox where payload ->> 'name' like '重发企业%'",
    );
    expect(events.rows[0]?.count).toBe(part);
    noteFigures('R16 sent again', { attempts: part * 4 });
  });

  it('ends a session once, and brings none back', async () => {
    const part = Math.ceil(times / 10);
    const chance = chanceOf(18);
    for (let index = 0; index < part; index += 1) {
      test.setNow('2026-11-05T00:00:00Z');
      test.forgetSessions();
      const cookie = await test.cookieOf('expert');
      const send = (method: 'GET' | 'DELETE') =>
        test.server.inject({
          method,
          url: '/api/session',
          headers: { cookie: `yuanshu_session=${cookie}`, 'x-yuanshu-csrf': '1' },
        });
      expect((await send('DELETE')).statusCode).toBe(200);
      test.setNow(new Date(Date.parse('2026-11-05T00:00:00Z') + chance.of(jumps)).toISOString());
      expect((await send('DELETE')).statusCode).toBe(401);
      expect((await send('GET')).json().account).toBeNull();
    }
    noteFigures('R16 ended sessions', { attempts: part * 2 });
  });
});
