import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFirmWithRepresentative } from '#kernel/parties/server/identities/people.fixture.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import type { AlarmSource } from '#platform/module/alarm-source.ts';
import type { Metric } from '#platform/module/metric.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { visitAlarms } from './alarms.ts';
import { visitMetrics } from './metrics.ts';
import { addFirm, furnishVisits, recording, type VisitDesk } from './visits.fixture.ts';

const today = '2026-11-21';
let on: TestPlatform;
let root: Client;
let desk: VisitDesk;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow(`${today}T02:00:00Z`);
  root = await on.connect('superuser');
  desk = await furnishVisits(root, on.zoneA);
  await furnishVisits(root, on.zoneB);
});
afterAll(async () => {
  await root.end();
  await on.close();
});

const db = () => on.platform.database.forZone(on.zoneA.id);
const get = (url: string, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'GET', url: `/api/visits${url}`, zone });
const send = (url: string, payload: object, role: Role = 'officer', method: 'POST' | 'PUT' = 'POST', zone = on.zoneA) =>
  on.request(role, { method, url: `/api/visits${url}`, payload, zone });
const record = (payload: object, role: Role = 'officer') => send('/visits', payload, role);
const codeOf = (answer: { json: () => { error?: { code: string } } }) => answer.json().error?.code;
const own = (firmId: string, more: object = {}) => recording(firmId, desk.enterprise, more);
const stored = async (firmId: string) => (await get(`/visits?firm=${firmId}`)).json();

