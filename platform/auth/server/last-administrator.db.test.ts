import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addPerson } from './identity.fixture.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('answers everybody who takes an administrator away at the same moment, and leaves one', async () => {
  const { accounts } = (await test.request('systemAdmin', { url: '/api/accounts?role=auditAdmin' })).json();
  const others = [];
  for (let number = 1; number <= 7; number += 1) others.push(await addPerson(test, `auditor${number}`, 'auditAdmin'));
  const ids = [accounts[0].id, ...others.map(({ id }) => id)];
  await test.cookieOf('systemAdmin');
  const answers = await Promise.all(
    ids.map((id) =>
      test.request('systemAdmin', {
        ...{ method: 'POST', url: `/api/accounts/${id}/close`, payload: { reason: '按规定办理' } },
      }),
    ),
  );
  const said = answers.map((answer) => answer.json().error?.code ?? answer.json().account.status).sort();
  expect(said).toEqual(['auth.lastAdministrator', ...Array(7).fill('closed')]);
});
