import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { endAfterRestore } from './end-after-restore.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('ends every session of every zone after a restore, and says so in the journal', async () => {
  const [here, there] = [await test.cookieOf('officer'), await test.cookieOf('leader', test.zoneB)];
  expect([here, there]).not.toContain(undefined);
  expect(await endAfterRestore(test.platform)).toEqual({ endedSessions: 2 });
  expect(await endAfterRestore(test.platform)).toEqual({ endedSessions: 0 });
  const client = await test.connect('superuser');
  const sessions = await client.query('select distinct ended_why from auth.session');
  const entries = await client.query(`select zone_id from journal.entry where action = 'auth.endAfterRestore'`);
  await client.end();
  expect(sessions.rows).toEqual([{ ended_why: 'restored' }]);
  expect(entries.rows.map(({ zone_id }) => zone_id).sort()).toEqual([test.zoneA.id, test.zoneB.id]);
});
