import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, leadChannel, openDesk, openGateway } from '#kernel/notices/server/notices.fixture.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { foldGathering } from '../contract/gathering-state.ts';
import { generateDemo } from './demo.ts';
import { listActs } from './store/gatherings.ts';
import { furnishZone, type GatheringZone, inventedMobile } from './zone.fixture.ts';

let on: TestPlatform;
let zone: GatheringZone;
let gateway: Gateway;
beforeAll(async () => {
  gateway = await openGateway();
  on = await testPlatform({ outboundAllow: [gateway.origin] });
  on.setNow('2026-11-23T00:00:00Z');
  zone = await furnishZone(on);
});
afterAll(async () => {
  gateway.close();
  await zone.close();
  await on.close();
});

/** Time goes on, and sessions that lay idle are begun anew. */
const comeTo = (instant: string) => {
  on.setNow(instant);
  on.forgetSessions();
};
const at = (url: string) => `/api/gatherings${url}`;
const get = async (url: string, role: Role = 'officer') =>
  (await on.request(role, { method: 'GET', url: at(url) })).json();
const send = (method: 'POST' | 'PUT' | 'PATCH', url: string, payload: object = {}, role: Role = 'officer') =>
  on.request(role, { method, url: at(url), payload });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;

const plan = {
  ...{ kind: 'meeting', title: '专班例会', day: '2026-11-24', fromTime: '09:00', toTime: '11:00', place: '三楼会议室' },
  ...{ siteId: null, capacity: null, series: null },
};
/** Plans a gathering and answers its id. */
const planned = async (more: object = {}): Promise<string> => {
  const answer = await send('POST', '', { ...plan, hostDepartmentId: zone.host, ...more });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
};
const act = (id: string, name: string, more: object = {}) => send('POST', `/${id}/acts`, { act: name, ...more });
const firm = (id: string) => ({ kind: 'firm', id });
const invite = (id: string, ...invitees: object[]) => send('POST', `/${id}/invitations`, { invitees });
const rowsOf = async (id: string, filter = '') => (await get(`/${id}/attendance${filter}`)).invitations;
/** A gathering that was sent out to these. */
const opened = async (invitees: object[], more: object = {}): Promise<string> => {
  const id = await planned(more);
  if (invitees.length > 0) await invite(id, ...invitees);
  expect((await act(id, 'open')).statusCode).toBe(200);
  return id;
};
const linkOf = async (id: string, invitationId: string): Promise<string> =>
  (await send('POST', `/${id}/invitations/${invitationId}/link`)).json().path;