describe('recording a visit', () => {
  it('keeps everything that was said, and shows it', async () => {
    const firm = await addFirm(on, '示范记录企业有限公司');
    const place = { longitude: 104.066541, latitude: 30.572269 };
    const body = own(firm, {
      withDepartments: [desk.safety],
      officers: Object.values(desk.accounts).slice(0, 2),
      place,
    });
    const made = await record(body);
    expect(made.statusCode, made.body).toBe(200);
    const shown = (await get(`/visits/${made.json().id}`)).json();
    expect(shown).toMatchObject({
      ...{
        day: '2026-11-20',
        purpose: 'listening',
        metRole: '总经理',
        summary: '了解用工和供水情况',
        number: 1,
        place,
      },
      ...{
        firm: { id: firm, name: '示范记录企业有限公司' },
        recordedBy: '测试officer',
        mayCorrect: true,
        withdrawn: false,
      },
      departments: [{ name: '企业服务局' }, { name: '应急管理局' }],
      ...{ recordedAt: '2026-11-21T02:00:00.000Z', notedAt: '2026-11-20T07:30:00.000Z' },
    });
    expect(shown.officers).toHaveLength(2);
    expect(await stored(firm)).toMatchObject({ total: 1, sums: { firms: 1, exempt: 0, joint: 1 } });
    const { rows } = await root.query(`select after::text as after from journal.entry where subject_id = $1`, [
      shown.id,
    ]);
    expect(rows).toHaveLength(1);
    // What was said in a talk may name people, and the journal keeps for ever.
    expect(rows[0].after).not.toContain('用工');
  });

  it('stores once what is sent six times at once and once more later, and answers the same', async () => {
    const firm = await addFirm(on, '示范重发企业有限公司');
    const body = own(firm);
    const answers = await Promise.all(Array.from({ length: 6 }, () => record(body)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.json().repeated)).toHaveLength(1);
    expect((await record(body)).json()).toMatchObject({ id: answers[0]?.json().id, repeated: true });
    expect((await stored(firm)).total).toBe(1);
    expect(codeOf(await record({ ...body, departmentId: desk.safety }, 'departmentHead'))).toBe('visits.clientIdTaken');
    const other = await addFirm(on, '示范重发之二有限公司');
    const [first, second] = await Promise.all(
      [firm, other].map((firmId) => record(own(firmId, { clientId: body.clientId }))),
    );
    expect([first?.statusCode, second?.statusCode]).toEqual([200, 200]);
    expect((await stored(other)).total).toBe(0);
  });

  it('is for the own departments, and for people of the departments that went', async () => {
    const firm = await addFirm(on, '示范权限企业有限公司');
    expect(codeOf(await record(recording(firm, desk.safety)))).toBe('visits.notOwnDepartment');
    expect((await record(recording(firm, desk.safety), 'departmentHead')).statusCode).toBe(200);
    expect((await record(own(firm), 'leader')).statusCode).toBe(403);
    const elsewhere = await record(own(firm, { officers: [desk.accounts.leader] }));
    expect([codeOf(elsewhere), elsewhere.json().error.message]).toEqual([
      'visits.officerElsewhere',
      expect.stringContaining('leader'),
    ]);
    expect(codeOf(await record(own(firm, { withDepartments: [firm] })))).toBe('visits.departmentUnknown');
    expect(codeOf(await record(own(firm, { day: '2026-11-22' })))).toBe('visits.dayInFuture');
    expect(codeOf(await record(own(firm, { day: '2025-11-20' })))).toBe('visits.dayTooOld');
    expect(codeOf(await record(own(firm, { metPersonId: firm })))).toBe('visits.personUnknown');
    expect(codeOf(await record(own(firm, { photos: [firm] })))).toBe('files.notAttachable');
    expect((await stored(firm)).total).toBe(1);
  });

  it('opens the issues that it brings in the same step, or nothing at all', async () => {
    const firm = await addFirm(on, '示范诉求企业有限公司');
    const [water, labour, wrong] = [randomUUID(), randomUUID(), randomUUID()];
    const issues = [
      { clientId: water, category: 'water', urgency: 'urgent', text: '二期厂房水压不足，影响试产。' },
      {
        ...{ clientId: labour, category: 'labour', urgency: 'normal', text: '缺少 40 名数控技工。' },
        onSite: { departmentId: desk.safety, promisedOn: '2026-11-30' },
      },
    ];
    const bad = { clientId: wrong, category: 'nothing', urgency: 'normal', text: '没有这个类别' };
    expect(codeOf(await record(own(firm, { issues: [...issues, bad] })))).toBe('visits.issueCategoryUnknown');
    expect((await stored(firm)).total).toBe(0);
    const body = own(firm, { issues });
    expect((await record(body)).json()).toMatchObject({ issues: 2, repeated: false });
    expect((await record(body)).json()).toMatchObject({ issues: 2, repeated: true });
    expect((await stored(firm)).visits).toMatchObject([{ issues: 2 }]);
    const { rows } = await root.query(
      'select category, receipt_number from visits.issue where firm_id = $1 order by 1',
      [firm],
    );
    expect(rows).toEqual([
      { category: 'labour', receipt_number: expect.stringMatching(/^HZ-/) },
      { category: 'water', receipt_number: null },
    ]);
    expect((await get(`/visits?firm=${firm}&issues=with`)).json().total).toBe(1);
    expect((await get(`/visits?firm=${firm}&issues=without`)).json().total).toBe(0);
  });

  it('is read by a firm’s people for their own firm only', async () => {
    const firm = await addFirm(on, '示范他家企业有限公司');
    await record(own(firm));
    const others = await get(`/own-firms/${firm}/visits`, 'firmMember');
    expect([others.statusCode, codeOf(others)]).toEqual([404, 'visits.firmUnknown']);
    expect((await get(`/own-firms/${firm}/visits`)).statusCode).toBe(403);
    expect((await get('/visits', 'firmMember')).statusCode).toBe(403);
    expect((await get('/choices')).json()).toMatchObject({ own: [desk.enterprise], officers: [{}, {}] });
  });

  it('shows a firm’s own people when who came for what, and never what was noted inside', async () => {
    const given = { name: '示范自看企业有限公司', person: '何企言', mobile: '10000000901', login: 'own-visits' };
    const { firmId, representative } = await addFirmWithRepresentative(on, given);
    const { id } = (await record(own(firmId, { withDepartments: [desk.safety] }))).json();
    const answer = await representative.send('GET', `/api/visits/own-firms/${firmId}/visits`);
    expect(answer.json()).toMatchObject({
      rule: { months: 12, totalMost: 4 },
      visits: [{ id, day: '2026-11-20', departments: ['企业服务局', '应急管理局'], purpose: 'listening' }],
    });
    expect(answer.body).not.toContain('了解用工和供水情况');
  });

  it('of another zone’s firm finds none, and no other zone sees it', async () => {
    const firm = await addFirm(on, '示范他区企业有限公司', on.zoneB);
    expect(codeOf(await record(own(firm)))).toBe('visits.firmUnknown');
    const home = await addFirm(on, '示范本区企业有限公司');
    const { id } = (await record(own(home))).json();
    expect((await get(`/visits/${id}`, 'officer', on.zoneB)).statusCode).toBe(404);
    expect((await get('/visits', 'officer', on.zoneB)).json().total).toBe(0);
  });
});

