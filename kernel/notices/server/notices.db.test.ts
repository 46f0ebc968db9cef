import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runJobsOnce } from '#platform/jobs/server/run-jobs.ts';
import { isSignedWebhook, signatureHeader } from '#platform/outbound/server/webhook.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { mostAttempts } from './delivery/domain/retry-times.ts';
import { secretAbout } from './delivery/http-adapter.ts';
import { askingPart, type Desk, type Gateway, openDesk, openGateway, workingMorning } from './notices.fixture.ts';
import { notify } from './notify-party.ts';
import { removeInventedNotices } from './remove-invented-notices.ts';
import { stopReminders } from './stop-reminders.ts';
import { saveChannel } from './store/settings.ts';

const nothing: Gateway['got'][number] = { url: '', headers: {}, text: '' };
let on: TestPlatform;
let admin: Client;
let gateway: Gateway;
let desk: Desk;
let zoneId = '';

beforeAll(async () => {
  gateway = await openGateway();
  on = await testPlatform({ extra: [askingPart], outboundAllow: [gateway.origin] });
  admin = await on.connect('superuser');
  desk = openDesk(on, admin);
  zoneId = on.zoneA.id;
});
afterAll(async () => {
  gateway.close();
  await admin.end();
  await on.close();
});
beforeEach(async () => {
  on.setNow(workingMorning);
  gateway.got = [];
  gateway.answer = { status: 204, after: async () => {} };
  await admin.query('truncate notices.thread, notices.notice, notices.channel, notices.setting cascade');
});

const stop = (thread: string, by = 'app') =>
  on.platform.database.transaction(zoneId, (tx) =>
    stopReminders(tx, { zoneId, thread, at: on.platform.now().toString(), by }),
  );
const lead = (channel: 'sms' | 'mail' | 'dingtalk', adapter: 'http' | 'off' = 'http') =>
  saveChannel(on.platform.database.forZone(zoneId), zoneId, {
    ...{ channel, adapter, at: workingMorning, url: `${gateway.origin}/${channel}` },
    secretSealed: on.platform.keys.seal('gateway-secret', secretAbout(zoneId, channel)),
  });
const inboxOf = async (account: string) =>
  (await admin.query('select notice_id, step from notices.inbox where account_id = $1 order by at, step', [account]))
    .rows;