const page = (url: string) => on.server.inject({ method: 'GET', url });
const submit = (url: string, fields: Record<string, string>) =>
  on.server.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('planning', () => {
  it('goes from the plan to the closing, each act kept, and what is stored is what the acts fold to', async () => {
    const id = await opened([firm(zone.firm)]);
    expect(codeOf(await send('POST', `/${id}/moves`, { day: '2026-11-25', fromTime: '14:00', toTime: '15:00' }))).toBe(
      'gatherings.reasonNeeded',
    );
    const move = { day: '2026-11-23', fromTime: '07:00', toTime: '09:00', reason: '会议室占用' };
    expect((await send('POST', `/${id}/moves`, move)).statusCode).toBe(200);
    const amended = await send('PATCH', `/${id}`, {
      title: '专班第1次例会',
      place: '二楼',
      siteId: null,
      capacity: 30,
    });
    expect(amended.statusCode).toBe(200);
    expect((await act(id, 'hold')).statusCode).toBe(200);
    expect((await act(id, 'close')).json()).toEqual({ id, state: 'closed' });
    expect(codeOf(await act(id, 'cancel', { reason: '不办了' }))).toBe('gatherings.notNow');
    const found = await get(`/${id}`);
    const acts = await listActs(on.platform.database.forZone(on.zoneA.id), id);
    expect(acts.map((one) => one.act)).toEqual(['plan', 'open', 'move', 'amend', 'hold', 'close']);
    const { state, title, day, fromTime, toTime, place, capacity } = found;
    expect({ state, title, day, fromTime, toTime, place, siteId: null, capacity, acts: 6 }).toEqual(
      foldGathering(acts),
    );
    const notices = await zone.run(`select template from notices.notice where about_id = $1 order by at, id`, [id]);
    expect(notices.map((one) => one.template)).toEqual(['gatherings.invited', 'gatherings.moved']);
  });

  it('is done by the department that holds it, and is not there for another zone', async () => {
    const id = await planned();
    expect(codeOf(await send('POST', `/${id}/acts`, { act: 'open' }, 'departmentHead'))).toBe(
      'gatherings.otherDepartment',
    );
    expect((await get(`/${id}`, 'departmentHead')).holds).toBe(false);
    const foreign = await on.request('officer', { method: 'GET', url: at(`/${id}`), zone: on.zoneB });
    const absent = await on.request('officer', { method: 'GET', url: at('/018f0000-0000-7000-8000-0000000000ff') });
    expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, codeOf(absent)]);
    const wrong = { ...plan, hostDepartmentId: zone.host };
    expect(codeOf(await send('POST', '', { ...wrong, day: '2026-11-22' }))).toBe('gatherings.dayPast');
    expect(codeOf(await send('POST', '', { ...wrong, toTime: '08:00' }))).toBe('gatherings.endsBeforeItBegins');
    expect(codeOf(await send('POST', '', { ...wrong, place: null }))).toBe('gatherings.placeNeeded');
    expect(codeOf(await act(id, 'hold'))).toBe('gatherings.notNow');
    await act(id, 'open');
    expect(codeOf(await act(id, 'hold'))).toBe('gatherings.notBegun');
  });

  it('is listed by its filters, and exported as listed', async () => {
    await planned({ kind: 'lecture', title: '专利讲座' });
    const found = await get('?kind=lecture&q=%E4%B8%93%E5%88%A9');
    expect(found).toMatchObject({ total: 1, gatherings: [{ title: '专利讲座', host: { name: '企业服务局' } }] });
    expect(found.own).toEqual([{ id: zone.host, name: '企业服务局' }]);
    const sheet = await on.request('officer', { method: 'GET', url: at('/export?kind=lecture') });
    expect([sheet.statusCode, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheet')]);
  });
});