describe('the cap', () => {
  const days = ['2026-03-02', '2026-05-06', '2026-07-01', '2026-09-09'];

  it('refuses the fifth visit with who came when and the next day, and takes it with a reason', async () => {
    const firm = await addFirm(on, '示范上限企业有限公司');
    for (const [place, day] of days.entries()) {
      const body = recording(firm, place % 2 === 0 ? desk.enterprise : desk.safety, { day });
      expect((await record(body, 'departmentHead')).statusCode).toBe(200);
    }
    const refused = await record(own(firm));
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'visits.capReached']);
    expect(refused.json().error.message).toContain('2026-03-02 企业服务局 测试departmentHead');
    expect(refused.json().error.remedy).toContain('2027-03-02');
    const left = (await get(`/firms/${firm}/allowance`)).json();
    expect(left).toMatchObject({ totalLeft: 0, departments: [{ name: '企业服务局', left: 0, nextDay: '2027-03-02' }] });
    expect(left.counted).toHaveLength(4);
    const exempt = await record(own(firm, { exemption: { kind: 'asked', reason: '企业来电邀请协调用电' } }));
    expect(exempt.statusCode).toBe(200);
    expect((await get(`/visits?firm=${firm}&exempt=yes`)).json()).toMatchObject({ total: 1, sums: { exempt: 1 } });
    expect((await get(`/visits/${exempt.json().id}`)).json()).toMatchObject({
      exemptionReason: '企业来电邀请协调用电',
    });
  });

  it('holds one department to its share, and counts a joint visit for each', async () => {
    const firm = await addFirm(on, '示范部门上限有限公司');
    await record(own(firm, { day: days[0] }));
    await record(recording(firm, desk.safety, { day: days[1], withDepartments: [desk.enterprise] }), 'departmentHead');
    const refused = await record(own(firm));
    expect(codeOf(refused)).toBe('visits.departmentCapReached');
    expect(refused.json().error.message).toContain('企业服务局');
    expect((await record(recording(firm, desk.safety), 'departmentHead')).statusCode).toBe(200);
  });

  it('lets no interleaving through', async () => {
    const firms = await Promise.all([1, 2].map((number) => addFirm(on, `示范并发企业${number}有限公司`)));
    const asked = firms.flatMap((firm) =>
      Array.from({ length: 8 }, (_, place) =>
        record(recording(firm, place % 2 === 0 ? desk.enterprise : desk.safety), 'departmentHead'),
      ),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
    for (const firm of firms) expect((await stored(firm)).total).toBe(4);
  });

  it('is the zone’s own rule from its day on, with its document', async () => {
    expect((await get('/cap')).json()).toMatchObject({
      rule: { months: 12, totalMost: 4, documentNumber: null },
      entries: [],
    });
    const rule = { validFrom: today, months: 6, totalMost: 1, departmentMost: 1, documentNumber: '测管发〔2026〕7号' };
    expect((await send('/cap', rule)).statusCode).toBe(403);
    expect((await send('/cap', { ...rule, departmentMost: 2 }, 'departmentHead')).statusCode).toBe(422);
    expect((await send('/cap', rule, 'departmentHead')).statusCode).toBe(200);
    const firm = await addFirm(on, '示范新规企业有限公司');
    expect((await record(own(firm, { day: '2026-11-19' }))).statusCode).toBe(200);
    // The rule of yesterday still holds for yesterday's visit.
    expect((await record(own(firm, { day: '2026-11-20' }))).statusCode).toBe(200);
    expect(codeOf(await record(recording(firm, desk.safety, { day: today }), 'departmentHead'))).toBe(
      'visits.capReached',
    );
    const back = { ...rule, months: 12, totalMost: 4, departmentMost: 2, documentNumber: '测管发〔2026〕8号' };
    await Promise.all([back, back].map((one) => send('/cap', one, 'departmentHead')));
    expect((await get('/cap')).json()).toMatchObject({
      rule: { totalMost: 4 },
      entries: [{ number: 3 }, { number: 2 }, { number: 1 }],
    });
  });
});

