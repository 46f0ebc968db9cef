import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { inventedMobile } from '../identities/people.fixture.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

const post = async (role: 'officer' | 'securityAdmin', url: string, payload: object) =>
  (await on.request(role, { method: 'POST', url, payload })).json();

it('goes with the person: from the account, its former passwords, its waits, and never stood in the journal', async () => {
  const login = 'wenren.ze';
  const guest = { name: '闻人择', mobile: inventedMobile(7301), role: 'expert' };
  const invited = await post('officer', '/api/parties/invitations', guest);
  const activated = await on.server.inject({
    ...{ method: 'POST', url: '/api/activation', headers: { 'x-yuanshu-csrf': '1' } },
    payload: { code: invited.code, login, password: 'quartz-lantern-orbit-71' },
  });
  expect(activated.json()).toMatchObject({ login });
  const client = await on.connect('superuser');
  const { rows: accounts } = await client.query('select zone_id, id from auth.account where login = $1', [login]);
  const account = [accounts[0].zone_id, accounts[0].id];
  await client.query(
    `insert into auth.former_password (zone_id, id, account_id, password_hash, replaced_at)
     values ($1, gen_random_uuid(), $2, 'former', now())`,
    account,
  );
  await client.query(
    `insert into auth.pending_sign_in (zone_id, token_hash, account_id, how, started_at)
     values ($1, decode('01', 'hex'), $2, 'password', now())`,
    account,
  );
  const request = await post('officer', `/api/parties/persons/${invited.person.id}/erasure`, {
    ground: '本人书面要求，个人信息保护法第四十七条',
  });
  const decision = { decision: 'erase', reason: '已核对本人身份' };
  expect(await post('securityAdmin', `/api/parties/erasures/${request.id}/decision`, decision)).toMatchObject({
    state: 'erased',
  });
  const { rows } = await client.query(
    `select (select count(*) from journal.entry e where position($3 in e::text) > 0) as entries,
      (select count(*) from auth.account a where position($3 in a::text) > 0) as accounts,
      (select count(*) from auth.former_password where zone_id = $1 and account_id = $2) as passwords,
      (select count(*) from auth.pending_sign_in where zone_id = $1 and account_id = $2 and ended_at is null) as waits`,
    [...account, login],
  );
  await client.end();
  expect(rows[0]).toEqual({ entries: 0, accounts: 0, passwords: 0, waits: 0 });
});
