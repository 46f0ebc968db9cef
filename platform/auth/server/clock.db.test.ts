import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { proofMs, sessionMs } from './domain.ts';
import { tellUnknown } from './failed-sign-ins.ts';
import { addPerson, Browser } from './identity.fixture.ts';
import { openSessions } from './sessions.ts';
import { addSession } from './store/sessions.ts';
import { newToken } from './token.ts';

// Campaign R16, the part of sign-in: the server's clock is the only one, and setting it back brings nothing to life.
let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

const minute = 60_000;
const cases = Number(process.env.SOAK_TIMES ?? 500);

describe('a session under a clock that jumps', () => {
  it('is never found again once it was found to be over, and never outlives its limits', async () => {
    const person = await addPerson(test, 'jumper', 'officer');
    const { database } = test.platform;
    const db = database.forZone(test.zoneA.id);
    const jump = fc.oneof(
      fc.integer({ min: -90, max: 90 }),
      fc.integer({ min: -1440, max: 1440 }),
      fc.constantFrom(-10, 10, 29, 30, 31, -30, 720, -720),
    );
    const steps = 10;
    await fc.assert(
      fc.asyncProperty(fc.array(jump, { minLength: steps, maxLength: steps }), async (jumps) => {
        // A node that remembers nothing, so that each look is a look into the database.
        const sessions = openSessions(database);
        const token = newToken(test.zoneA.id);
        let now = Date.parse('2026-11-10T00:00:00Z');
        const start = now;
        const at = new Date(now).toISOString();
        await addSession(db, { zoneId: test.zoneA.id, hash: token.hash, accountId: person.id, at });
        let over = false;
        for (const minutes of jumps) {
          now += minutes * minute;
          sessions.doubt(person.id);
          const found = await sessions.find(token.cookie, now);
          if (over) expect(found).toBeUndefined();
          if (now - start >= sessionMs) expect(found).toBeUndefined();
          over ||= found === undefined;
        }
      }),
      { numRuns: Math.ceil(cases / steps) },
    );
  });

  it('stays ended when it was ended in an hour that comes again', async () => {
    test.setNow('2026-11-11T02:00:00Z');
    const person = await addPerson(test, 'leaver', 'officer');
    const browser = await new Browser(test).enter(person.id);
    const cookie = browser.cookies.get('yuanshu_session') ?? '';
    expect((await browser.send('DELETE', '/api/session')).status).toBe(200);
    for (const instant of ['2026-11-11T01:00:00Z', '2026-11-11T02:00:00Z', '2026-11-10T00:00:00Z']) {
      test.setNow(instant);
      browser.cookies.set('yuanshu_session', cookie);
      expect((await browser.send('GET', '/api/session')).body.account).toBeNull();
    }
  });
});

describe('a proof under a clock that is set back', () => {
  it('from a later hour is none', async () => {
    test.setNow('2026-11-12T03:00:00Z');
    const person = await addPerson(test, 'future', 'officer');
    const browser = await new Browser(test).enter(person.id);
    expect((await browser.send('POST', '/api/account/second-factor')).status).toBe(200);
    test.setNow('2026-11-12T02:59:00Z');
    expect((await browser.send('POST', '/api/account/second-factor')).code).toBe('auth.stepUpNeeded');
    test.setNow(new Date(Date.parse('2026-11-12T03:00:00Z') + proofMs).toISOString());
    expect((await browser.send('POST', '/api/account/second-factor')).code).toBe('auth.stepUpNeeded');
  });
});

describe('a lock under a clock that is set back', () => {
  it('is not opened by it', async () => {
    test.setNow('2026-11-13T04:00:00Z');
    await addPerson(test, 'guessed-at', 'officer');
    const attempt = (password: string) =>
      new Browser(test).send('POST', '/api/session', { zone: 'test-a', login: 'guessed-at', password });
    for (let guess = 0; guess < 5; guess += 1) await attempt('wrong');
    for (const instant of ['2026-11-13T03:00:00Z', '2026-11-13T04:14:59Z']) {
      test.setNow(instant);
      expect((await attempt(testPassword)).code).toBe('auth.locked');
    }
    test.setNow('2026-11-13T04:15:00Z');
    expect((await attempt(testPassword)).status).toBe(200);
  });
});

describe('failed sign-ins in the journal', () => {
  it('name a known account, and of unknown logins only how many, once in ten minutes', async () => {
    // What others tried before in this process is told and done with.
    await tellUnknown(test.platform.database, test.zoneA.id, Date.parse('2026-11-14T04:00:00Z'));
    test.setNow('2026-11-14T05:00:00Z');
    const person = await addPerson(test, 'known', 'officer');
    const attempt = (login: string) =>
      new Browser(test).send('POST', '/api/session', { zone: 'test-a', login, password: 'wrong' });
    await attempt('known');
    for (const login of ['my-secret-1', 'my-secret-2', 'my-secret-3']) await attempt(login);
    test.setNow('2026-11-14T05:10:00Z');
    await attempt('my-secret-4');
    const client = await test.connect('superuser');
    const { rows } = await client.query<{ action: string; subject_id: string | null; after: string }>(
      "select action, subject_id, after from journal.entry where zone_id is not null and at >= '2026-11-14T05:00:00Z' order by position",
    );
    const everything = await client.query("select count(*) from journal.entry e where e::text like '%my-secret%'");
    await client.end();
    expect(rows.map(({ action }) => action)).toEqual([
      'auth.refuseSignIn',
      'auth.refuseUnknownLogins',
      'auth.refuseUnknownLogins',
    ]);
    expect(rows[0]?.subject_id).toBe(person.id);
    expect(rows.slice(1).map(({ after }) => JSON.parse(after).attempts)).toEqual([1, 3]);
    expect(Number(everything.rows[0].count)).toBe(0);
  });
});