describe('a record', () => {
  it('is corrected by its author for seven days, then by the head; what stood before stays readable', async () => {
    const firm = await addFirm(on, '示范更正企业有限公司');
    const { id } = (await record(own(firm))).json();
    const right = {
      day: '2026-11-19',
      purpose: 'policy',
      metRole: '副总经理',
      summary: '宣讲稳岗政策',
      reason: '记错了日期',
    };
    const corrected = await send(`/visits/${id}`, { ...right, number: 1 }, 'officer', 'PUT');
    expect(corrected.json()).toMatchObject({
      day: '2026-11-19',
      number: 2,
      changes: [{ kind: 'correcting', by: '测试officer' }],
    });
    expect(corrected.json().changes[0].before).toEqual({
      ...{ day: '2026-11-20', purpose: 'listening', metRole: '总经理', summary: '了解用工和供水情况' },
    });
    expect(codeOf(await send(`/visits/${id}`, { ...right, number: 1 }, 'officer', 'PUT'))).toBe('visits.visitChanged');
    await root.query(`update visits.visit set recorded_at = recorded_at - interval '8 days' where id = $1`, [id]);
    const late = { ...right, number: 2, summary: '补充' };
    expect(codeOf(await send(`/visits/${id}`, late, 'officer', 'PUT'))).toBe('visits.correctionNotYours');
    expect((await get(`/visits/${id}`)).json().mayCorrect).toBe(false);
    expect((await send(`/visits/${id}`, late, 'departmentHead', 'PUT')).statusCode).toBe(200);
  });

  it('is corrected in whether it counts, and counts only where the cap has room', async () => {
    const firm = await addFirm(on, '示范改计入企业有限公司');
    for (const day of ['2026-10-08', '2026-10-09']) await record(own(firm, { day }));
    const asked = { kind: 'asked', reason: '企业来电邀请' };
    const { id } = (await record(own(firm, { exemption: asked }))).json();
    const same = { day: '2026-11-20', purpose: 'listening', metRole: '总经理', summary: '了解用工和供水情况' };
    const correct = (more: object) => send(`/visits/${id}`, { ...same, reason: '写错了', ...more }, 'officer', 'PUT');
    expect(codeOf(await correct({ number: 1, exemption: null }))).toBe('visits.departmentCapReached');
    const safety = { kind: 'safety', reason: '厂区起火' };
    const changed = (await correct({ number: 1, exemption: safety })).json();
    expect(changed).toMatchObject({ exemption: 'safety', exemptionReason: '厂区起火', number: 2 });
    expect(changed.changes[0].before).toEqual({ exemption: 'asked', exemptionReason: '企业来电邀请' });
    // Left out, it stays.
    expect((await correct({ number: 2, metRole: '厂长' })).json()).toMatchObject({ exemption: 'safety', number: 3 });
  });

  it('is corrected beside a merge of its firm: both take the firm first, and neither is let go', async () => {
    const firm = await addFirm(on, '示范并行企业有限公司');
    const { id } = (await record(own(firm))).json();
    const merging = await on.connect('superuser');
    await merging.query('begin');
    await merging.query('select id from parties.party where id = $1 for update', [firm]);
    const body = {
      day: '2026-11-19',
      purpose: 'policy',
      metRole: '副总',
      summary: '宣讲政策',
      reason: '记错日期',
      number: 1,
    };
    const correcting = send(`/visits/${id}`, body, 'officer', 'PUT');
    const waits = async () => {
      const { rows } = await root.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      return rows.length;
    };
    await expect.poll(waits).toBe(1);
    // What a merge does next: the rows of the firm, the visit among them.
    await merging.query('update visits.visit set firm_id = firm_id where firm_id = $1', [firm]);
    await merging.query('commit');
    await merging.end();
    expect((await correcting).statusCode).toBe(200);
  });

  it('that moves to another day is judged anew', async () => {
    const firm = await addFirm(on, '示范改期企业有限公司');
    for (const day of ['2026-01-05', '2026-06-06']) await record(own(firm, { day }));
    await root.query(
      `insert into visits.visit select zone_id, gen_random_uuid(), gen_random_uuid(), 1, firm_id, department_id, '2025-01-20',
        purpose, met_role, null, summary, null, null, null, null, noted_at, recorded_by, recorded_at
      from visits.visit where firm_id = $1 limit 1 returning id`,
      [firm],
    );
    await root.query(
      `insert into visits.visit_department select v.zone_id, v.id, v.department_id from visits.visit v
        where v.firm_id = $1 and v.day = '2025-01-20'`,
      [firm],
    );
    const old = (await get(`/visits?firm=${firm}&to=2025-12-31`)).json().visits[0].id;
    const moved = {
      number: 1,
      day: '2026-03-01',
      purpose: 'policy',
      metRole: '总经理',
      summary: '改',
      reason: '日期写错',
    };
    expect(codeOf(await send(`/visits/${old}`, moved, 'departmentHead', 'PUT'))).toBe('visits.departmentCapReached');
  });

  it('is withdrawn and not deleted, and then counts no more', async () => {
    const firm = await addFirm(on, '示范撤回企业有限公司');
    const { id } = (await record(own(firm))).json();
    expect((await send(`/visits/${id}/withdrawal`, { reason: '记错了企业' })).json()).toMatchObject({
      withdrawn: true,
      number: 2,
    });
    expect(codeOf(await send(`/visits/${id}/withdrawal`, { reason: '再撤回' }))).toBe('visits.visitWithdrawn');
    expect((await stored(firm)).total).toBe(0);
    expect((await get(`/visits?firm=${firm}&withdrawn=only`)).json().total).toBe(1);
    expect((await get(`/firms/${firm}/allowance`)).json().totalLeft).toBe(4);
    const app = await on.connect('yuanshu_app');
    await app.query(`select set_config('yuanshu.zone', $1, false)`, [on.zoneA.id]);
    await expect(app.query('delete from visits.visit_change')).rejects.toThrow(/permission denied/);
    await app.end();
  });
});

