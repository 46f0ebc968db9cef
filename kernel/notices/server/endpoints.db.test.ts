import { randomUUIDv7 } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { runJobsOnce } from '#platform/jobs/server/run-jobs.ts';
import { signWebhook } from '#platform/outbound/server/webhook.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { secretAbout } from './delivery/http-adapter.ts';
import { askingPart, type Desk, openDesk, workingMorning } from './notices.fixture.ts';
import { replySecret, signedReply } from './replies/take-reply.ts';

let on: TestPlatform;
let admin: Client;
let desk: Desk;

beforeAll(async () => {
  on = await testPlatform({ extra: [askingPart] });
  admin = await on.connect('superuser');
  desk = openDesk(on, admin);
});
afterAll(async () => {
  await admin.end();
  await on.close();
});
beforeEach(async () => {
  on.setNow(workingMorning);
  await admin.query('truncate notices.thread, notices.notice, notices.channel, notices.setting cascade');
});

const read = async (role: Role, url: string) =>
  (await on.request(role, { method: 'GET', url: `/api/notices/${url}` })).json();
const post = (role: Role, url: string, payload: object = {}) =>
  on.request(role, { method: 'POST', url: `/api/notices/${url}`, payload });
const put = (url: string, payload: object) =>
  on.request('systemAdmin', { method: 'PUT', url: `/api/notices/${url}`, payload });

describe('the inbox', () => {
  it('shows its holder what was told, unread until it is read, and nobody else', async () => {
    const account = await desk.accountOf('resident');
    const first = await desk.tell({ account });
    on.setNow('2026-11-18T03:00:00.000Z');
    await desk.tell({ account }, { template: 'asking.alarm', params: { number: '乙-2' }, href: '/issues/2' });
    await desk.tell({ account: await desk.accountOf('expert') });
    const inbox = await read('resident', 'inbox');
    expect(inbox).toMatchObject({ total: 2, unread: 2 });
    expect(inbox.items[0]).toMatchObject({
      title: '诉求乙-2',
      body: '诉求乙-2是否已解决？',
      href: '/issues/2',
      readAt: null,
    });
    expect((await post('expert', `inbox/${first}/reading`)).json().error.code).toBe('notices.noticeUnknown');
    expect((await post('resident', `inbox/${first}/reading`)).json()).toEqual({ unread: 1 });
    expect(await read('resident', 'inbox?unread=true')).toMatchObject({ total: 1, items: [{ title: '诉求乙-2' }] });
    expect((await post('resident', 'inbox/reading')).json()).toEqual({ read: 1 });
    expect(await read('resident', 'inbox/count')).toEqual({ unread: 0 });
    expect(await read('expert', 'inbox/count')).toEqual({ unread: 1 });
  });

  it('speaks the language of its reader, and still shows what no part declares any more', async () => {
    const account = await desk.accountOf('officer');
    await desk.tell({ account }, { template: 'asking.gone' });
    await desk.tell({ account });
    const url = '/api/notices/inbox';
    const answer = await on.request('officer', { method: 'GET', url, headers: { 'accept-language': 'en' } });
    expect(
      answer
        .json()
        .items.map(({ title }: { title: string }) => title)
        .sort(),
    ).toEqual(['Notice', 'Request 甲-1']);
  });
});

