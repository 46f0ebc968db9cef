import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { type Desk, furnish, openDesk, paper, type WorkModule, workModule } from './organisation.fixture.ts';
import { departmentNamesOn, headOf, ownerOf } from './owner-of.ts';
import { staffPost } from './staff-post.ts';

let on: TestPlatform;
let desk: Desk;
let work: WorkModule;
beforeAll(async () => {
  work = workModule();
  on = await testPlatform({ extra: [work.module] });
  on.setNow('2026-11-21T02:00:00Z');
  desk = openDesk(on, on.zoneA);
  await furnish(desk);
});
afterAll(() => on.close());

const day = '2026-11-01';
const rows = async (text: string, ...values: unknown[]) => {
  const client = await on.connect('superuser');
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
};
const undoLast = async () => {
  const number = await desk.seen();
  const undone = await desk.post(`organisation/changes/${number}/undoing`, { reason: '试验' });
  expect([undone.statusCode, undone.body]).toEqual([200, expect.any(String)]);
};

describe('the organisation on a day', () => {
  it('is a tree in one list, with posts, and empty before it was founded', async () => {
    const answer = (await desk.get('/api/parties/departments')).json();
    expect(answer).toMatchObject({ on: '2026-11-21', today: '2026-11-21', seen: 5, staffTotal: 0, vacancies: 3 });
    expect(answer.departments.map((one: { name: string }) => one.name)).toEqual([
      ...['管委会', '审批局', '窗口科', '商务局', '外资科'],
    ]);
    expect((await desk.get('/api/parties/departments?on=2023-12-31')).json().departments).toEqual([]);
    expect((await desk.get('/api/parties/departments?on=2023-02-30')).statusCode).toBe(422);
  });

  it('is another in another zone, and what is foreign is absent', async () => {
    const other = openDesk(on, on.zoneB);
    expect((await other.get('/api/parties/departments')).json().departments).toEqual([]);
    const id = await desk.idOf('商务局');
    const [foreign, absent] = [id, '018f0000-0000-7000-8000-0000000000ff'].map((one) =>
      other.get(`/api/parties/departments/${one}`),
    );
    const answers = [(await foreign)?.json(), (await absent)?.json()].map((answer) => ({ ...answer.error, trace: '' }));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].code).toBe('parties.departmentUnknown');
    const amend = await other.post('organisation/amendments', { ...paper, departmentId: id, name: '别区改名' });
    expect([amend.statusCode, amend.json().error.code]).toEqual([404, 'parties.departmentUnknown']);
    const post = await other.post(`posts/${await desk.postOf('商务局长')}/vacancy`, { effectiveOn: day });
    expect([post.statusCode, post.json().error.code]).toEqual([404, 'parties.postUnknown']);
    expect((await desk.get(`/api/parties/departments/${id}`)).json().name).toBe('商务局');
  });

  it('is changed by the system administrator alone', async () => {
    for (const role of ['officer', 'leader', 'securityAdmin', 'auditAdmin'] as const) {
      const refused = await desk.post('organisation/foundings', { ...paper }, role);
      expect([role, refused.statusCode]).toEqual([role, 403]);
    }
    const confirming = await desk.post(`posts/${await desk.postOf('商务局长')}/confirmation`, { effectiveOn: day });
    expect(confirming.statusCode).toBe(403);
    expect((await desk.get('/api/parties/departments', 'bankOfficer')).statusCode).toBe(403);
    expect((await desk.get('/api/parties/departments', 'leader')).statusCode).toBe(200);
  });
});