describe('coverage and plans', () => {
  let names: Record<string, string>;
  beforeAll(async () => {
    names = {};
    for (const name of ['甲', '乙', '丙']) names[name] = await addFirm(on, `示范覆盖${name}企业有限公司`);
    await record(own(names.甲 ?? '', { day: '2026-02-01' }));
    await record(recording(names.乙 ?? '', desk.safety, { day: '2026-10-01' }), 'departmentHead');
  });

  it('says who was not visited for how long, by which department, and each number has its rows', async () => {
    const gap = (await get('/coverage?q=覆盖&months=6')).json();
    expect(gap).toMatchObject({ since: '2026-05-21', total: 2, counts: { all: 3, visited: 1, gap: 2, never: 1 } });
    expect(gap.firms.map((row: { lastVisitOn: string | null }) => row.lastVisitOn)).toEqual([null, '2026-02-01']);
    expect(gap.industries).toEqual([{ key: 'C39', firms: 3, gaps: 2 }]);
    const byDepartment = (await get(`/coverage?q=覆盖&department=${desk.enterprise}&state=visited`)).json();
    expect(byDepartment.firms.map((row: { id: string }) => row.id)).toEqual([names.甲]);
    for (const state of ['all', 'visited', 'gap', 'never']) {
      const answer = (await get(`/coverage?q=覆盖&months=6&state=${state}`)).json();
      expect(answer.total).toBe(gap.counts[state]);
      expect(answer.firms).toHaveLength(answer.total);
    }
    const file = await get('/coverage/export?q=覆盖&months=6');
    const rows = (await readXlsx(file.rawPayload)).sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(2 + 3);
  });

  it('become a plan in one step, whose progress follows the visits', async () => {
    const body = {
      ...{ title: '下半年补走访', departmentId: desk.enterprise, startsOn: '2026-10-01', endsOn: '2026-12-31' },
      ...{ officers: [desk.accounts.officer], choice: { coverage: { q: '覆盖', months: 6 } } },
    };
    expect(codeOf(await send('/plans', { ...body, departmentId: desk.safety }))).toBe('visits.notOwnDepartment');
    const none = { ...body, choice: { coverage: { q: '没有这样的名字' } } };
    expect(codeOf(await send('/plans', none))).toBe('visits.planWithoutFirms');
    const plan = (await send('/plans', body)).json();
    expect(plan).toMatchObject({ state: 'running', firms: 2, visited: 0, chosenBy: expect.stringContaining('6 个月') });
    expect((await get('/coverage?q=覆盖&months=6&planned=none')).json().total).toBe(0);
    expect((await get('/kit')).json()).toMatchObject({
      ...{ officers: [{ departments: expect.any(Array) }, { departments: [desk.enterprise] }] },
      ...{ own: [{ name: '企业服务局' }], categories: [{ code: 'labour' }, { code: 'water' }] },
      firms: [{ plan: '下半年补走访', dueOn: '2026-12-31' }, {}],
    });
    const made = (await record(own(names.丙 ?? ''))).json();
    expect((await get(`/plans/${plan.id}`)).json()).toMatchObject({ visited: 1, mayEdit: true });
    const { firms } = (await get(`/plans/${plan.id}/firms`)).json();
    expect(firms.map((one: { state: string; left: number }) => [one.state, one.left])).toEqual([
      ['open', 1],
      ['visited', 1],
    ]);
    expect((await get(`/visits?plan=${plan.id}`)).json().visits.map(({ id }: { id: string }) => id)).toEqual([made.id]);
    expect((await get(`/visits/${made.id}`)).json().plans).toEqual([{ id: plan.id, title: '下半年补走访' }]);
    await changeFirms(plan.id, firms[0].id);
    await lateAlarm(plan.id);
  });

  async function changeFirms(planId: string, planFirmId: string) {
    const choice = { firmIds: [names.乙, names.丙] };
    expect(codeOf(await send(`/plans/${planId}/firms`, { choice }))).toBe('visits.planReasonNeeded');
    const added = (await send(`/plans/${planId}/firms`, { choice, reason: '新增重点企业' })).json();
    expect(added).toMatchObject({ added: 1, plan: { firms: 3 } });
    const assign = (body: object) => send(`/plan-firms/${planFirmId}`, body, 'officer', 'PUT');
    expect(codeOf(await assign({ officerId: null, dueOn: '2027-01-01' }))).toBe('visits.planDayOutside');
    expect(codeOf(await assign({ officerId: desk.accounts.leader, dueOn: '2026-12-01' }))).toBe(
      'visits.officerElsewhere',
    );
    expect((await assign({ officerId: null, dueOn: '2026-11-01' })).json()).toMatchObject({
      state: 'late',
      officer: null,
    });
    expect((await send(`/plan-firms/${planFirmId}/removal`, { reason: '企业已迁出' })).json()).toMatchObject({
      state: 'removed',
    });
    expect(codeOf(await send(`/plan-firms/${planFirmId}/removal`, { reason: '再移' }))).toBe('visits.planFirmUnknown');
    expect((await get(`/plans/${planId}/firms?state=removed`)).json().total).toBe(1);
    expect((await readXlsx((await get(`/plans/${planId}/firms/export`)).rawPayload)).sheets[0]?.rows).toHaveLength(
      2 + 3,
    );
  }

  async function lateAlarm(planId: string) {
    const [source] = visitAlarms as readonly [AlarmSource];
    const ask = { limit: 10, now: on.platform.now(), can: () => true };
    expect((await source.open(db(), { ...ask, today })).alarms).toEqual([]);
    const { alarms } = await source.open(db(), { ...ask, today: '2027-01-05' });
    expect(alarms).toMatchObject([{ id: planId, light: 'late', owner: '企业服务局', reason: { left: 1, firms: 2 } }]);
    const amended = { title: '全年补走访', startsOn: '2026-10-01', endsOn: '2026-11-20', reason: '提前' };
    expect(codeOf(await send(`/plans/${planId}`, amended, 'officer', 'PUT'))).toBe('visits.planDayOutside');
    const wider = { ...amended, endsOn: '2027-03-31' };
    expect((await send(`/plans/${planId}`, wider, 'officer', 'PUT')).json()).toMatchObject({ endsOn: '2027-03-31' });
    expect((await send(`/plans/${planId}/withdrawal`, { reason: '并入年度计划' })).json().state).toBe('withdrawn');
    expect((await get('/plans?state=withdrawn')).json()).toMatchObject({
      total: 1,
      plans: [{ title: '全年补走访' }],
    });
    expect((await source.open(db(), { ...ask, today: '2027-01-05' })).alarms).toEqual([]);
    expect((await readXlsx((await get('/plans/export')).rawPayload)).sheets[0]?.rows).toHaveLength(1 + 3);
  }
});