describe('the register', () => {
  it('says who was told what and what came of it, without anything of a person', async () => {
    const person = await desk.person({ mobile: '13900000011' });
    const firm = await desk.firm([person]);
    const reminder = { thread: 'solved 7', afterDays: [30] };
    const id = await desk.tell({ firm }, { reminder });
    await desk.tell({ account: await desk.accountOf('leader') });
    await desk.tell({ department: randomUUIDv7() });
    await desk.tell({ person });
    await desk.deliver();
    const register = await read('departmentHead', 'register');
    expect(register.total).toBe(4);
    expect(
      register.notices.map((one: { recipientKind: string; state: string }) => [one.recipientKind, one.state]),
    ).toEqual(
      expect.arrayContaining([
        ['firm', 'kept'],
        ['account', 'delivered'],
        ['department', 'failed'],
        ['person', 'kept'],
      ]),
    );
    expect(JSON.stringify(register)).not.toContain('张');
    const kept = await read(
      'systemAdmin',
      'register?state=kept&recipient=firm&channel=sms&from=2026-11-18&to=2026-11-18',
    );
    expect(kept).toMatchObject({ total: 1, notices: [{ id, attempts: 1, channels: ['sms'] }] });
    expect(kept.facets.template).toEqual([{ value: 'asking.asked', label: '诉求‹number›', count: 1 }]);
    expect(await read('departmentHead', 'register?from=2026-11-19')).toMatchObject({ total: 0 });
    expect(await read('departmentHead', `register/${id}`)).toMatchObject({
      body: '诉求甲-1是否已解决？',
      deliveries: [{ channel: 'sms', outcome: 'kept', recipients: 1 }],
      planned: [{ state: 'delivered' }, { state: 'waiting', step: 1 }],
      kept: [{ title: '诉求甲-1' }],
      answered: null,
    });
    const elsewhere = { method: 'GET', url: `/api/notices/register/${id}`, zone: on.zoneB } as const;
    expect((await on.request('departmentHead', elsewhere)).statusCode).toBe(404);
    const file = await on.request('departmentHead', { method: 'GET', url: '/api/notices/register/export?state=kept' });
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  it('previews every template of all parts', async () => {
    const { templates } = await read('departmentHead', 'templates');
    expect(templates).toContainEqual(
      expect.objectContaining({ id: 'asking.alarm', urgent: true, title: '诉求‹number›', params: ['number'] }),
    );
  });
});

describe('settings', () => {
  const night = { quietFrom: '20:30', quietTo: '09:00', firmsOnWorkingDays: false, channelOrder: ['mail', 'sms'] };

  it('hold from the moment they are saved', async () => {
    expect(await read('systemAdmin', 'settings')).toMatchObject({ settings: { quietFrom: '21:00', quietTo: '08:00' } });
    expect((await put('settings', night)).json()).toEqual(night);
    expect((await read('securityAdmin', 'inbox')).items).toMatchObject([{ template: 'notices.settingsChanged' }]);
    expect(
      (await on.request('securityAdmin', { method: 'PUT', url: '/api/notices/settings', payload: night })).statusCode,
    ).toBe(403);
    expect((await put('settings', { ...night, channelOrder: ['sms', 'sms'] })).statusCode).toBe(422);
    expect((await put('settings', { ...night, quietFrom: '24:00' })).statusCode).toBe(422);
    on.setNow('2026-11-22T00:30:00.000Z');
    const id = await desk.tell({
      firm: await desk.firm([await desk.person({ mobile: '13900000012', email: 'd@example.com' })]),
    });
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([]);
    on.setNow('2026-11-22T01:00:00.000Z');
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([['mail', 'kept', null, 0]]);
  });

  it('keep a secret sealed: in no answer, no row and no entry of the journal', async () => {
    const url = 'https://sms.example.com/send?key=hidden-key';
    const answer = await put('channels/sms', { adapter: 'http', url, secret: 'a secret of sixteen' });
    expect(answer.json()).toEqual({ channel: 'sms', adapter: 'http', url, hasSecret: true });
    const { rows } = await admin.query('select secret_sealed from notices.channel');
    expect(on.platform.keys.open(rows[0].secret_sealed, secretAbout(on.zoneA.id, 'sms'))).toBe('a secret of sixteen');
    const journal = await admin.query(
      "select entry::text as line from journal.entry where action = 'notices.saveChannel'",
    );
    expect(journal.rows).toHaveLength(1);
    expect(journal.rows[0].line).toContain('sms.example.com');
    expect(journal.rows[0].line).not.toMatch(/hidden-key|sixteen/);
    expect((await put('channels/mail', { adapter: 'http', url })).json().error.code).toBe('notices.gatewayIncomplete');
    expect((await put('channels/sms', { adapter: 'sink' })).json()).toMatchObject({ adapter: 'sink', hasSecret: true });
  });
});

describe('a reply', () => {
  const answer = async (changed: object = {}, { secret, at }: { secret?: string; at?: number } = {}) => {
    const { rows } = await admin.query('select id from notices.dispatch where step = 0');
    const reply = { zone: on.zoneA.id, id: randomUUIDv7(), delivery: rows[0].id, channel: 'sms' as const };
    const key = secret ?? (await post('systemAdmin', 'reply-secret')).json().secret;
    const now = on.platform.now().epochMilliseconds;
    const signature = signWebhook(key, at ?? now, signedReply(reply));
    return {
      body: { ...reply, signature, ...changed },
      send: () => post('anonymous', 'replies', { ...reply, signature, ...changed }),
    };
  };
  const jobs = () => runJobsOnce(on.appPool(), on.composition.jobs, on.platform);
  let number = 0;
  const ask = async () => {
    number += 1;
    const person = await desk.person({ mobile: `1390000020${number}` });
    return desk.tell({ person }, { reminder: { thread: `solved ${person}`, afterDays: [7] } });
  };

  it('by a gateway stops the thread once, and the platform says so in the journal', async () => {
    const id = await ask();
    await desk.deliver();
    const { body, send } = await answer();
    expect((await send()).statusCode).toBe(200);
    await send();
    await jobs();
    expect(await desk.states(id)).toEqual(['delivered', 'stopped']);
    expect(await read('departmentHead', `register/${id}`)).toMatchObject({ answered: { by: 'sms' } });
    const { rows } = await admin.query(
      "select actor_kind, after::jsonb from journal.entry where action = 'notices.stopThread'",
    );
    expect(rows).toMatchObject([{ actor_kind: 'system', after: { reply: body.id, stopped: 1 } }]);
  });

  it('that is signed otherwise, changed or late is refused', async () => {
    const id = await ask();
    await desk.deliver();
    const other = replySecret(on.platform.keys, on.zoneB.id);
    const late = on.platform.now().epochMilliseconds - 301_000;
    for (const wrong of [
      await answer({}, { secret: other }),
      await answer({ id: randomUUIDv7() }),
      await answer({ zone: on.zoneB.id }),
      await answer({}, { at: late }),
    ])
      expect((await wrong.send()).json().error.code).toBe('notices.replyRefused');
    expect(await desk.states(id)).toEqual(['delivered', 'waiting']);
  });
});
