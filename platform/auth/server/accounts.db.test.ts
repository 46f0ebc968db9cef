import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { createInvitedAccount } from './create-account.ts';
import { actionsAbout, addPerson, Browser } from './identity.fixture.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
  test.setNow('2026-11-09T01:00:00Z');
});
afterAll(() => test.close());

type Administrator = 'systemAdmin' | 'securityAdmin' | 'auditAdmin';

/** Sends a request as an administrator; the account's status, or the error's code. */
async function as(role: Administrator, method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await test.request(role, { method, url, ...(payload === undefined ? {} : { payload }) });
  const body = answer.json();
  return { body, said: (body.error?.code ?? body.account?.status) as string };
}

const reason = { reason: '按规定办理' };
const create = (form: object) =>
  as('systemAdmin', 'POST', '/api/accounts', { displayName: '新人', role: 'officer', ...form });
const confirm = (id: string) => as('securityAdmin', 'POST', `/api/accounts/${id}/confirm`);
const activate = (code: string, form: object = {}) =>
  new Browser(test).send('POST', '/api/activation', { code, password: 'kv9-tulip-mq-77', ...form });
const signIn = (login: string, password = 'kv9-tulip-mq-77') =>
  new Browser(test).send('POST', '/api/session', { zone: 'test-a', login, password });

describe('a new account of the staff', () => {
  it('is made by one administrator, confirmed by another, and opened by its person', async () => {
    const made = await create({ login: 'newcomer' });
    expect(made.body).toMatchObject({ account: { status: 'pending', confirmed: false }, code: null });
    const { id } = made.body.account;
    expect((await signIn('newcomer')).code).toBe('auth.wrongCredentials');
    const confirmed = await confirm(id);
    expect(confirmed.body.account).toMatchObject({ status: 'pending', confirmed: true });
    const { code } = confirmed.body.code;
    expect(code).toMatch(/^test-a\.[a-z0-9]{4}(-[a-z0-9]{4}){4}$/);
    const checked = await new Browser(test).send('POST', '/api/activation/check', { code: code.toUpperCase() });
    expect(checked.body).toMatchObject({ purpose: 'activate', login: 'newcomer', passwordLength: 12 });
    expect((await activate(code, { password: 'newcomer-123' })).code).toBe('auth.weakPassword');
    expect((await activate(code)).body).toEqual({ zone: 'test-a', login: 'newcomer' });
    expect((await activate(code)).code).toBe('auth.codeInvalid');
    expect((await signIn('newcomer')).body.account).toMatchObject({ login: 'newcomer', role: 'officer' });
    const history = (await test.request('securityAdmin', { url: `/api/accounts/${id}` })).json().history;
    expect(history.map(({ action }: { action: string }) => action)).toEqual([
      'auth.activate',
      'auth.confirmAccount',
      'auth.refuseSignIn',
      'auth.createAccount',
    ]);
    expect(history[1]).toMatchObject({ by: '测试securityAdmin' });
  });

  it('cannot be activated before it is confirmed, nor by who made it, nor again', async () => {
    const { id } = (await create({ login: 'waiting' })).body.account;
    const client = await test.connect('superuser');
    const own = 'update auth.account set confirmed_by = created_by where id = $1';
    await expect(client.query(own, [id])).rejects.toThrow(/two_persons/);
    const early = "update auth.account set status = 'active' where id = $1";
    await expect(client.query(early, [id])).rejects.toThrow(/active_is_confirmed/);
    await client.end();
    expect((await as('systemAdmin', 'POST', `/api/accounts/${id}/confirm`)).said).toBe('http.forbidden');
    const first = (await confirm(id)).body.code.code;
    const second = (await confirm(id)).body.code.code;
    expect((await activate(first)).code).toBe('auth.codeInvalid');
    test.setNow('2026-11-12T01:00:01Z');
    expect((await activate(second)).code).toBe('auth.codeInvalid');
    test.setNow('2026-11-09T01:00:00Z');
  });

  it('has a login of its own', async () => {
    expect((await create({ login: 'officer' })).said).toBe('auth.loginTaken');
    expect((await create({ login: 'Ünïcode' })).said).toBe('http.invalidInput');
  });
});

