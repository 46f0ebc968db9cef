import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { addPerson, Browser } from './identity.fixture.ts';
import { resetAdministrator } from './reset-administrator.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('is refused to the security administrator for each of the three, so that nobody takes a second office', async () => {
  for (const role of ['systemAdmin', 'auditAdmin', 'securityAdmin'] as const) {
    const person = await addPerson(test, `office-${role.toLowerCase()}`, role);
    for (const act of ['reset-password', 'reset-second-factor']) {
      const url = `/api/accounts/${person.id}/${act}`;
      const answer = await test.request('securityAdmin', {
        method: 'POST',
        url,
        payload: { reason: '手机丢失，申请重置' },
      });
      expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'auth.resetOnServer']);
    }
  }
});

it('is done by a command on the server, ends password and sessions, and is in the journal', async () => {
  const person = await addPerson(test, 'forgetful-admin', 'auditAdmin');
  const browser = await new Browser(test).enter(person.id);
  const { code } = await resetAdministrator(test.platform, { zone: 'test-a', login: 'forgetful-admin' });
  expect(code).toMatch(/^test-a\.(?:[a-z0-9]{4}-){4}[a-z0-9]{4}$/);
  expect((await browser.send('GET', '/api/account')).status).toBe(401);
  const old = { zone: 'test-a', login: 'forgetful-admin', password: testPassword };
  expect((await new Browser(test).send('POST', '/api/session', old)).status).toBe(401);
  const client = await test.connect('superuser');
  const { rows } = await client.query(
    `select actor_kind, subject_id from journal.entry where action = 'auth.resetAdministrator'`,
  );
  await client.end();
  expect(rows).toEqual([{ actor_kind: 'command', subject_id: person.id }]);
});

it('opens no other account, and none of another zone', async () => {
  await addPerson(test, 'plain-officer', 'officer');
  const reset = (zone: string, login: string) => resetAdministrator(test.platform, { zone, login });
  await expect(reset('test-a', 'plain-officer')).rejects.toMatchObject({ code: 'auth.noAdministrator' });
  await expect(reset('test-b', 'forgetful-admin')).rejects.toMatchObject({ code: 'auth.noAdministrator' });
  await expect(reset('no-zone', 'forgetful-admin')).rejects.toMatchObject({ code: 'auth.zoneNotFound' });
});
