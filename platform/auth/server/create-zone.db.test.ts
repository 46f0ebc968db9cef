import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { createZone, type NewZone } from './create-zone.ts';
import { Browser } from './identity.fixture.ts';
import { addZone } from './store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
  test.setNow('2026-11-15T01:00:00Z');
});
afterAll(() => test.close());

const wanted: NewZone = {
  code: 'new-zone',
  name: '新建区',
  administrators: { systemAdmin: 'sys', securityAdmin: 'sec', auditAdmin: 'aud' },
};

describe('the first administrators of a zone', () => {
  it('open their accounts with their codes, and have a second factor to enrol first', async () => {
    const made = await createZone(test.platform, wanted);
    expect(made.map(({ role, login }) => [role, login])).toEqual([
      ['systemAdmin', 'sys'],
      ['securityAdmin', 'sec'],
      ['auditAdmin', 'aud'],
    ]);
    const browser = new Browser(test);
    const password = 'kv9-tulip-mq-77';
    const code = made[1]?.code ?? '';
    expect(code).toMatch(/^new-zone\./);
    expect((await browser.send('POST', '/api/activation', { code, password })).body.login).toBe('sec');
    const entered = await browser.send('POST', '/api/session', { zone: 'new-zone', login: 'sec', password });
    expect(entered.body).toMatchObject({ zone: { name: '新建区', demonstration: false }, setUp: 'secondFactor' });
    expect((await browser.send('GET', '/api/accounts')).code).toBe('auth.enrolmentNeeded');
  });

  it('are made once, and where a command was cut off the next one finishes', async () => {
    await expect(createZone(test.platform, wanted)).rejects.toMatchObject({ code: 'auth.zoneTaken' });
    const half = { id: '018f0000-0000-7000-8000-0000000000aa', code: 'half', name: '半途区', demonstration: false };
    await addZone(test.platform.importer.forZone('none'), half);
    expect(await createZone(test.platform, { ...wanted, code: 'half', name: '半途区' })).toHaveLength(3);
    const client = await test.connect('superuser');
    const { rows } = await client.query<{ action: string; actor_kind: string }>(
      'select action, actor_kind from journal.entry where zone_id = $1 order by position',
      [half.id],
    );
    await client.end();
    expect(rows.map(({ action, actor_kind }) => `${actor_kind} ${action}`)).toEqual([
      'command auth.createZone',
      ...Array(3).fill('command auth.inviteAccount'),
    ]);
  });
});