describe('an invited account', () => {
  it('is opened with login and password of the person’s choice, by exactly one of two at once', async () => {
    const { platform, zoneA } = test;
    const invited = await platform.database.transaction(zoneA.id, (tx) =>
      createInvitedAccount(tx, {
        zone: zoneA,
        displayName: '赵六',
        role: 'firmMember',
        createdBy: null,
        now: platform.now().epochMilliseconds,
        record: async () => {},
      }),
    );
    const check = await new Browser(test).send('POST', '/api/activation/check', { code: invited.code });
    expect(check.body).toMatchObject({ login: null, passwordLength: 8, displayName: '赵六' });
    expect((await activate(invited.code)).code).toBe('auth.loginMissing');
    expect((await activate(invited.code, { login: 'officer' })).code).toBe('auth.loginTaken');
    const answers = await Promise.all(['zhao-a', 'zhao-b'].map((login) => activate(invited.code, { login })));
    expect(answers.map(({ code }) => code ?? 'in').sort()).toEqual(['auth.codeInvalid', 'in']);
  });

  it('never holds a role that a second person has to confirm', async () => {
    const { platform, zoneA } = test;
    const invite = (role: AccountRole) =>
      platform.database.transaction(zoneA.id, (tx) =>
        createInvitedAccount(tx, {
          zone: zoneA,
          displayName: '钱七',
          role,
          createdBy: null,
          now: 0,
          record: async () => {},
        }),
      );
    for (const role of ['officer', 'leader', 'systemAdmin'] as const) {
      await expect(invite(role)).rejects.toMatchObject({ code: 'auth.roleNeedsConfirmation' });
    }
  });
});

describe('three administrators', () => {
  it('are three persons: one that holds one is refused another, in the form and in the database', async () => {
    const first = await create({ login: 'sys-two', role: 'systemAdmin', personNumber: 'A-0042' });
    expect(first.said).toBe('pending');
    const second = await create({ login: 'aud-two', role: 'auditAdmin', personNumber: ' a-0042' });
    expect(second.said).toBe('auth.secondAdministrator');
    const officer = await create({ login: 'off-two', role: 'officer', personNumber: 'A-0042' });
    expect(officer.said).toBe('pending');
    const role = `/api/accounts/${officer.body.account.id}/role`;
    const granted = await as('securityAdmin', 'PUT', role, { role: 'auditAdmin', ...reason });
    expect(granted.said).toBe('auth.secondAdministrator');
    const client = await test.connect('superuser');
    const { rows } = await client.query(
      "select row_to_json(a)::text as row from auth.account a where login = 'sys-two'",
    );
    await client.end();
    expect(rows[0].row).not.toContain('0042');
  });

  it('cannot do each other’s work', async () => {
    const person = await addPerson(test, 'worked-on', 'officer');
    const url = (verb: string) => `/api/accounts/${person.id}/${verb}`;
    expect((await as('securityAdmin', 'POST', url('close'), reason)).said).toBe('http.forbidden');
    expect((await as('systemAdmin', 'POST', url('lock'), reason)).said).toBe('http.forbidden');
    expect((await as('systemAdmin', 'PUT', url('role'), { role: 'leader', ...reason })).said).toBe('http.forbidden');
    for (const verb of ['lock', 'unlock', 'close', 'confirm', 'reset-password']) {
      expect((await as('auditAdmin', 'POST', url(verb), reason)).said).toBe('http.forbidden');
    }
    expect((await test.request('auditAdmin', { url: '/api/accounts' })).statusCode).toBe(403);
  });

  it('do nothing to their own accounts', async () => {
    const { accounts } = (await test.request('securityAdmin', { url: '/api/accounts?pageSize=200' })).json();
    const own = (role: string) => accounts.find((one: { login: string }) => one.login === role.toLowerCase()).id;
    const security = `/api/accounts/${own('securityAdmin')}`;
    expect((await as('securityAdmin', 'POST', `${security}/lock`, reason)).said).toBe('auth.ownAccount');
    expect((await as('securityAdmin', 'PUT', `${security}/role`, { role: 'officer', ...reason })).said).toBe(
      'auth.ownAccount',
    );
    expect((await as('securityAdmin', 'POST', `${security}/reset-password`, reason)).said).toBe('auth.ownAccount');
    const system = `/api/accounts/${own('systemAdmin')}`;
    expect((await as('systemAdmin', 'POST', `${system}/close`, reason)).said).toBe('auth.ownAccount');
  });

  it('never lose the last of a kind, not even when two leave at once', async () => {
    const { accounts } = (await test.request('systemAdmin', { url: '/api/accounts?role=auditAdmin' })).json();
    const [only] = accounts.filter((one: { status: string }) => one.status === 'active');
    expect((await as('systemAdmin', 'POST', `/api/accounts/${only.id}/close`, reason)).said).toBe(
      'auth.lastAdministrator',
    );
    expect((await as('securityAdmin', 'POST', `/api/accounts/${only.id}/lock`, reason)).said).toBe(
      'auth.lastAdministrator',
    );
    const other = await addPerson(test, 'second-auditor', 'auditAdmin');
    await as('securityAdmin', 'POST', `/api/accounts/${other.id}/unlock`, reason);
    const answers = await Promise.all(
      [only.id, other.id].map((id) => as('systemAdmin', 'POST', `/api/accounts/${id}/close`, reason)),
    );
    expect(answers.map(({ said }) => said).sort()).toEqual(['auth.lastAdministrator', 'closed']);
  });
});