describe('invitations', () => {
  it('are seen and answered by the firm and by nobody else, and any answer ends the reminders', async () => {
    const id = await opened([firm(zone.firm), firm(zone.firm)], { day: '2026-12-08' });
    const waiting = `select count(*) from notices.dispatch where thread = any (select 'gatherings.invitation/' || id
      from gatherings.invitation where gathering_id = $1) and state = 'waiting' and step > 0`;
    expect((await zone.run(waiting, [id]))[0]).toEqual({ count: 2 });
    expect((await get('/mine', 'firmMember')).gatherings[0]).toMatchObject({
      id,
      invitation: { kind: 'firm', answer: null },
    });
    expect((await get(`/mine/${id}`, 'expert')).error.code).toBe('gatherings.gatheringUnknown');
    const answered = await send(
      'POST',
      `/mine/${id}/answer`,
      { answer: 'another', substitute: '副总经理' },
      'firmMember',
    );
    expect(answered.json()).toEqual({ answer: 'another', waiting: false });
    expect((await zone.run(waiting, [id]))[0]).toEqual({ count: 0 });
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({ name: '澄明光电有限公司', answer: 'another', substitute: '副总经理', present: 0 });
    const [entry] = await zone.run(`select after from journal.entry where action = 'gatherings.answerOwnInvitation'`);
    expect(JSON.stringify(entry)).not.toContain('副总经理');
    expect((await get(`/${id}/attendance`)).counts).toMatchObject({ invited: 1, coming: 1, unanswered: 0 });
  });

  it('never take more seats than there are, however many answer at once, and who waited longest follows', async () => {
    const [one, two] = zone.firms;
    const id = await opened([firm(zone.firm), firm(one ?? ''), firm(two ?? '')], { capacity: 1 });
    const rows = await rowsOf(id);
    const answers = await Promise.all(
      rows.map((row: { id: string }) => send('POST', `/${id}/invitations/${row.id}/answer`, { answer: 'yes' })),
    );
    expect(answers.map((answer) => answer.json().waiting).sort()).toEqual([false, true, true]);
    const seated = rows[answers.findIndex((answer) => !answer.json().waiting)];
    await send('POST', `/${id}/invitations/${seated.id}/answer`, { answer: 'no' });
    expect((await get(`/${id}/attendance`)).counts).toMatchObject({ coming: 1, waiting: 1, declined: 1 });
    await send('PATCH', `/${id}`, { title: plan.title, place: plan.place, siteId: null, capacity: 2 });
    expect((await get(`/${id}/attendance`)).counts).toMatchObject({ coming: 2, waiting: 0 });
    expect(await rowsOf(id, '?answer=no')).toHaveLength(1);
  });

  it('are answered by a link of which only a digest is kept, which opens nothing once it is replaced or taken back', async () => {
    const id = await opened([firm(zone.firms[0] ?? '')]);
    const [row] = await rowsOf(id);
    const first = await linkOf(id, row.id);
    const link = await linkOf(id, row.id);
    const secret = link.split('.')[1] ?? '';
    expect(secret).toHaveLength(43);
    for (const table of ['gatherings.invitation', 'journal.entry', 'notices.notice']) {
      const found = await zone.run(`select count(*) from ${table} as one where one::text like '%' || $1 || '%'`, [
        secret,
      ]);
      expect(found[0], table).toEqual({ count: 0 });
    }
    expect((await page(first)).statusCode).toBe(404);
    expect((await page(link)).body).toContain('专班例会');
    expect((await submit(link, { act: 'answer' })).statusCode).toBe(422);
    expect((await submit(link, { act: 'answer', answer: 'yes' })).statusCode).toBe(303);
    expect((await page(`${link}?lang=en`)).body).toContain('You said: I am coming');
    expect((await submit(link, { act: 'ask', text: '能否介绍设备补贴' })).statusCode).toBe(303);
    const withdrawn = await send('POST', `/${id}/invitations/${row.id}/withdrawal`, { reason: '改请他人' });
    expect(withdrawn.statusCode).toBe(200);
    expect((await page(link)).statusCode).toBe(404);
    expect((await submit(link, { act: 'answer', answer: 'no' })).statusCode).toBe(404);
  });

  it('lead whoever has no account to the own page, by one link in every message, and an answer there ends the reminders', async () => {
    const root = await on.connect('superuser');
    const desk = openDesk(on, root);
    for (const channel of ['sms', 'mail'] as const)
      await leadChannel(on, gateway, { channel, adapter: 'http', at: '2026-11-23T00:00:00.000Z' });
    const [handler, person] = [
      await desk.person({ mobile: '10000000902' }),
      await desk.person({ email: 'b@example.cn' }),
    ];
    const [firmId, bank] = [
      await desk.firm([await desk.person({ mobile: '10000000901' })]),
      await desk.institution([handler]),
    ];
    const invited = [firm(firmId), { kind: 'institution', id: bank }, { kind: 'person', id: person }];
    const id = await opened(invited, { day: '2026-12-08' });
    await desk.deliver();
    const texts = gateway.got.map(({ text }) => JSON.parse(text).text ?? JSON.parse(text).body);
    const paths = texts.map((text: string) => /\/invited\/[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? 'none');
    expect(new Set(paths).size, texts.join('\n')).toBe(3);
    const waiting = `select count(*)::int from notices.dispatch where thread = any (select 'gatherings.invitation/' || id
      from gatherings.invitation where gathering_id = $1) and state = 'waiting' and step > 0`;
    expect((await zone.run(waiting, [id]))[0]).toEqual({ count: 6 });
    for (const [place, path] of paths.entries()) {
      expect((await page(path)).body).toContain('专班例会');
      expect((await submit(path, { act: 'answer', answer: 'yes' })).statusCode).toBe(303);
      expect((await zone.run(waiting, [id]))[0]).toEqual({ count: 4 - 2 * place });
    }
    expect((await get(`/${id}/attendance`)).counts).toMatchObject({ coming: 3, unanswered: 0 });
    // What is told later carries the same link, until staff make another.
    gateway.got = [];
    const [row] = await rowsOf(id);
    await linkOf(id, row.id);
    expect((await act(id, 'cancel', { reason: '改为书面征求意见' })).statusCode).toBe(200);
    await desk.deliver();
    const later = gateway.got.map(({ text }) => /\/invited\/[^\s"，。]+/.exec(text)?.[0] ?? 'none');
    expect(later.filter((path) => paths.includes(path))).toHaveLength(2);
    for (const path of later) expect((await page(path)).body).toContain('已取消');
    const secrets = [...paths, ...later].map((path) => path.split('.').at(-1) ?? '');
    const kept = `select count(*)::int from (select one::text as row from journal.entry as one union all
      select one::text from notices.notice as one union all select one::text from notices.delivery as one union all
      select one::text from gatherings.invitation as one) as rows where row like any ($1)`;
    expect((await zone.run(kept, [secrets.map((one) => `%${one}%`)]))[0]).toEqual({ count: 0 });
    await root.end();
  });

  it('go to whoever is in the zone only', async () => {
    const id = await planned();
    expect(codeOf(await invite(id, firm('018f0000-0000-7000-8000-0000000000ff')))).toBe('gatherings.inviteeUnknown');
    expect(codeOf(await invite(id, { kind: 'department', id: zone.firm }))).toBe('gatherings.inviteeUnknown');
    const all = [firm(zone.firm), { kind: 'person', id: zone.person }, { kind: 'department', id: zone.other }];
    expect((await invite(id, ...all, { kind: 'account', id: zone.accounts.leader })).json()).toEqual({
      invited: 4,
      before: 0,
    });
    expect((await invite(id, ...all)).json()).toEqual({ invited: 0, before: 3 });
    const names = (await rowsOf(id)).map((row: { name: string }) => row.name);
    expect(names).toContain('林*满');
    expect((await get(`/mine`, 'firmMember')).gatherings.map((one: { id: string }) => one.id)).not.toContain(id);
  });
});

describe('signing in', () => {
  it('stands once a person however often and by whichever way it is tried at once', async () => {
    comeTo('2026-11-24T00:30:00Z');
    const id = await opened([firm(zone.firm)]);
    const door = await get(`/${id}/door`);
    expect(door).toMatchObject({ takesSignIns: true, window: { from: '2026-11-24 08:00', until: '2026-11-24 11:00' } });
    const byCode = () => send('POST', '/sign-in', { code: door.code }, 'firmMember');
    const byName = () => submit(door.path, { name: '林小满', mobile: inventedMobile });
    const answers = await Promise.all([byCode(), byName(), byCode(), byName(), byCode(), byName()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 303, 303, 303]);
    expect((await zone.run('select count(*) from gatherings.attendance where gathering_id = $1', [id]))[0]).toEqual({
      count: 1,
    });
    expect((await get(`/${id}/door`)).last).toMatchObject([{ name: '澄明光电有限公司' }]);
    expect((await get(`/mine/${id}`, 'firmMember')).signedInAt).not.toBeNull();
  });

  it('tells nobody who is invited, and knows the code of its own gathering only', async () => {
    const id = await opened([firm(zone.firms[0] ?? '')]);
    const door = await get(`/${id}/door`);
    expect((await submit(door.path, { name: '林小满', mobile: inventedMobile })).statusCode).toBe(422);
    expect((await submit(door.path, { name: '林小满', mobile: '10000000009' })).statusCode).toBe(422);
    expect(codeOf(await send('POST', '/sign-in', { code: door.code }, 'firmMember'))).toBe('gatherings.notInvited');
    const wrong = String((Number(door.code) + 1) % 1_000_000).padStart(6, '0');
    expect(codeOf(await send('POST', '/sign-in', { code: wrong }, 'firmMember'))).toBe('gatherings.codeWrong');
    const link = await linkOf(id, (await rowsOf(id))[0].id);
    expect((await submit(link, { act: 'signIn', code: wrong })).statusCode).toBe(422);
    expect((await submit(link, { act: 'signIn', code: door.code })).statusCode).toBe(303);
    expect((await page(link)).body).toContain('已签到');
    expect((await get(`/${id}/door`, 'departmentHead')).error.code).toBe('gatherings.otherDepartment');
  });

  it('is possible from an hour before until the end, and by hand for a walk-in', async () => {
    const id = await opened([firm(zone.firm)], { day: '2026-11-24', fromTime: '10:00', toTime: '12:00' });
    const { code } = await get(`/${id}/door`);
    const codes: (string | undefined)[] = [];
    for (const now of ['2026-11-24T00:59:59Z', '2026-11-24T04:01:00Z', '2026-11-24T01:00:00Z']) {
      comeTo(now);
      codes.push(codeOf(await send('POST', '/sign-in', { code }, 'firmMember')));
    }
    expect(codes).toEqual(['gatherings.doorClosed', 'gatherings.doorClosed', undefined]);
    // Before and after, the door says the same to who is invited and to who is not.
    comeTo('2026-11-24T04:01:00Z');
    const { path } = await get(`/${id}/door`);
    const late = [inventedMobile, '10000000009'].map((mobile) => submit(path, { name: '林小满', mobile }));
    const said = (await Promise.all(late)).map(({ statusCode, body }) => [
      statusCode,
      /<h1>(.*)<\/h1>/.exec(body)?.[1],
    ]);
    expect(said[0]).toEqual(said[1]);
    comeTo('2026-11-24T01:00:00Z');
    const walkIn = { walkIn: firm(zone.firms[1] ?? '') };
    expect((await send('POST', `/${id}/attendance`, walkIn)).json()).toMatchObject({ before: false });
    expect((await send('POST', `/${id}/attendance`, walkIn)).json()).toMatchObject({ before: true });
    expect(await rowsOf(id, '?present=yes')).toMatchObject([{ walkIn: false }, { walkIn: true, signedInHow: 'hand' }]);
    expect((await send('POST', `/${id}/attendance`, {})).statusCode).toBe(422);
  });
});

describe('agenda and questions', () => {
  it('keep their order, and are shown to who is invited once they are released', async () => {
    const id = await opened([firm(zone.firm)]);
    const items = [
      { title: '通报进展', minutes: 10, speaker: '企业服务局' },
      { title: '讨论用地', minutes: 30, speaker: null },
    ];
    const { agenda } = (await send('PUT', `/${id}/agenda`, { items })).json();
    await send('PUT', `/${id}/agenda`, { items: [agenda[1], { ...items[0], title: '小结' }] });
    expect((await get(`/mine/${id}`, 'firmMember')).agenda.map((one: { title: string }) => one.title)).toEqual([
      '讨论用地',
      '小结',
    ]);
    expect(codeOf(await send('PUT', `/${id}/agenda`, { items: [{ ...items[0], id: zone.host }] }))).toBe(
      'gatherings.itemUnknown',
    );
    const ask = (text: string, role: Role) => send('POST', `/${id}/questions`, { text }, role);
    const own = (await ask('设备补贴何时兑现', 'firmMember')).json().id;
    const other = (await ask('厂房何时交付', 'leader')).json().id;
    expect(codeOf(await ask('我也想问', 'expert'))).toBe('gatherings.gatheringUnknown');
    expect((await get(`/mine/${id}`, 'firmMember')).questions).toHaveLength(1);
    await send('POST', `/${id}/questions/${own}/answer`, { answer: '本月底前兑现' });
    await send('POST', `/${id}/questions/${other}/answer`, { answer: null });
    await send('PUT', `/${id}/questions/${other}/pin`, { pinned: true });
    await send('PUT', `/${id}/questions/release`, { released: true });
    const { questions } = await get(`/mine/${id}`, 'firmMember');
    expect(questions).toMatchObject([
      { answeredHow: 'aloud', answer: null, own: false, askedBy: null },
      { answeredHow: 'written', answer: '本月底前兑现', own: true, askedBy: null },
    ]);
    expect((await get(`/${id}`)).questions[1].askedBy).toBe('澄明光电有限公司');
    await opensPapersByLink(id);
    const paper = await on.request('officer', { method: 'GET', url: at(`/${id}/minutes/print`) });
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A paper of the agenda opens by the link of an invitation to that gathering, and by no other. */
const opensPapersByLink = async (id: string) => {
  const { agenda } = await get(`/${id}`);
  const sent = await on.request('officer', {
    ...{ method: 'POST', url: '/api/files?purpose=gatherings.paper&name=%E5%8D%8F%E8%AE%AE.png', payload: png },
    headers: { 'content-type': 'application/octet-stream' },
  });
  const fileId: string = sent.json().id;
  const added = await send('POST', `/${id}/agenda/${agenda[0].id}/papers`, { fileIds: [fileId] });
  expect([sent.statusCode, added.statusCode], added.body).toEqual([200, 200]);
  const link = await linkOf(id, (await rowsOf(id))[0].id);
  const path = `${link}/papers/${fileId}`;
  expect((await page(link)).body).toContain(`href="${path}"`);
  const opened = await page(path);
  expect([opened.statusCode, opened.rawPayload.equals(png)]).toEqual([200, true]);
  expect(opened.headers).toMatchObject({
    ...{ 'content-type': 'image/png', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    'x-content-type-options': 'nosniff',
  });
  expect(opened.headers['content-disposition']).toMatch(/^attachment/);
  const other = await planned();
  await invite(other, firm(zone.firm));
  await act(other, 'open');
  const foreign = await linkOf(other, (await rowsOf(other))[0].id);
  const refused = [`${foreign}/papers/${fileId}`, `${link.slice(0, -2)}AA/papers/${fileId}`, `${link}/papers/nonsense`];
  refused.push(`${link}/papers/018f0000-0000-7000-8000-0000000000ff`);
  for (const url of refused) expect([url, (await page(url)).statusCode]).toEqual([url, 404]);
  comeTo('2026-12-24T02:00:00Z');
  expect((await page(path)).statusCode).toBe(200);
  comeTo('2026-12-25T02:00:00Z');
  const late = await page(link);
  expect([late.statusCode, late.body.includes('2026-12-24 到期')]).toEqual([404, true]);
  expect((await page(path)).statusCode).toBe(404);
  expect((await submit(link, { act: 'answer', answer: 'yes' })).statusCode).toBe(404);
  comeTo('2026-11-24T01:00:00Z');
};

describe('decisions', () => {
  it('become cases, head the next agenda while they are open, and close with the report that the host confirms', async () => {
    const series = { name: '专班周例会' };
    const first = await opened([], { series, day: '2026-11-24', fromTime: '08:00', toTime: '08:30' });
    const seriesId = (await get(`/${first}`)).series.id;
    const next = await planned({ series: { id: seriesId }, day: '2026-12-01' });
    const add = (body: object) => send('POST', `/${first}/decisions`, body);
    const full = { text: '落实二期用地', departmentId: zone.other, dueOn: '2026-12-10' };
    const one = (await add(full)).json();
    const two = (await add({ text: '梳理用电需求', departmentId: null, dueOn: null })).json();
    expect([one.number, two.number]).toEqual([1, 2]);
    expect(codeOf(await add({ ...full, dueOn: '2026-11-24' }))).toBe('gatherings.dayPast');
    expect(codeOf(await add({ ...full, dueOn: '2029-11-25' }))).toBe('gatherings.dayTooFar');
    expect(codeOf(await add({ ...full, departmentId: zone.firm }))).toBe('gatherings.departmentUnknown');
    expect((await act(first, 'hold')).statusCode).toBe(200);
    expect(codeOf(await act(first, 'close'))).toBe('gatherings.decisionsOpen');
    expect(codeOf(await send('POST', `/${first}/decisions/${two.id}/assignment`))).toBe('gatherings.decisionUnready');
    const { caseId } = (await send('POST', `/${first}/decisions/${one.id}/assignment`)).json();
    expect(codeOf(await send('PUT', `/${first}/decisions/${one.id}`, full))).toBe('gatherings.decisionAssigned');
    await send('PUT', `/${first}/decisions/${two.id}`, {
      text: '梳理用电需求',
      departmentId: zone.other,
      dueOn: '2026-12-20',
    });
    expect((await act(first, 'close')).statusCode).toBe(200);
    const carried = (await get(`/${next}`)).carried;
    expect(carried).toMatchObject([
      { text: '落实二期用地', state: 'assigned', light: 'ok', dueOn: '2026-12-10', department: { name: '经济发展局' } },
      { text: '梳理用电需求', state: 'assigned', gathering: { id: first } },
    ]);
    const acted = (name: string, role: Role, more: object = {}) =>
      on.request(role, { method: 'POST', url: `/api/cases/${caseId}/acts`, payload: { act: name, ...more } });
    const steps = [
      await acted('accept', 'departmentHead', { expected: 1 }),
      await acted('report', 'departmentHead', { expected: 2, comment: '用地已批' }),
      await acted('confirm', 'officer', { expected: 3 }),
    ];
    expect(steps.map(({ statusCode, body }) => [statusCode, statusCode === 200 ? '' : body])).toEqual(
      Array(3).fill([200, '']),
    );
    expect((await get(`/${next}`)).carried.map((left: { text: string }) => left.text)).toEqual(['梳理用电需求']);
    expect((await get(`/${first}`)).decisions[0]).toMatchObject({ state: 'confirmed', light: null });
    expect((await get(`?series=${seriesId}&sort=day`)).gatherings[0].openDecisions).toBe(1);
    const paper = await on.request('officer', { method: 'GET', url: at(`/${next}/agenda/print`) });
    expect(paper.statusCode).toBe(200);
  });

  it('are told where a gathering was held and not closed for five working days', async () => {
    const id = await opened([], { title: '迟迟未办结的例会', day: '2026-11-24', fromTime: '08:00', toTime: '08:30' });
    await act(id, 'hold');
    const alarmsOn = async (day: string) => {
      const source = on.composition.parts
        .flatMap(({ alarms = [] }) => alarms)
        .find((one) => one.id === 'gatherings.unclosed');
      const now = on.platform.now();
      return source?.open(on.platform.database.forZone(on.zoneA.id), { today: day, now, limit: 10, can: () => true });
    };
    expect((await alarmsOn('2026-12-01'))?.alarms).toEqual([]);
    expect((await alarmsOn('2026-12-02'))?.alarms).toMatchObject([
      { id, light: 'late', workingDays: 1, dueOn: '2026-12-01' },
    ]);
  });
});

describe('a fictional zone', () => {
  it('is invented anew with decisions in all states, and what people planned stays', async () => {
    const own = await planned({ title: '人工筹备的例会' });
    const options = { seed: 1, firms: 0, today: '2026-11-24' };
    const tablesOf = () => generateDemo(on.platform, on.zoneA, options);
    const first = await tablesOf();
    expect(await tablesOf()).toEqual(first);
    expect(first).toContainEqual({ table: 'gatherings.gathering', rows: 8 });
    const decided = await get('/decisions?of=all');
    const invented = decided.decisions.filter(
      (one: { gathering: { title: string } }) => one.gathering.title === '产业专班例会',
    );
    expect(new Set(invented.map((one: { state: string }) => one.state))).toEqual(
      new Set(['draft', 'assigned', 'accepted', 'reported', 'returned', 'confirmed']),
    );
    expect(invented.find((one: { state: string }) => one.state === 'accepted').light).toBe('late');
    for (const { id, state } of (await get('?pageSize=200')).gatherings) {
      const acts = await listActs(on.platform.database.forZone(on.zoneA.id), id);
      expect(foldGathering(acts).state).toBe(state);
    }
    expect((await get(`/${own}`)).demonstration).toBe(false);
    await expect(generateDemo(on.platform, on.zoneB, options)).rejects.toThrow('is not a fictional zone');
  });
});