describe('figures', () => {
  const metric = (name: string) => visitMetrics.find(({ id }) => id === `visits.${name}`) as Metric;
  const value = async (name: string, period: string) =>
    (await metric(name).compute(db(), { periods: [period], today })).get(period);

  it('are those of the register, part by part', async () => {
    const all = (await get('/visits?from=2026-11-01&to=2026-11-30')).json();
    const visits = await value('visits', '2026-11');
    expect(visits).toMatchObject({ value: String(all.total), rows: all.total });
    expect(visits?.parts?.reduce((sum, part) => sum + Number(part.value), 0)).toBe(all.total);
    expect(await metric('visits').latest?.(db())).toBe('2026-11');
    const year = (await get('/visits?from=2025-11-22')).json();
    expect(await value('firmsVisited', today)).toMatchObject({ value: String(year.sums.firms) });
    const covered = (await get('/coverage?state=all')).json().counts;
    const share = Math.round((covered.visited * 1000) / covered.all) / 10;
    expect(Number((await value('coverage', today))?.value)).toBe(share);
  });

  it('leave as exactly what the filter shows', async () => {
    const { total } = (await get(`/visits?department=${desk.safety}`)).json();
    const file = await get(`/visits/export?department=${desk.safety}`);
    expect((await readXlsx(file.rawPayload)).sheets[0]?.rows).toHaveLength(total + 3);
    expect((await get('/visits/export', 'firmMember')).statusCode).toBe(403);
  });
});