describe('what ends sessions at once', () => {
  const changes: [string, (id: string) => Promise<{ said: string }>][] = [
    ['another role', (id) => as('securityAdmin', 'PUT', `/api/accounts/${id}/role`, { role: 'leader', ...reason })],
    ['a lock', (id) => as('securityAdmin', 'POST', `/api/accounts/${id}/lock`, reason)],
    ['closing', (id) => as('systemAdmin', 'POST', `/api/accounts/${id}/close`, reason)],
    ['a reset of the password', (id) => as('securityAdmin', 'POST', `/api/accounts/${id}/reset-password`, reason)],
    ['asking for a new password', (id) => as('securityAdmin', 'POST', `/api/accounts/${id}/require-password`, reason)],
    ['the security administrator', (id) => as('securityAdmin', 'DELETE', `/api/accounts/${id}/sessions`)],
  ];
  it.each(changes)('%s', async (what, change) => {
    const person = await addPerson(test, `ending-${changes.findIndex(([name]) => name === what)}`, 'officer');
    const browser = await new Browser(test).enter(person.id);
    // Read just now, so that this node remembers the session.
    expect((await browser.send('GET', '/api/account')).status).toBe(200);
    const waiting = new Browser(test);
    await waiting.send('POST', '/api/session', { zone: 'test-a', login: person.login, password: testPassword });
    await change(person.id);
    expect((await browser.send('GET', '/api/account')).status).toBe(401);
    expect((await waiting.send('GET', '/api/account')).status).toBe(401);
  });

  it('and who is locked or closed cannot sign in, which only the right password is told', async () => {
    const person = await addPerson(test, 'locked-out', 'officer');
    await as('securityAdmin', 'POST', `/api/accounts/${person.id}/lock`, reason);
    expect((await signIn('locked-out', 'wrong')).code).toBe('auth.wrongCredentials');
    expect((await signIn('locked-out', testPassword)).code).toBe('auth.accountInactive');
    await as('securityAdmin', 'POST', `/api/accounts/${person.id}/unlock`, reason);
    expect((await signIn('locked-out', testPassword)).status).toBe(200);
    await as('systemAdmin', 'POST', `/api/accounts/${person.id}/close`, reason);
    expect((await signIn('locked-out', testPassword)).code).toBe('auth.accountInactive');
    expect((await as('securityAdmin', 'POST', `/api/accounts/${person.id}/unlock`, reason)).said).toBe(
      'auth.wrongStatus',
    );
  });
});

