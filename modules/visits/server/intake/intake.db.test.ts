import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { actFor, type Ground, layGround } from '../officers/officers.fixture.ts';

// A Friday, ten in the morning in China.
const now = '2026-11-20T02:00:00Z';
let on: TestPlatform;
let client: pg.Client;
let ground: Ground;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow(now);
  client = await on.connect('superuser');
  ground = await layGround(on, client, { firms: 2 });
  await actFor(on, client, ground.firms[0] ?? '');
});
afterAll(async () => {
  await client.end();
  await on.close();
});

type Role = Parameters<TestPlatform['request']>[0];
const post = async (url: string, payload: object, role: Role = 'officer') => {
  const answer = await on.request(role, { method: 'POST', url: `/api/visits/${url}`, payload });
  return { status: answer.statusCode, body: answer.json() };
};
const get = async (url: string, role: Role = 'officer') =>
  (await on.request(role, { method: 'GET', url: `/api/visits/${url}` })).json();
const record = async (more: object = {}) =>
  (await post('needs', { channel: 'phone', firmId: ground.firms[1], matter: '厂区门口公交站太远', ...more })).body;
const ask = (fields: Record<string, string>, address = '203.0.113.7', zone = 'test-a') =>
  on.server.inject({
    ...{ method: 'POST', url: `/ask/${zone}?place=1%E5%8F%B7%E6%A5%BC`, remoteAddress: address },
    payload: new URLSearchParams(fields).toString(),
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
  });
const asked = {
  ...{ firm: '测试服务企业2号有限公司', matter: '消防验收要多久', name: '何经办', telephone: '10000000001' },
  website: '',
};
const publish = (more: object = {}) =>
  post(
    'charters',
    {
      ...{ name: '测试如意', nameEn: 'Test wishes', validFrom: '2026-11-20', officeOpens: 540, officeCloses: 1_020 },
      promises: [{ kind: 'firstAnswer', limit: 2, unit: 'officeHours' }],
      ...more,
    },
    'departmentHead',
  );

describe('the charter', () => {
  it('holds from its day, is not changed, and a later version can be taken back', async () => {
    expect((await publish({ validFrom: '2026-11-19' })).body.error.code).toBe('visits.charterDayWrong');
    expect((await publish({ officeCloses: 540 })).status).toBe(422);
    const { body } = await publish();
    expect((await publish()).body.error.code).toBe('visits.charterDayTaken');
    const listed = await get('charters');
    expect(listed).toMatchObject({ inForceId: body.charterId, charters: [{ name: '测试如意' }] });
    const back = (id: string) => post(`charters/${id}/taking-back`, { reason: '写错了' }, 'departmentHead');
    expect((await back(body.charterId)).body.error.code).toBe('visits.charterInForce');
    const later = (await publish({ validFrom: '2027-01-01' })).body.charterId;
    expect((await back(later)).status).toBe(200);
    expect((await get('charters')).charters).toHaveLength(1);
  });

  it('is read by everybody, in both languages and under 30 KB', async () => {
    const zh = await on.server.inject({ url: '/charter/test-a' });
    const en = await on.server.inject({ url: '/charter/test-a?lang=en' });
    expect([zh.statusCode, en.statusCode]).toEqual([200, 200]);
    expect(zh.body).toContain('收到诉求后 2 个工作小时内首次答复');
    expect(en.body).toContain('A first answer within 2 office hours');
    expect(en.body).toContain('Test wishes');
    for (const { body } of [zh, en]) expect(Buffer.byteLength(body)).toBeLessThan(30_000);
    expect((await on.server.inject({ url: '/charter/no-such' })).statusCode).toBe(404);
    expect((await on.server.inject({ url: '/charter/test-b' })).body).toContain('还没有服务公约');
  });
});

