import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { addPerson, Browser } from './identity.fixture.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

/** Entries of an action, oldest first: zone, who acted, as what. */
async function entriesOf(action: string) {
  const client = await test.connect('superuser');
  const { rows } = await client.query(
    'select zone_id, actor_kind, account_id, role from journal.entry where action = $1 order by position',
    [action],
  );
  await client.end();
  return rows;
}

it('is nobody of another zone, and no role of whoever was signed in before in the same browser', async () => {
  const officer = await addPerson(test, 'first-here', 'officer');
  const admin = await addPerson(test, 'then-here', 'leader');
  const browser = await new Browser(test).enter(officer.id);
  const elsewhere = { zone: test.zoneB.code, login: 'officer', password: 'not the password' };
  const attempt = await browser.send('POST', '/api/session', elsewhere);
  expect(attempt.code).toBe('auth.wrongCredentials');
  const login = { zone: test.zoneA.code, login: admin.login, password: testPassword };
  expect((await browser.send('POST', '/api/session', login)).status).toBe(200);
  const [refused] = await entriesOf('auth.refuseSignIn');
  expect(refused).toMatchObject({ zone_id: test.zoneB.id, actor_kind: 'visitor', account_id: null });
  const [began] = await entriesOf('auth.signIn');
  expect(began).toMatchObject({ zone_id: test.zoneA.id, account_id: admin.id, role: 'leader' });
});