describe('renaming', () => {
  it('keeps the old name on every past day, in the journal and for followers', async () => {
    const departmentId = await desk.idOf('商务局');
    const renamed = await desk.post('organisation/amendments', {
      ...paper,
      effectiveOn: day,
      departmentId,
      name: '投资促进局',
    });
    expect(renamed.json()).toMatchObject({
      number: 6,
      lines: [{ subject: 'department', effect: 'amended', from: '商务局', to: '投资促进局' }],
    });
    const names = async (on: string) =>
      (await desk.get(`/api/parties/departments/${departmentId}?on=${on}`)).json().name;
    expect([await names('2026-10-31'), await names(day)]).toEqual(['商务局', '投资促进局']);
    const db = on.platform.database.forZone(on.zoneA.id);
    expect((await departmentNamesOn(db, '2026-10-31')).get(departmentId)).toBe('商务局');
    const [entry] = await rows(`select * from journal.entry where action = 'parties.amendDepartment'`);
    expect(entry).toMatchObject({ subject_id: '6', reason: '机构改革' });
    expect(JSON.stringify(entry.before)).toContain('商务局');
    expect(JSON.stringify(entry.after)).toContain('投资促进局');
    const [event] = await rows(`select payload from platform.outbox where name = 'parties.departmentRenamed'`);
    expect(event.payload).toMatchObject({ departmentId, formerName: '商务局', effectiveOn: day, number: 6 });
    await undoLast();
    expect(await names(day)).toBe('商务局');
    expect(await rows(`select 1 from platform.outbox where name = 'parties.organisationUndone'`)).toHaveLength(1);
  });

  it('tells each broken rule at its field, and stores nothing', async () => {
    const departmentId = await desk.idOf('商务局');
    const before = await rows('select * from parties.organisation_change');
    const refused = await desk.post('organisation/amendments', { ...paper, departmentId, name: '审批局' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error).toMatchObject({
      code: 'parties.organisationRejected',
      fields: [{ field: 'name', message: expect.stringContaining('审批局') }],
    });
    expect(await rows('select * from parties.organisation_change')).toEqual(before);
  });
});

describe('merging', () => {
  beforeEach(async () => {
    work.open.clear();
    for (const id of ['w1', 'w2']) work.open.set(id, await desk.idOf('商务局'));
    work.open.set('w3', await desk.idOf('审批局'));
  });
  const merging = async (effectiveOn: string) => ({
    ...{ ...paper, effectiveOn, sourceIds: [await desk.idOf('商务局')] },
    into: { departmentId: await desk.idOf('审批局') },
  });

  it('shows before what moves, and changes nothing by showing', async () => {
    const change = { kind: 'merging', ...(await merging(day)) };
    const journal = await rows('select 1 from journal.entry');
    const preview = (await desk.post('organisation/preview', { change })).json();
    expect(preview).toMatchObject({ seen: await desk.seen(), workMoves: 'atOnce', accounts: 0 });
    expect(preview.work).toEqual([{ module: 'errands', partName: '跑腿', departmentName: '商务局', count: 2 }]);
    const told = preview.lines.map(
      (line: Record<string, string>) => `${line.effect} ${line.name} ${line.from}→${line.to}`,
    );
    expect(told).toEqual(['moved 外资科 商务局→审批局', 'closed 商务局 管委会→null', 'moved 商务局长 商务局→审批局']);
    expect(await rows('select 1 from journal.entry')).toHaveLength(journal.length);
    expect((await desk.get('/api/parties/departments')).json().departments).toHaveLength(5);
  });

  it('moves open work at once, and undone gives back exactly that', async () => {
    const source = await desk.idOf('商务局');
    const target = await desk.idOf('审批局');
    expect((await desk.post('organisation/mergers', await merging(day))).statusCode).toBe(200);
    expect([...work.open.values()]).toEqual([target, target, target]);
    const closed = (await desk.get('/api/parties/departments')).json().closed;
    expect(closed).toEqual([{ id: source, name: '商务局', kind: 'department', on: day }]);
    const detail = (await desk.get(`/api/parties/departments/${source}`)).json();
    expect(detail).toMatchObject({
      department: null,
      name: '商务局',
      periods: [{ standing: false }, { standing: true }],
    });
    expect(detail.changes[0]).toMatchObject({ kind: 'merging', documentNumber: paper.documentNumber, undoable: true });
    await undoLast();
    expect(Object.fromEntries(work.open)).toEqual({ w1: source, w2: source, w3: target });
  });

  it('planned ahead moves work on its day by the job, once', async () => {
    const target = await desk.idOf('审批局');
    const source = await desk.idOf('商务局');
    expect((await desk.post('organisation/mergers', await merging('2027-01-01'))).statusCode).toBe(200);
    const job = on.composition.jobs.find((one) => one.name === 'parties.moveDepartmentWork');
    await job?.run({}, on.platform);
    expect([...work.open.values()].filter((at) => at === source)).toHaveLength(2);
    expect((await desk.get('/api/parties/departments')).json()).toMatchObject({ planned: ['2027-01-01'] });
    on.setNow('2027-01-01T00:10:00+08:00');
    await job?.run({}, on.platform);
    expect([...work.open.values()]).toEqual([target, target, target]);
    work.open.set('w1', source);
    await job?.run({}, on.platform);
    expect(work.open.get('w1')).toBe(source);
    expect(await rows(`select 1 from journal.entry where action = 'parties.moveDepartmentWork'`)).toHaveLength(1);
    on.setNow('2026-11-21T02:00:00Z');
    await undoLast();
  });

  it('that was undone before its day moves nothing', async () => {
    const source = await desk.idOf('商务局');
    await desk.post('organisation/mergers', await merging('2027-01-01'));
    await undoLast();
    on.setNow('2027-02-01T00:10:00+08:00');
    await on.composition.jobs.find((one) => one.name === 'parties.moveDepartmentWork')?.run({}, on.platform);
    expect(work.open.get('w1')).toBe(source);
    on.setNow('2026-11-21T02:00:00Z');
  });

  it('by two at once is done by one, and the other is told what changed', async () => {
    const seen = await desk.seen();
    const [first, second] = [await desk.idOf('商务局'), await desk.idOf('审批局')];
    const send = (source: string, into: string) =>
      desk.post('organisation/mergers', {
        ...paper,
        effectiveOn: day,
        seen,
        sourceIds: [source],
        into: { departmentId: into },
      });
    const answers = await Promise.all([send(first, second), send(second, first)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.statusCode === 409)?.json().error;
    expect(refused.code).toBe('parties.organisationChanged');
    expect(refused.message).toContain(`第 ${seen + 1} 号变动（合并）`);
    expect((await desk.get('/api/parties/departments')).json().departments).toHaveLength(4);
    await undoLast();
  });

  it('into a department that closes meanwhile cannot be undone while its work is with others', async () => {
    await desk.post('organisation/mergers', await merging(day));
    const number = await desk.seen();
    const target = await desk.idOf('审批局');
    const founding = {
      ...paper,
      departmentKind: 'department',
      parentId: await desk.idOf('管委会'),
      name: '新局',
      code: 'fresh',
    };
    await desk.post('organisation/foundings', founding);
    const closing = { ...paper, effectiveOn: day, departmentId: target, successorId: await desk.idOf('新局') };
    expect((await desk.post('organisation/closures', closing)).statusCode).toBe(200);
    const undone = await desk.post(`organisation/changes/${number}/undoing`, { reason: '试验' });
    expect([undone.statusCode, undone.json().error.code]).toEqual([422, 'parties.organisationRejected']);
    await undoLast();
    expect((await desk.post(`organisation/changes/${number}/undoing`, { reason: '试验' })).statusCode).toBe(200);
    expect((await desk.post(`organisation/changes/${number + 1}/undoing`, { reason: '试验' })).statusCode).toBe(200);
  });
});

describe('closing without a successor', () => {
  it('is refused while work is open, before anything is stored', async () => {
    const departmentId = await desk.idOf('外资科');
    work.open.clear();
    work.open.set('w9', departmentId);
    const change = { ...paper, effectiveOn: day, departmentId, successorId: null };
    const refused = await desk.post('organisation/closures', change);
    expect([refused.statusCode, refused.json().error.code]).toEqual([422, 'parties.workLeft']);
    expect((await desk.post('organisation/preview', { change: { kind: 'closing', ...change } })).statusCode).toBe(422);
    work.open.clear();
    expect((await desk.post('organisation/closures', change)).statusCode).toBe(200);
    await undoLast();
  });
});

describe('posts and people', () => {
  it('seat an account, tell the session, and need a confirmed head for power', async () => {
    const db = on.platform.database.forZone(on.zoneA.id);
    const officer = (await accountsOf(db)).find((account) => account.role === 'officer');
    const added = await desk.post('staff', { name: '陈舒', officeExtension: '6001', accountId: officer?.id });
    const { staffId } = added.json();
    expect((await desk.post('staff', { name: '重复', accountId: officer?.id })).json().error.code).toBe(
      'parties.accountSeated',
    );
    expect(
      (await desk.post('staff', { name: '外人', accountId: '018f0000-0000-7000-8000-0000000000ff' })).statusCode,
    ).toBe(404);
    const [entry] = await rows(`select after from journal.entry where action = 'parties.addStaff'`);
    expect(JSON.stringify(entry)).not.toContain('陈舒');
    const postId = await desk.postOf('商务局长');
    const departmentId = await desk.idOf('商务局');
    const appointing = { effectiveOn: '2026-01-01', staffId, holding: 'main' };
    expect((await desk.post(`posts/${postId}/appointments`, appointing)).statusCode).toBe(200);
    expect(await staffPost(db, officer?.id ?? '', on.platform.now())).toEqual({
      department: '商务局',
      post: '商务局长',
    });
    const at = (instant: string) => staffPost(db, officer?.id ?? '', Temporal.Instant.from(instant));
    // The day begins at midnight in China, by the clock that is handed in.
    expect(await at('2025-12-31T15:59:59Z')).toBeNull();
    expect(await at('2025-12-31T16:00:00Z')).toEqual({ department: '商务局', post: '商务局长' });
    const session = await on.request('officer', { method: 'GET', url: '/api/session' });
    expect(session.json().account.staff).toEqual({ department: '商务局', post: '商务局长' });
    expect(await headOf(db, { departmentId, on: day })).toBeNull();
    const confirmed = await desk.post(`posts/${postId}/confirmation`, { effectiveOn: day }, 'securityAdmin');
    expect(confirmed.statusCode).toBe(200);
    expect(await headOf(db, { departmentId, on: day })).toBe(officer?.id);
    expect(await headOf(db, { departmentId, on: '2026-10-31' })).toBeNull();
    const people = (await desk.get('/api/parties/staff')).json().staff;
    expect(people).toMatchObject([{ name: '陈舒', posts: [{ title: '商务局长', head: true, confirmed: true }] }]);
    const detail = (await desk.get(`/api/parties/departments/${departmentId}`)).json();
    expect(detail.appointments).toMatchObject([
      { from: '2026-01-01', until: null, title: '商务局长', holder: { name: '陈舒', main: true } },
      { from: '2024-01-01', until: '2026-01-01', holder: null },
    ]);
    expect(await staffPost(db, '018f0000-0000-7000-8000-0000000000ff', on.platform.now())).toBeNull();
  });

  it('name a section after its department', async () => {
    const db = on.platform.database.forZone(on.zoneA.id);
    const officer = (await accountsOf(db)).find((account) => account.role === 'officer');
    const [person] = (await desk.get('/api/parties/staff')).json().staff;
    await desk.post('posts', { effectiveOn: day, departmentId: await desk.idOf('窗口科'), title: '窗口科长' });
    const seat = { effectiveOn: day, staffId: person.id, holding: 'main', formerMain: 'vacate' };
    expect((await desk.post(`posts/${await desk.postOf('窗口科长')}/appointments`, seat)).json().lines).toMatchObject([
      { effect: 'vacated', name: '商务局长', from: '陈舒', to: null },
      { effect: 'appointed', name: '窗口科长', from: null, to: '陈舒' },
    ]);
    expect(await staffPost(db, officer?.id ?? '', on.platform.now())).toEqual({
      department: '审批局 · 窗口科',
      post: '窗口科长',
    });
    const amended = await desk.post(`posts/${await desk.postOf('窗口科长')}/amendments`, {
      effectiveOn: day,
      title: '窗口主任',
    });
    expect(amended.statusCode).toBe(200);
    const postId = await desk.postOf('窗口主任');
    expect((await desk.post(`posts/${postId}/abolition`, { effectiveOn: day })).statusCode).toBe(422);
    expect((await desk.post(`posts/${postId}/vacancy`, { effectiveOn: day })).statusCode).toBe(200);
    expect((await desk.post(`posts/${postId}/abolition`, { effectiveOn: day })).statusCode).toBe(200);
    expect(await staffPost(db, officer?.id ?? '', on.platform.now())).toBeNull();
  });
});

describe('duties', () => {
  const saveItem = (code: string, body: object) =>
    on.request('systemAdmin', { method: 'PUT', url: `/api/parties/duty-items/issueCategory/${code}`, payload: body });

  it('have one owner on any day or none, from the zone’s catalogue and from those of modules', async () => {
    expect((await saveItem('land', { name: '用地' })).statusCode).toBe(200);
    const departmentId = await desk.idOf('审批局');
    const land = { kind: 'issueCategory', code: 'land' } as const;
    const assigned = await desk.post('duties', { effectiveOn: day, duty: land, owner: { departmentId } });
    expect(assigned.json().lines).toEqual([
      { subject: 'duty', effect: 'assigned', name: '用地', from: null, to: '审批局' },
    ]);
    const cover = (await desk.get('/api/parties/duties')).json();
    expect(cover.gaps).toBe(1);
    expect(cover.duties).toMatchObject([
      { code: 'land', module: null, departmentName: '审批局', since: day },
      { code: 'errand', module: 'errands', departmentName: null },
    ]);
    const db = on.platform.database.forZone(on.zoneA.id);
    expect(await ownerOf(db, { ...land, on: day })).toEqual({ departmentId, departmentName: '审批局', postId: null });
    expect(await ownerOf(db, { ...land, on: '2026-10-31' })).toBeNull();
    expect(await ownerOf(on.platform.database.forZone(on.zoneB.id), { ...land, on: day })).toBeNull();
  });

  it('are withdrawn and renamed with an entry of before and after', async () => {
    await saveItem('land', { name: '用地与规划', withdrawn: true });
    const entries = await rows(
      `select before, after from journal.entry where action = 'parties.saveDutyItem' order by id`,
    );
    expect(entries.at(-1)).toMatchObject({
      before: JSON.stringify({ name: '用地', withdrawn: false }),
      after: JSON.stringify({ name: '用地与规划', withdrawn: true }),
    });
    const owner = { departmentId: await desk.idOf('商务局') };
    const refused = await desk.post('duties', {
      effectiveOn: day,
      duty: { kind: 'issueCategory', code: 'land' },
      owner,
    });
    expect(refused.statusCode).toBe(422);
    const unknown = { kind: 'alarmKind', code: 'nothing' };
    expect((await desk.post('duties', { effectiveOn: day, duty: unknown, owner })).json().error.code).toBe(
      'parties.dutyUnknown',
    );
  });
});

describe('correcting', () => {
  it('needs a reason and mends what was wrong from the start', async () => {
    const departmentId = await desk.idOf('外资科');
    const change = { departmentId, validFrom: '2024-01-01', name: '外资外贸科' };
    expect((await desk.post('organisation/corrections', change)).statusCode).toBe(422);
    const corrected = await desk.post('organisation/corrections', { ...change, reason: '录入时写错' });
    expect(corrected.statusCode).toBe(200);
    expect((await desk.get(`/api/parties/departments/${departmentId}?on=2024-06-01`)).json().name).toBe('外资外贸科');
  });
});

describe('splitting', () => {
  it('founds the parts beside and takes the sections along', async () => {
    const departmentId = await desk.idOf('商务局');
    const part = { name: '外资局', code: 'foreign', sectionIds: [await desk.idOf('外资外贸科')] };
    const split = await desk.post('organisation/splits', { ...paper, effectiveOn: day, departmentId, parts: [part] });
    expect(split.json().lines.map((line: { effect: string }) => line.effect)).toEqual(['founded', 'moved']);
    const events = await rows(`select payload from platform.outbox where name = 'parties.departmentFounded'`);
    expect(events.map((event) => event.payload.departmentName)).toContain('外资局');
    await undoLast();
  });
});

describe('the log and the workbook', () => {
  it('list every change with who made it and whether it can be undone', async () => {
    const { changes, total } = (await desk.get('/api/parties/organisation/changes')).json();
    expect(total).toBe(await desk.seen());
    expect(changes[0].number).toBe(total);
    expect(changes.at(-1)).toMatchObject({ number: 1, kind: 'founding', madeBy: '测试systemAdmin', undoable: false });
    expect(
      changes.filter((one: { kind: string; undoable: boolean }) => one.kind === 'undoing' && one.undoable),
    ).toEqual([]);
    expect((await desk.post('organisation/changes/9999/undoing', { reason: '试验' })).statusCode).toBe(404);
  });

  it('take the organisation of a day out, marked and logged', async () => {
    const file = await on.request('leader', { method: 'GET', url: '/api/parties/organisation/export?on=2025-01-01' });
    expect(file.statusCode).toBe(200);
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('机构-2025-01-01-演示数据.xlsx');
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const { sheets } = await readXlsx(file.rawPayload);
    const marks = sheets.slice(0, 4).flatMap(({ rows: lines }) => [lines[0]?.[0], lines.at(-1)?.[0]]);
    expect(new Set(marks).size).toBe(1);
    expect(marks[0]).toMatch(/导出人：测试leader（leader）.*编号：\d{8}-[0-9A-Z]{6}.*2025-01-01/);
    expect(await rows(`select 1 from journal.entry where action = 'parties.exportOrganisation'`)).toHaveLength(1);
    const log = await on.request('auditAdmin', { method: 'GET', url: '/api/parties/exports' });
    const total = sheets.slice(0, 4).reduce((sum, sheet) => sum + sheet.rows.length - 3, 0);
    expect(log.json()).toMatchObject({
      total: 1,
      exports: [{ list: 'parties.exportOrganisation', account: '测试leader', rows: total, masked: true }],
    });
    expect(marks[0]).toContain(log.json().exports[0].number);
    const sha256 = createHash('sha256').update(file.rawPayload).digest('hex');
    expect(log.json().exports[0].sha256).toBe(sha256);
  });
});