describe('a role that a second person confirms', () => {
  const grant = (id: string, role: AccountRole) =>
    as('securityAdmin', 'PUT', `/api/accounts/${id}/role`, { role, ...reason });

  it('is granted to no account of an outsider, and the three administrators’ to no account that stands', async () => {
    const guest = await addPerson(test, 'expert-for-ever', 'expert');
    expect((await grant(guest.id, 'bankOfficer')).said).toBe('active');
    for (const role of ['officer', 'leader', 'systemAdmin', 'auditAdmin'] as const) {
      expect((await grant(guest.id, role)).said).toBe('auth.roleNeedsConfirmation');
    }
    const staff = await addPerson(test, 'staff-for-ever', 'officer');
    expect((await grant(staff.id, 'systemAdmin')).said).toBe('auth.roleNeedsConfirmation');
    expect((await grant(staff.id, 'departmentHead')).said).toBe('active');
  });

  it('may change while it waits for the confirmation, and not after it', async () => {
    const { id } = (await create({ login: 'waiting-for-word' })).body.account;
    expect((await grant(id, 'auditAdmin')).said).toBe('pending');
    expect((await grant(id, 'officer')).said).toBe('pending');
    expect((await confirm(id)).said).toBe('pending');
    expect((await grant(id, 'auditAdmin')).said).toBe('auth.roleNeedsConfirmation');
  });
});

describe('a reset', () => {
  it('gives a code that a lock ends for good', async () => {
    const person = await addPerson(test, 'code-in-strange-hands', 'officer');
    const given = await as('securityAdmin', 'POST', `/api/accounts/${person.id}/reset-password`, reason);
    for (const verb of ['lock', 'unlock'])
      await as('securityAdmin', 'POST', `/api/accounts/${person.id}/${verb}`, reason);
    expect((await activate(given.body.code.code)).code).toBe('auth.codeInvalid');
  });

  it('takes the password away and gives a code for a new one, good for a day', async () => {
    const person = await addPerson(test, 'forgetful', 'officer');
    const given = await as('securityAdmin', 'POST', `/api/accounts/${person.id}/reset-password`, reason);
    expect(given.body.code.expiresAt).toBe('2026-11-10T01:00:00.000Z');
    expect((await signIn('forgetful', testPassword)).code).toBe('auth.wrongCredentials');
    expect((await activate(given.body.code.code, { password: testPassword })).code).toBe('auth.passwordUsedBefore');
    expect((await activate(given.body.code.code)).status).toBe(200);
    expect((await signIn('forgetful')).status).toBe(200);
    const actions = ['auth.resetPassword', 'auth.refuseSignIn', 'auth.activate', 'auth.signIn'];
    expect(await actionsAbout(test, person.id)).toEqual(actions);
  });

  it('needs a fresh proof of who resets', async () => {
    const security = await addPerson(test, 'sec-two', 'securityAdmin');
    const browser = await new Browser(test).enter(security.id, { secondFactor: true });
    const person = await addPerson(test, 'not-reset', 'officer');
    test.setNow('2026-11-09T01:11:00Z');
    const answer = await browser.send('POST', `/api/accounts/${person.id}/reset-password`, reason);
    test.setNow('2026-11-09T01:00:00Z');
    expect(answer.code).toBe('auth.stepUpNeeded');
    expect((await signIn('not-reset', testPassword)).status).toBe(200);
  });
});

describe('accounts of another zone', () => {
  it('are as good as absent', async () => {
    const { accounts } = (await test.request('securityAdmin', { url: '/api/accounts', zone: test.zoneB })).json();
    const foreign = accounts[0].id;
    const absent = '018f0000-0000-7000-8000-0000000000ff';
    for (const id of [foreign, absent]) {
      expect((await test.request('securityAdmin', { url: `/api/accounts/${id}` })).json().error.code).toBe(
        'auth.accountNotFound',
      );
      expect((await as('securityAdmin', 'POST', `/api/accounts/${id}/lock`, reason)).said).toBe('auth.accountNotFound');
      expect((await as('securityAdmin', 'DELETE', `/api/accounts/${id}/sessions`)).said).toBe('auth.accountNotFound');
    }
  });
});

describe('the list of accounts', () => {
  it('is found by words, role and status, page by page', async () => {
    const read = async (query: string) => (await test.request('systemAdmin', { url: `/api/accounts?${query}` })).json();
    expect((await read('q=locked-out')).accounts).toMatchObject([{ login: 'locked-out', status: 'closed' }]);
    expect((await read('q=%25')).total).toBe(0);
    expect((await read('status=closed&role=officer')).total).toBeGreaterThan(0);
    const page = await read('pageSize=2&page=2');
    expect(page.accounts).toHaveLength(2);
    expect(page.total).toBeGreaterThan(10);
    expect(JSON.stringify(page)).not.toMatch(/scrypt|hash/);
  });
});
