import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { accountsOf, namesOfAccounts } from './accounts.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  for (const zone of [on.zoneA, on.zoneB]) await on.request('officer', { method: 'GET', url: '/api/session', zone });
});
afterAll(() => on.close());

const dbOf = (zone: { id: string }) => on.platform.database.forZone(zone.id);

it('names who acted, once each, though the account was closed since', async () => {
  const [officer] = (await accountsOf(dbOf(on.zoneA))).filter(({ role }) => role === 'officer');
  const id = officer?.id ?? '';
  const client = await on.connect('superuser');
  await client.query(`update auth.account set status = 'closed' where id = $1`, [id]);
  await client.end();
  expect((await accountsOf(dbOf(on.zoneA))).map((account) => account.id)).not.toContain(id);
  const unknown = '018f0000-0000-7000-8000-0000000000ff';
  const names = await namesOfAccounts(dbOf(on.zoneA), [id, id, unknown]);
  expect([...names]).toEqual([[id, officer?.displayName]]);
});

it('knows nobody of another zone, and asks nothing for nobody', async () => {
  const foreign = (await accountsOf(dbOf(on.zoneB))).map(({ id }) => id);
  expect(foreign.length).toBeGreaterThan(0);
  expect((await namesOfAccounts(dbOf(on.zoneA), foreign)).size).toBe(0);
  expect((await namesOfAccounts(dbOf(on.zoneB), foreign)).size).toBe(foreign.length);
  expect((await namesOfAccounts(dbOf(on.zoneA), [])).size).toBe(0);
});