describe('a need by the scanned code', () => {
  let path = '';
  it('is filed without login, and nobody is named in tables, journal or queue', async () => {
    const answer = await ask(asked);
    expect(answer.statusCode).toBe(303);
    path = String(answer.headers.location);
    expect(path).toMatch(/^\/needs\/test-a\.[A-Za-z0-9_-]{22}\?new=1/);
    const { rows } = await client.query('select * from visits.need');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ entrance: 'code', place: '1号楼', firm_told: asked.firm, state: 'filed' });
    // Name and telephone lie under a key of their own, which goes when the need is forgotten.
    expect(rows[0].contact).toMatch(/^y1\./);
    const secret = path.slice('/needs/test-a.'.length, '/needs/test-a.'.length + 22);
    const stored = JSON.stringify(rows) + JSON.stringify((await client.query('select * from journal.entry')).rows);
    for (const told of ['10000000001', '何经办', secret, '203.0.113.7"'])
      expect(JSON.stringify(rows)).not.toContain(told);
    for (const told of ['10000000001', '何经办', secret, '消防验收']) {
      expect(stored.replace(JSON.stringify(rows), '')).not.toContain(told);
    }
  });

  it('is followed by its link; unknown, foreign and mistyped links answer the same', async () => {
    const page = await on.server.inject({ url: path });
    expect(page.body).toContain('消防验收要多久');
    expect(page.body).toContain('2026-11-20 12:00');
    const secret = path.slice('/needs/test-a.'.length, '/needs/test-a.'.length + 22);
    const others = await Promise.all(
      [`test-b.${secret}`, `no-such.${secret}`, `test-a.${'A'.repeat(22)}`, 'nonsense'].map((token) =>
        on.server.inject({ url: `/needs/${token}` }),
      ),
    );
    const plain = others.map(({ statusCode, body }) => [statusCode, body.replace(/href="\/needs[^"]*"/g, '')]);
    expect(new Set(plain.map(String)).size).toBe(1);
    expect(others[0]?.statusCode).toBe(404);
  });

  it('is taken once when it is sent twice, heard from another address, and not heard from programs', async () => {
    const again = await ask(asked);
    expect([again.statusCode, again.body.includes('同样内容')]).toEqual([409, true]);
    const both = await Promise.all([ask(asked, '203.0.113.8'), ask(asked, '203.0.113.8')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const program = await ask({ ...asked, website: 'https://spam.example' }, '203.0.113.9');
    expect(program.headers.location).toContain('/ask/test-a?thanks=1');
    const { rows } = await client.query('select count(*)::int from visits.need');
    expect(rows[0].count).toBe(2);
    const wrong = await ask({ ...asked, telephone: '<b>', matter: '短' }, '203.0.113.10');
    expect([wrong.statusCode, wrong.body.includes('&lt;b&gt;'), wrong.body.includes('aria-invalid')]).toEqual([
      422,
      true,
      true,
    ]);
  });

  it('is named by look-up, and only who handles it reads how to reach the sender', async () => {
    const { needs } = await get('needs?state=filed');
    const need = await get(`needs/${needs[0].id}`);
    expect(need).toMatchObject({ contact: { name: '何经办' }, firmId: null });
    expect(need.proposals[0]).toMatchObject({ id: ground.firms[1] });
    expect((await get(`needs/${needs[0].id}`, 'leader')).contact).toBeNull();
    const named = await on.request('officer', {
      ...{ method: 'PUT', url: `/api/visits/needs/${need.id}/firm`, payload: { firmId: ground.firms[1] } },
    });
    expect(named.statusCode).toBe(200);
    const forget = (zone = on.zoneA, role: Role = 'officer') =>
      on.request(role, { method: 'DELETE', url: `/api/visits/needs/${need.id}/contact`, zone });
    expect([(await forget(on.zoneB)).statusCode, (await forget(on.zoneA, 'leader')).statusCode]).toEqual([404, 403]);
    expect((await get(`needs/${need.id}`)).contact).toMatchObject({ name: '何经办' });
    expect([(await forget()).statusCode, (await forget()).statusCode]).toEqual([200, 200]);
    expect(await get(`needs/${need.id}`)).toMatchObject({ contact: null, firmId: ground.firms[1] });
    const foreign = await on.request('officer', { method: 'GET', url: `/api/visits/needs/${need.id}`, zone: on.zoneB });
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'visits.needUnknown']);
  });
});