describe('a notice', () => {
  it('lies in the inbox at once, and is told once however often it is told at the same time', async () => {
    const account = await desk.accountOf('officer');
    const told = await Promise.all(
      Array.from({ length: 20 }, () => desk.tell({ account }, { onceKey: 'issue 1 assigned' })),
    );
    const [id] = told.filter((one) => one !== null);
    expect(told.filter((one) => one !== null)).toHaveLength(1);
    expect(await inboxOf(account)).toEqual([{ notice_id: id, step: 0 }]);
    expect(await desk.outcomes(id ?? null)).toEqual([['app', 'delivered', null, 0]]);
    expect(await desk.tell({ account }, { onceKey: 'issue 1 assigned' })).toBeNull();
  });

  it('is not told when its transaction is undone', async () => {
    const account = await desk.accountOf('officer');
    await expect(
      on.platform.database.transaction(zoneId, async (tx) => {
        await notify(tx, desk.notice({ account }));
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    expect(await inboxOf(account)).toEqual([]);
  });

  it('stays in its zone: the key is free in another, and rows of another cannot be written', async () => {
    const account = await desk.accountOf('officer', on.zoneB.id);
    const there = { zoneId: on.zoneB.id, onceKey: 'same key' };
    expect(await desk.tell({ account: await desk.accountOf('officer') }, { onceKey: 'same key' })).not.toBeNull();
    expect(await desk.tell({ account }, there)).not.toBeNull();
    const across = on.platform.database.transaction(zoneId, (tx) =>
      notify(tx, desk.notice({ account }, { zoneId: on.zoneB.id })),
    );
    await expect(across).rejects.toThrow(/row-level security/);
  });

  it('that no caller may hand over is refused', async () => {
    const account = await desk.accountOf('officer');
    for (const wrong of [
      { href: '//elsewhere' },
      { onceKey: 'a' },
      { channels: [] },
      { params: { a: 'x'.repeat(501) } },
    ])
      await expect(desk.tell({ account }, wrong)).rejects.toThrow('notice:');
    for (const afterDays of [[0], [3, 3], [1.5]])
      await expect(desk.tell({ account }, { reminder: { thread: 'abc', afterDays } })).rejects.toThrow('notice:');
  });
});

describe('whoever has no account', () => {
  it('is told nothing outside the machine by a new installation: what would have gone is kept, without the number', async () => {
    const firm = await desk.firm([await desk.person({ mobile: '13900000001', email: 'a@example.com' })]);
    const id = await desk.tell({ firm });
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([['sms', 'kept', null, 0]]);
    const { rows } = await admin.query('select channel, title, body from notices.sink');
    expect(rows).toEqual([{ channel: 'sms', title: '诉求甲-1', body: '诉求甲-1是否已解决？' }]);
    expect(gateway.got).toEqual([]);
  });

  it('is told by the job that is enqueued with the notice', async () => {
    const id = await desk.tell({ person: await desk.person({ email: 'job@example.com' }) });
    await runJobsOnce(on.appPool(), on.composition.jobs, on.platform);
    expect(await desk.outcomes(id)).toEqual([
      ['sms', 'unreachable', null, 0],
      ['mail', 'kept', null, 0],
    ]);
  });

  it('gets one signed message through the gateway; number and address stand in no row and no job', async () => {
    await lead('sms');
    const firm = await desk.firm([await desk.person({ mobile: '13900000002' })]);
    const id = await desk.tell({ firm });
    await desk.deliver();
    await desk.deliver();
    expect(gateway.got).toHaveLength(1);
    const [sent] = gateway.got;
    const { headers, text } = sent ?? nothing;
    expect(JSON.parse(text)).toMatchObject({
      to: '13900000002',
      text: '诉求甲-1是否已解决？',
      params: { number: '甲-1' },
    });
    const signed = { header: String(headers[signatureHeader]), text };
    expect(isSignedWebhook('gateway-secret', on.platform.now().epochMilliseconds, signed)).toBe(true);
    expect(headers['idempotency-key']).toBe(`${JSON.parse(text).delivery}-sms`);
    expect(await desk.outcomes(id)).toEqual([['sms', 'delivered', 'status 204', 0]]);
    const tables = [
      'notices.notice',
      'notices.delivery',
      'notices.dispatch',
      'notices.sink',
      'graphile_worker._private_jobs',
    ];
    for (const table of tables) {
      const { rows } = await admin.query(
        `select count(*)::int as hits from ${table} as one where one::text like '%139000%'`,
      );
      expect(rows).toEqual([{ hits: 0 }]);
    }
  });

  it('is not told after erasure', async () => {
    const person = await desk.person({ mobile: '13900000003' });
    const firm = await desk.firm([person]);
    const ids = [await desk.tell({ firm }), await desk.tell({ person })];
    await admin.query(
      'update parties.person set name_sealed = null, mobile_sealed = null, mobile_digest = null, erased_at = now() where id = $1',
      [person],
    );
    await desk.deliver();
    for (const id of ids) {
      expect((await desk.outcomes(id)).map(([channel, outcome]) => [channel, outcome])).toEqual([
        ['sms', 'unreachable'],
        ['mail', 'unreachable'],
      ]);
      expect(await desk.states(id)).toEqual(['failed']);
    }
  });

  it('of a firm that was merged meanwhile, is told through the firm that stands', async () => {
    const stands = await desk.firm([await desk.person({ mobile: '13900000015' })]);
    const merged = await desk.firm();
    const id = await desk.tell({ firm: merged });
    await admin.query("update parties.party set state = 'merged', merged_into = $2 where id = $1", [merged, stands]);
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([['sms', 'kept', null, 0]]);
  });

  it('of a firm whose member signs in, is told in the application alone', async () => {
    const person = await desk.person({ mobile: '13900000004' });
    const account = await desk.accountOf('firmMember');
    await desk.link(account, person, 'firmMember');
    const id = await desk.tell({ firm: await desk.firm([person]) });
    await desk.deliver();
    expect(await inboxOf(account)).toEqual([{ notice_id: id, step: 0 }]);
    expect(await desk.states(id)).toEqual([]);
    await admin.query('delete from parties.person_account where account_id = $1', [account]);
  });
});

describe('an institution', () => {
  it('is told through the accounts of its people, and outside through their numbers', async () => {
    const account = await desk.accountOf('bankOfficer');
    const person = await desk.person({ mobile: '13900000021' });
    await desk.link(account, person, 'bankOfficer');
    const bank = await desk.institution([person]);
    const id = await desk.tell({ institution: bank });
    expect(await inboxOf(account)).toEqual([{ notice_id: id, step: 0 }]);
    const outside = await desk.institution([await desk.person({ mobile: '13900000022', email: 'bank@example.com' })]);
    await lead('sms');
    await lead('mail');
    const told = await desk.tell({ institution: outside }, { channels: ['sms', 'mail'] });
    await desk.deliver();
    expect((await desk.outcomes(told)).map(([channel, outcome]) => [channel, outcome]).sort()).toEqual([
      ['mail', 'delivered'],
      ['sms', 'delivered'],
    ]);
    // A text message is Chinese; a mail has the same in English below.
    const bodies = gateway.got.map(({ url, text }) => [url, JSON.parse(text).text]);
    const mail = String(bodies.find(([url]) => url === '/mail')?.[1]);
    const sms = String(bodies.find(([url]) => url === '/sms')?.[1]);
    expect(mail).toMatch(/^[^a-z]*[\s\S]+\n\n[\s\S]*[A-Za-z]{3}/);
    expect(sms).not.toContain('\n\n');
    const { notices } = (
      await on.request('departmentHead', { method: 'GET', url: '/api/notices/register?recipient=institution' })
    ).json();
    expect(notices.map((one: { recipient: string }) => one.recipient.slice(0, 4))).toEqual(['测试银行', '测试银行']);
  });
});

describe('an invented notice', () => {
  it('never leaves the machine, counts as kept, and goes when its part invents anew', async () => {
    await lead('sms');
    const account = await desk.accountOf('officer');
    const person = await desk.person({ mobile: '13900000010' });
    const invented = { demonstration: true, reminder: { thread: 'invented', afterDays: [1] } };
    const id = await desk.tell({ person }, invented);
    await desk.tell({ account }, { demonstration: true });
    const real = await desk.tell({ account });
    await desk.deliver();
    expect([gateway.got, await desk.outcomes(id), await desk.states(id)]).toEqual([[], [['sms', 'kept', null, 0]], []]);
    const remove = (part: string) => on.platform.database.transaction(zoneId, (tx) => removeInventedNotices(tx, part));
    expect([await remove('visits'), await remove('asking'), await remove('asking')]).toEqual([0, 2, 0]);
    expect(await inboxOf(account)).toEqual([{ notice_id: real, step: 0 }]);
    expect((await admin.query('select 1 from notices.thread')).rowCount).toBe(0);
  });
});

describe('staff', () => {
  it('of a department are told each, and nobody who cannot sign in', async () => {
    const [department, ...holders] = await desk.department(['officer', 'leader', 'auditAdmin']);
    await admin.query("update auth.account set status = 'pending' where id = $1", [holders[2]]);
    const id = await desk.tell({ department });
    await admin.query("update auth.account set status = 'active' where id = $1", [holders[2]]);
    const { rows } = await admin.query('select account_id from notices.inbox where notice_id = $1', [id]);
    expect(rows.map((row) => row.account_id).sort()).toEqual(holders.slice(0, 2).sort());
  });

  it('are told by DingTalk under the id of their account, in the shape of its robots', async () => {
    await lead('dingtalk');
    const account = await desk.accountOf('officer');
    const id = await desk.tell({ account }, { channels: ['app', 'dingtalk'] });
    await desk.deliver();
    expect(JSON.parse(gateway.got[0]?.text ?? '')).toMatchObject({
      ...{ to: account, msgtype: 'text', text: { content: '诉求甲-1\n诉求甲-1是否已解决？' } },
    });
    expect((await desk.outcomes(id)).map(([channel, outcome]) => [channel, outcome])).toEqual([
      ['app', 'delivered'],
      ['dingtalk', 'delivered'],
    ]);
  });
});

describe('a gateway that fails', () => {
  it('unforeseen is put off and given up in the end, and others go out meanwhile', async () => {
    const id = await desk.tell({ person: await desk.person({ mobile: '13900000013' }) });
    const other = await desk.tell({ person: await desk.person({ mobile: '13900000014' }) });
    await admin.query(
      'update parties.person set mobile_sealed = name_sealed where id = (select person_id from notices.notice where id = $1)',
      [id],
    );
    await expect(desk.deliver()).rejects.toThrow('1 notices could not go');
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([[null, 'failed', 'notices.brokeOff', 0]]);
    expect(await desk.states(other)).toEqual(['delivered']);
    for (let round = 1; round < mostAttempts; round += 1) {
      on.setNow(on.platform.now().add({ hours: 24 }).toString());
      await expect(desk.deliver()).rejects.toThrow();
    }
    expect(await desk.states(id)).toEqual(['failed']);
  });

  it('is asked again later each time, then the next way is taken; every attempt is kept', async () => {
    await lead('sms');
    gateway.answer.status = 500;
    const id = await desk.tell({ person: await desk.person({ mobile: '13900000005', email: 'b@example.com' }) });
    // The last attempt falls into the night and waits for the morning.
    for (let round = 0; round <= mostAttempts; round += 1) {
      await desk.deliver();
      await desk.deliver();
      const { rows } = await admin.query('select due_at from notices.dispatch where notice_id = $1', [id]);
      on.setNow(rows[0].due_at);
    }
    expect(gateway.got).toHaveLength(mostAttempts);
    expect(new Set(gateway.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(await desk.outcomes(id)).toEqual([
      ...Array.from({ length: mostAttempts }, () => ['sms', 'failed', 'status 500', 0]),
      ['mail', 'kept', null, 0],
    ]);
    expect(await desk.states(id)).toEqual(['delivered']);
  });

  it('that is switched off or at a closed address sends nothing', async () => {
    await lead('sms', 'off');
    await lead('mail');
    await admin.query("update notices.channel set url = 'http://127.0.0.1:1/' where channel = 'mail'");
    const id = await desk.tell({ person: await desk.person({ mobile: '13900000006', email: 'c@example.com' }) });
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([
      ['sms', 'unreachable', 'notices.channelOff', 0],
      ['mail', 'failed', 'outbound.addressRefused', 0],
    ]);
  });
});

describe('quiet hours', () => {
  it('hold what leaves the machine, also at night before a holiday, and never the application', async () => {
    on.setNow('2026-11-20T14:00:00.000Z');
    const id = await desk.tell({ firm: await desk.firm([await desk.person({ mobile: '13900000007' })]) });
    const urgent = await desk.tell(
      { firm: await desk.firm([await desk.person({ mobile: '13900000008' })]) },
      { template: 'asking.alarm' },
    );
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([]);
    on.setNow('2026-11-21T00:00:00.000Z');
    await desk.deliver();
    expect(await desk.outcomes(urgent)).toHaveLength(1);
    expect(await desk.outcomes(id)).toEqual([]);
    on.setNow('2026-11-22T23:59:59.000Z');
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([]);
    on.setNow('2026-11-23T00:00:00.000Z');
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([['sms', 'kept', null, 0]]);
  });
});

describe('reminders', () => {
  const reminder = (thread: string) => ({ reminder: { thread, afterDays: [7, 14] } });

  it('come on their days until somebody answers', async () => {
    const account = await desk.accountOf('leader');
    const id = await desk.tell({ account }, reminder('solved 1'));
    on.setNow('2026-11-25T03:00:00.000Z');
    await desk.deliver();
    expect(await inboxOf(account)).toEqual([0, 1].map((step) => ({ notice_id: id, step })));
    expect(await stop('solved 1', 'sms')).toBe(1);
    expect(await stop('solved 1', 'app')).toBe(0);
    on.setNow('2026-12-30T03:00:00.000Z');
    await desk.deliver();
    expect(await inboxOf(account)).toHaveLength(2);
    expect(await desk.states(id)).toEqual(['delivered', 'stopped']);
    const { rows } = await admin.query('select answered_by from notices.thread');
    expect(rows).toEqual([{ answered_by: 'sms' }]);
  });

  it('stop with what was not delivered yet, and an answered thread asks nothing more', async () => {
    on.setNow('2026-11-18T14:00:00.000Z');
    const person = await desk.person({ mobile: '13900000009' });
    const id = await desk.tell({ person }, reminder('solved 2'));
    await desk.deliver();
    expect(await stop('solved 2')).toBe(3);
    expect(await desk.tell({ person }, reminder('solved 2'))).toBeNull();
    on.setNow('2026-12-30T03:00:00.000Z');
    await desk.deliver();
    expect(await desk.outcomes(id)).toEqual([]);
    expect(await stop('never opened')).toBe(0);
    expect(await desk.tell({ person }, reminder('never opened'))).toBeNull();
  });

  it('race with answers: whatever arrives was sent before the answer was kept', async () => {
    await lead('sms');
    for (let round = 0; round < 5; round += 1) {
      gateway.got = [];
      const thread = `race ${round}`;
      const persons = await Promise.all([1, 2].map((n) => desk.person({ mobile: `1390001${round}${n}00` })));
      let answered = false;
      let late = 0;
      gateway.answer.after = async () => {
        if (answered) late += 1;
        await new Promise((done) => setTimeout(done, 5 * round));
        if (answered) late += 1;
      };
      for (const person of persons) await desk.tell({ person }, reminder(thread));
      const answering = stop(thread).then((stopped) => {
        answered = true;
        return stopped;
      });
      await Promise.all([desk.deliver(), desk.deliver(), answering]);
      await desk.deliver();
      expect({ late, all: gateway.got.length + (await answering) - 4 }).toEqual({ late: 0, all: 2 });
    }
  });
});