describe('a message', () => {
  it('is filed for the own firm, and its people follow it', async () => {
    const { status, body } = await post('own-needs', { matter: '希望增加夜班公交' }, 'firmMember');
    expect([status, body.number.slice(0, 9)]).toEqual([200, 'LJ202611-']);
    const own = await get('own-needs', 'firmMember');
    expect(own.needs).toMatchObject([{ number: body.number, answerDueAt: '2026-11-20T04:00:00.000Z' }]);
    expect((await post('own-needs', { matter: '代人提的事情' }, 'officer')).status).toBe(403);
  });

  it('is concluded once: of many at the same time one wins, the others are told', async () => {
    const { needId } = await record();
    const all = await Promise.all([
      post(`needs/${needId}/answer`, { words: '已联系公交公司' }),
      post(`needs/${needId}/answer`, { words: '请拨打市政热线' }),
      post(`needs/${needId}/refusal`, { words: '不归本区', elsewhere: '市交通局' }),
    ]);
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(all.find(({ status }) => status === 409)?.body.error.code).toBe('visits.needConcluded');
    const need = await get(`needs/${needId}`);
    expect(need.acts.map((act: { kind: string }) => act.kind)).toHaveLength(2);
    expect(need.concludedAt).toBe('2026-11-20T02:00:00.000Z');
    const told = await client.query('select template from notices.notice where about_id = $1', [needId]);
    expect(told.rows).toEqual([{ template: 'visits.needAnswered' }]);
    const { rows } = await client.query("select after::text from journal.entry where subject_type = 'visits.need'");
    expect(rows.map((row) => row.after).join()).not.toMatch(/公交公司|市政热线|不归本区/);
  });

  it('is followed by its link for thirty days after it was concluded, and then told that it is over', async () => {
    const answer = await ask(asked, '203.0.113.99');
    const url = String(answer.headers.location).split('?')[0] ?? '';
    const { rows } = await client.query('select id from visits.need order by filed_at desc, id desc limit 1');
    const page = async () => on.server.inject({ url });
    on.setNow('2027-03-01T02:00:00.000Z');
    expect((await page()).statusCode).toBe(200);
    await client.query(
      `update visits.need set state = 'answered', concluded_at = '2027-01-29T02:00:00Z' where id = $1`,
      [rows[0].id],
    );
    const over = await page();
    expect([over.statusCode, over.body.includes('2027-02-28 到期')]).toEqual([404, true]);
    on.setNow('2027-02-28T15:00:00.000Z');
    expect((await page()).statusCode).toBe(200);
    on.setNow('2026-11-20T02:00:00.000Z');
    await client.query('delete from visits.need where id = $1', [rows[0].id]);
  });

  it('of an unknown firm is not made into matters, and joins no issue that does not stand', async () => {
    const { needId } = await record({ firmId: undefined, firmTold: '外地企业' });
    const matters = [{ category: 'transport', title: '公交', text: '站点太远了' }];
    expect((await post(`needs/${needId}/split`, { matters })).body.error.code).toBe('visits.needFirmMissing');
    const issueId = '018f0000-0000-7000-8000-000000000fff';
    expect((await post(`needs/${needId}/joining`, { issueId })).body.error.code).toBe('visits.needIssueUnknown');
    expect((await get(`needs/${needId}`)).state).toBe('filed');
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    await expect(app.query("update visits.need_act set words = 'x'")).rejects.toThrow(/permission denied/);
    expect((await app.query('delete from visits.need_act')).rowCount).toBe(0);
    await app.end();
  });

  it('that waits past its promise is broken, alarmed, and opens its row', async () => {
    on.setNow('2026-11-20T05:00:00Z');
    on.forgetSessions();
    const { rates } = await get('charter/rates');
    const [rate] = rates;
    expect(rate.kind).toBe('firstAnswer');
    const { total, rows } = await get('charter/rows?kind=firstAnswer&verdict=broken');
    expect([total, rate.total.kept]).toEqual([rate.total.broken, 1]);
    expect(total).toBeGreaterThan(1);
    expect(rows[0]).toMatchObject({ dueAt: '2026-11-20T04:00:00.000Z', doneAt: null });
    expect((await on.server.inject({ url: '/charter/test-a' })).body).toContain(`1/${1 + total}`);
    const source = on.composition.parts
      .flatMap((part) => part.alarms ?? [])
      .find(({ id }) => id === 'visits.needsUnanswered');
    const asked = { today: '2026-11-20', now: on.platform.now(), limit: 5, can: () => true };
    const open = await source?.open(on.platform.database.forZone(on.zoneA.id), asked);
    expect(open?.counts).toEqual({ late: total, warn: 0, hold: 0 });
    const sheet = await on.request('officer', {
      method: 'GET',
      url: '/api/visits/needs/export?state=filed&format=xlsx',
    });
    const poster = await on.request('officer', {
      method: 'GET',
      url: '/api/visits/needs/poster?place=1%E5%8F%B7%E6%A5%BC',
    });
    expect([sheet.statusCode, poster.statusCode, poster.rawPayload.subarray(0, 4).toString()]).toEqual([
      200,
      200,
      '%PDF',
    ]);
  });

  it('joins an issue of its own firm alone, and keeps its firm once matters were made of it', async () => {
    await client.query(
      "insert into parties.duty_item (zone_id, kind, code, name) values ($1, 'issueCategory', 'bus', '公交')",
      [on.zoneA.id],
    );
    const [own, other] = [ground.firms[1], ground.firms[0]];
    const matters = [{ category: 'bus', title: '站点太远', text: '公交站点太远了' }];
    const first = await record();
    const [issueId] = (await post(`needs/${first.needId}/split`, { matters })).body.issueIds;
    const strange = await record({ firmId: other, matter: '我们也希望增加公交' });
    expect((await post(`needs/${strange.needId}/joining`, { issueId })).body.error.code).toBe(
      'visits.needIssueUnknown',
    );
    const unnamed = await record({ firmId: undefined, firmTold: '外地企业' });
    expect((await post(`needs/${unnamed.needId}/joining`, { issueId })).body.error.code).toBe('visits.needFirmMissing');
    const second = await record({ matter: '还是公交站太远' });
    expect((await post(`needs/${second.needId}/joining`, { issueId })).body.state).toBe('joined');
    const name = (firmId: string | undefined) =>
      on.request('officer', { method: 'PUT', url: `/api/visits/needs/${second.needId}/firm`, payload: { firmId } });
    expect((await name(other)).json().error.code).toBe('visits.needConcluded');
    expect((await name(own)).statusCode).toBe(200);
    for (const { needId } of [strange, unnamed]) await post(`needs/${needId}/answer`, { words: '已转告' });
    for (const url of ['/ask/test-a%00', '/charter/%00', '/measures/test-a/%00', '/needs/%00'])
      expect([url, (await on.server.inject({ url })).statusCode]).toEqual([url, 404]);
  });

  it('is taken ten times in ten minutes from one address that many share, and then later', async () => {
    const file = async (turn: number) =>
      (await ask({ ...asked, matter: `第 ${turn} 家的诉求，请回复` }, '203.0.113.20')).statusCode;
    const answers: number[] = [];
    for (let turn = 1; turn <= 11; turn += 1) answers.push(await file(turn));
    expect(answers).toEqual([...Array(10).fill(303), 429]);
    on.setNow('2026-11-20T05:11:00Z');
    expect(await file(11)).toBe(303);
  });
});
