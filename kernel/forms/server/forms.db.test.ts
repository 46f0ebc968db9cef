import { randomUUIDv7 } from 'node:crypto';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { FormDefinition } from '../contract/form-definition.ts';
import { insuranceForm } from '../contract/insurance-form.fixture.ts';
import { type FurnishedZone, furnishZone, inventedModule, strangerCode } from './furnished-zone.fixture.ts';

let on: TestPlatform;
let zone: FurnishedZone;
beforeAll(async () => {
  on = await testPlatform({ extra: [inventedModule] });
  on.setNow('2026-11-23T01:00:00Z');
  zone = await furnishZone(on);
});
afterAll(async () => {
  await zone.close();
  await on.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const call = (role: Role, method: Method, url: string, payload?: object) =>
  on.request(role, { method, url: `/api/forms${url}`, ...(payload === undefined ? {} : { payload }) });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const journal = async () => Number((await zone.run('select count(*) from journal.entry'))[0]?.count);

/** Designs a form as the officer and publishes it as the head; answers its id. */
async function published(key: string, definition: FormDefinition, title = '科技保险保费补贴申请'): Promise<string> {
  const begun = await call('officer', 'POST', '', { key, title, departmentId: zone.department, definition });
  expect(begun.statusCode, begun.body).toBe(200);
  const { id } = begun.json();
  const sent = { revision: 1, from: '2026-11-23', reason: '首次发布' };
  const version = await call('departmentHead', 'POST', `/${id}/publication`, sent);
  expect(version.statusCode, version.body).toBe(200);
  return id;
}

/** For staff themselves: without what is known of firms. */
const roomForm: FormDefinition = {
  ...{ subject: 'none', parameters: [], statuses: [] },
  sections: insuranceForm.sections.slice(0, 1).map((section) => ({ ...section, fields: section.fields.slice(1) })),
};
const values = {
  ...{ staff: '120', contact: '林小满', mobile: '13900000000', uses: ['研发'] },
  lines: [
    { kind: '产品责任险', fee: '1200.5', insured: '周一诺' },
    { kind: '研发费用损失险', fee: '800' },
  ],
};
const sending = (more: object = {}) => ({ clientId: randomUUIDv7(), version: 1, values, ...more });

describe('designing', () => {
  it('keeps a design, says its faults, and publishes by other hands alone', async () => {
    const faulty = structuredClone(insuranceForm);
    const [, section] = faulty.sections;
    const amount = section?.fields[1];
    if (amount?.kind !== 'value') throw new Error('the amount is the second field');
    amount.computed = 'sum(保单明细.保费) * 补贴比列';
    const begun = await call('officer', 'POST', '', {
      ...{ key: 'design', title: '设计中的表单', departmentId: zone.department, definition: insuranceForm },
    });
    const { id } = begun.json();
    const saved = await call('officer', 'PUT', `/${id}/definition`, { revision: 1, definition: faulty });
    expect(saved.json().faults).toMatchObject([
      { field: 'amount', part: 'computed', code: 'unknownName', from: 15, to: 19 },
    ]);
    expect(codeOf(await call('officer', 'PUT', `/${id}/definition`, { revision: 1, definition: faulty }))).toBe(
      'forms.savedByOther',
    );
    const publish = (role: Role, revision: number, from = '2026-11-23') =>
      call(role, 'POST', `/${id}/publication`, { revision, from, reason: '首次发布' });
    expect(codeOf(await publish('departmentHead', 2))).toBe('forms.definitionFaulty');
    await call('departmentHead', 'PUT', `/${id}/definition`, { revision: 2, definition: insuranceForm });
    expect(codeOf(await publish('departmentHead', 3))).toBe('forms.fourEyes');
    expect((await publish('officer', 3)).statusCode).toBe(403);
    const detail = (await call('officer', 'GET', `/${id}`)).json();
    expect(detail).toMatchObject({ state: 'designing', versions: [], may: { design: true, publish: false } });
    expect(
      codeOf(
        await call('officer', 'POST', '', {
          key: 'design',
          title: '重名',
          departmentId: zone.department,
          definition: insuranceForm,
        }),
      ),
    ).toBe('forms.keyTaken');
    expect(
      codeOf(
        await call('officer', 'POST', '', {
          key: 'elsewhere',
          title: '他人的',
          departmentId: zone.other,
          definition: insuranceForm,
        }),
      ),
    ).toBe('forms.otherDepartment');
    // Who leads a department answers for the forms of its sections too; who merely works there does not.
    const ofSection = (role: Role) =>
      call(role, 'POST', '', {
        ...{ key: `section-of-${role.toLowerCase()}`, title: '科室的表单', departmentId: zone.section },
        definition: insuranceForm,
      });
    expect((await ofSection('departmentHead')).statusCode).toBe(200);
    expect(codeOf(await ofSection('officer'))).toBe('forms.otherDepartment');
  });
});

describe('filling in', () => {
  it('opens with what is known, keeps drafts by revision, and stores what is sent with personal answers encrypted', async () => {
    const id = await published('insurance', { ...insuranceForm, statuses: [] });
    const opened = (await call('firmMember', 'GET', '/fill/insurance')).json();
    expect(opened).toMatchObject({
      party: { id: zone.firm, name: '澄明光电有限公司' },
      facts: [{ field: 'staff', value: '42', source: '统计月报' }],
      parameters: [{ name: '补贴比例', value: '0.5' }],
      draft: null,
    });
    const draft = (revision: number, more: object = {}) =>
      call('firmMember', 'PUT', '/fill/insurance/draft', { revision, version: 1, values: { ...values, ...more } });
    expect((await draft(0)).json().revision).toBe(1);
    expect(codeOf(await draft(0))).toBe('forms.draftChanged');
    expect((await draft(1, { staff: '不知道' })).json().revision).toBe(2);
    const again = (await call('firmMember', 'GET', '/fill/insurance')).json().draft;
    expect(again).toMatchObject({ revision: 2, values: { ...values, staff: '不知道' } });
    const body = sending();
    const sent = await call('firmMember', 'POST', '/fill/insurance', body);
    expect(sent.json(), sent.body).toMatchObject({ number: 'INSURANCE-2026-0001', repeated: false });
    expect((await call('firmMember', 'POST', '/fill/insurance', body)).json()).toEqual({
      ...sent.json(),
      repeated: true,
    });
    expect((await call('firmMember', 'GET', '/fill/insurance')).json().draft).toBe(null);
    const stored = JSON.stringify(await zone.run('select answers, computed, personal_sealed from forms.submission'));
    for (const name of ['林小满', '13900000000', '周一诺']) expect(stored).not.toContain(name);
    expect(JSON.stringify(await zone.run('select * from journal.entry'))).not.toMatch(/林小满|周一诺/);
    const own = (await call('firmMember', 'GET', `/submissions/${sent.json().id}`)).json();
    expect(own).toMatchObject({
      ...{ values, personal: 'shown', way: 'own', facts: [{ value: '42' }], may: { withdraw: true } },
      computed: [
        { field: 'amount', value: '1000.25', reads: [{ name: '保单明细' }, { name: '补贴比例', value: '0.5' }] },
      ],
    });
    expect((await call('officer', 'GET', `/submissions/${sent.json().id}`)).json().personal).toBe('shown');
    const leader = (await call('leader', 'GET', `/submissions/${sent.json().id}`)).json();
    expect([leader.personal, leader.values.contact]).toEqual(['hidden', undefined]);
    const list = (await call('officer', 'GET', `/${id}/submissions`)).json();
    expect(list).toMatchObject({ total: 1, submissions: [{ cells: { amount: '1,000.25', uses: '研发' } }] });
    expect(list.columns).toContainEqual({ key: 'amount', name: '补贴金额', unit: '元', right: true });
    expect(JSON.stringify(list)).not.toContain('林小满');
    const file = await call('officer', 'GET', `/${id}/submissions/export?format=xlsx`);
    expect(file.statusCode, file.body).toBe(200);
    // The mark stands above the heads.
    const [, heads = [], cells = []] = (await readXlsx(file.rawPayload)).sheets[0]?.rows ?? [];
    expect(cells[heads.indexOf('补贴金额（元）')]).toBe(1000.25);
    const paper = await call('firmMember', 'GET', `/submissions/${sent.json().id}/print`);
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('refuses what does not stand, each fault at its field, and leaves no trace', async () => {
    const before = [await journal(), (await zone.run('select count(*) from forms.submission'))[0]];
    const wrong = {
      ...{ staff: '12.5', contact: '林小满', mobile: '12', reason: '不该填', nothing: 'x' },
      lines: [{ kind: '人身险', fee: '1' }, { kind: '产品责任险' }],
    };
    const refused = await call('firmMember', 'POST', '/fill/insurance', sending({ values: wrong }));
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'forms.notReady']);
    const { fields } = refused.json().error;
    expect(fields.map((one: { field: string }) => one.field)).toEqual([
      ...['staff', 'mobile', 'lines.0.kind', 'lines.1.fee', 'reason', 'nothing'],
    ]);
    expect(fields[3].message).toBe('第 2 行：请填写「保费」。');
    expect([await journal(), (await zone.run('select count(*) from forms.submission'))[0]]).toEqual(before);
  });

  it('asks for qualifications, and takes them only while they hold', async () => {
    await published('gated', { ...insuranceForm, statuses: ['高新技术企业'] }, '入库申请');
    const asked = async () => (await call('firmMember', 'GET', '/fill/gated')).json().statuses[0];
    const send = () => call('firmMember', 'POST', '/fill/gated', sending());
    expect(await asked()).toEqual({ name: '高新技术企业', held: false, until: null });
    expect(codeOf(await send())).toBe('forms.statusMissing');
    // Without the evaluation that granted it: what counts here is that it stands.
    await zone.run('set session_replication_role = replica');
    const [status, rule] = [randomUUIDv7(), randomUUIDv7()];
    await zone.run(
      `insert into rules.rule (zone_id, id, name, subject, department_id, made_at, changed_at)
       values ($1, $2, '高新技术企业认定', 'firm', $3, now(), now())`,
      [on.zoneA.id, rule, zone.other],
    );
    await zone.run(
      `insert into rules.status (zone_id, id, party_id, status, since, until, rule_id, evaluation_id, granted_at)
       values ($1, $2, $3, '高新技术企业', '2026-01-01', '2026-11-23', $4, $4, now())`,
      [on.zoneA.id, status, zone.firm, rule],
    );
    expect(await asked()).toEqual({ name: '高新技术企业', held: true, until: '2026-11-23' });
    expect((await send()).statusCode).toBe(200);
    await zone.run(
      `insert into rules.status_revocation (zone_id, status_id, valid_from, reason, revoked_at)
       values ($1, $2, '2026-11-23', '资格取消', now())`,
      [on.zoneA.id, status],
    );
    await zone.run('set session_replication_role = origin');
    expect(codeOf(await send())).toBe('forms.statusMissing');
  });

  it('is done by whom the form is for, and by staff on behalf who say who asked', async () => {
    await published('rooms', roomForm, '会议室申请');
    expect(codeOf(await call('firmMember', 'POST', '/fill/rooms', sending()))).toBe('forms.notForYou');
    expect(codeOf(await call('resident', 'GET', '/fill/insurance'))).toBe('forms.notForYou');
    expect((await call('expert', 'GET', '/fill/insurance')).statusCode).toBe(403);
    const facing = (await call('officer', 'GET', '/fill/insurance')).json();
    expect([facing.party, facing.facts]).toEqual([null, []]);
    const behalf = (more: object) => call('officer', 'POST', '/fill/insurance', sending(more));
    expect(codeOf(await behalf({}))).toBe('forms.partyNeeded');
    expect(codeOf(await behalf({ partyId: zone.person, saidBy: '周经理' }))).toBe('forms.partyUnknown');
    expect(codeOf(await behalf({ partyId: zone.stranger }))).toBe('forms.saidByNeeded');
    const sent = (await behalf({ partyId: zone.stranger, saidBy: '周经理' })).json();
    expect(sent.number).toBe('INSURANCE-2026-0002');
    expect((await call('officer', 'GET', `/submissions/${sent.id}`)).json()).toMatchObject({
      way: 'staff',
      saidBy: '周经理',
    });
    expect((await call('firmMember', 'GET', `/submissions/${sent.id}`)).statusCode).toBe(404);
    const ofParty = async (id: string, inZone = on.zoneA) =>
      (await on.request('officer', { method: 'GET', url: `/api/forms/parties/${id}/submissions`, zone: inZone })).json()
        .submissions;
    expect(await ofParty(zone.stranger)).toMatchObject([{ id: sent.id, number: sent.number, way: 'staff' }]);
    expect(await ofParty(zone.person)).toEqual([]);
    expect(await ofParty(zone.stranger, on.zoneB)).toEqual([]);
    const foreign = await on.request('officer', {
      method: 'GET',
      url: `/api/forms/submissions/${sent.id}`,
      zone: on.zoneB,
    });
    expect(foreign.statusCode).toBe(404);
    const own = (await call('firmMember', 'GET', '/own-submissions?key=insurance')).json().submissions;
    expect(own.map((one: { number: string }) => one.number)).toEqual(['INSURANCE-2026-0001']);
    expect(
      (await call('firmMember', 'POST', `/submissions/${own[0].id}/withdrawal`, { reason: '填错了' })).statusCode,
    ).toBe(200);
    expect(codeOf(await call('officer', 'POST', `/submissions/${own[0].id}/withdrawal`, { reason: '又一次' }))).toBe(
      'forms.submissionWithdrawn',
    );
    expect((await call('firmMember', 'GET', `/submissions/${own[0].id}`)).json()).toMatchObject({
      withdrawn: true,
      withdrawal: { reason: '填错了' },
    });
  });

  it('is done by a sheet too: judged alike, stored as one batch, and taken back whole', async () => {
    const [section] = insuranceForm.sections;
    const training: FormDefinition = {
      ...{ subject: 'firm', parameters: [], statuses: [] },
      sections: [
        {
          ...{ title: '报名', reason: null },
          fields: [
            ...(section?.fields.slice(0, 2) ?? []),
            {
              ...{ kind: 'choices', key: 'days', name: '场次', options: ['上午', '下午'], hint: null, shown: null },
              ...{
                required: 'always',
                checks: [{ test: 'count(场次) = 1 or 从业人数 > 10', message: '十人以上的企业才能报两场。' }],
              },
            },
          ],
        },
      ],
    };
    const id = await published('staff-training', training, '员工培训报名');
    const sheets = (url: string, payload: object = {}) =>
      on.request('officer', { method: 'POST', url: `/api/sheets/${url}`, payload });
    const registers = await on.request('officer', { method: 'GET', url: '/api/sheets/registers' });
    const register = registers.json().registers.find((one: { id: string }) => one.id === 'forms.staffTraining');
    expect(register.columns.map((one: { label: string }) => one.label)).toEqual([
      ...['统一社会信用代码', '委托人', '从业人数', '联系人', '场次'],
    ]);
    const template = await on.request('officer', {
      method: 'GET',
      url: '/api/sheets/registers/forms.staffTraining/template',
    });
    expect(template.statusCode).toBe(200);
    const rows = [
      ['统一社会信用代码', '委托人', '从业人数', '联系人', '场次'],
      [strangerCode, '周经理', '12', '吴双', '上午、下午'],
      [strangerCode, '周经理', '3', '吴双', '上午、下午'],
      [strangerCode, '周经理', '3.5', '吴双', '上午'],
      ['91370000MA3C0HRJ5X', '周经理', '3', '吴双', '上午'],
      [strangerCode, '周经理', '2', '吴双', '下午'],
    ];
    const content = Buffer.from(await writeXlsx({ sheets: [{ name: '报名', rows }] }));
    const draft = (
      await on.request('officer', {
        ...{ method: 'POST', url: `/api/sheets/drafts?register=forms.staffTraining&name=a.xlsx`, payload: content },
        headers: { 'content-type': 'application/octet-stream' },
      })
    ).json();
    expect(draft.summary, JSON.stringify(draft)).toMatchObject({ total: 5, good: 2, bad: 3 });
    const grid = (
      await on.request('officer', { method: 'GET', url: `/api/sheets/drafts/${draft.id}/rows?only=open` })
    ).json();
    const lines = grid.rows.flatMap((row: { faults: { line: string }[] }) => row.faults.map(({ line }) => line));
    expect(lines).toEqual([
      '第 3 行「场次」：十人以上的企业才能报两场。',
      '第 4 行「从业人数」：「从业人数」最多保留 0 位小数。',
      expect.stringContaining('第 5 行「统一社会信用代码」'),
    ]);
    const batch = await sheets(`drafts/${draft.id}/commit`, { revision: draft.revision, which: 'good' });
    expect(batch.statusCode, batch.body).toBe(200);
    const list = async () => (await call('officer', 'GET', `/${id}/submissions`)).json();
    expect(await list()).toMatchObject({
      total: 2,
      submissions: [
        { number: 'STAFF-TRAINING-2026-0002' },
        { number: 'STAFF-TRAINING-2026-0001', way: 'sheet', cells: { days: '上午、下午' } },
      ],
    });
    const [second, first] = (await list()).submissions;
    const detail = (await call('officer', 'GET', `/submissions/${first.id}`)).json();
    const known = [{ field: 'staff', fact: 'invented.staff', name: '从业人数', source: '统计月报', value: '42' }];
    expect(detail).toMatchObject({ saidBy: '周经理', values: { staff: '12', contact: '吴双' }, facts: known });
    const own = { staff: '3', contact: '林小满', days: ['上午'] };
    const sent = await call('firmMember', 'POST', '/fill/staff-training', sending({ values: own }));
    expect(sent.statusCode, sent.body).toBe(200);
    await call('officer', 'POST', `/submissions/${second.id}/withdrawal`, { reason: '报错了场次' });
    await call('departmentHead', 'POST', `/${id}/withdrawal`, { reason: '培训取消' });
    const get = (url: string) => on.request('officer', { method: 'GET', url: `/api/sheets/${url}` });
    const offered = (await get('registers')).json().registers.map((one: { id: string }) => one.id);
    expect(offered).not.toContain('forms.staffTraining');
    expect((await get('registers/forms.staffTraining/template')).statusCode).toBe(404);
    expect((await get(`drafts/${draft.id}`)).statusCode).toBe(404);
    const { id: batchId } = batch.json().batch;
    const kept = (await get('batches')).json().batches.find((one: { id: string }) => one.id === batchId);
    expect(kept).toMatchObject({ title: '员工培训报名', added: 2, mayUndo: true });
    expect((await get(`batches/${batchId}/undo`)).json()).toMatchObject({ withdrawn: 2, blocked: 0 });
    const undone = await sheets(`batches/${batchId}/undo`);
    expect(undone.statusCode, undone.body).toBe(200);
    expect(await list()).toMatchObject({ total: 1, submissions: [{ number: 'STAFF-TRAINING-2026-0003', way: 'own' }] });
    const reasonOf = async (one: { id: string }) =>
      (await call('officer', 'GET', `/submissions/${one.id}`)).json().withdrawal.reason;
    expect(await reasonOf(first)).toBe('录入这一行的表格已撤销');
    expect(await reasonOf(second)).toBe('报错了场次');
  });

  it('goes with its rules to the department that takes over, and back where that is undone', async () => {
    const formId = await published('handed-over', roomForm, '场地使用申请');
    const ruleId = randomUUIDv7();
    await zone.run(
      `insert into rules.rule (zone_id, id, name, subject, department_id, made_at, changed_at)
       values ($1, $2, '移交的规则', 'none', $3, now(), now())`,
      [on.zoneA.id, ruleId, zone.department],
    );
    const owned = (departmentId: string) =>
      zone.run(
        `select 'forms' as part, id from forms.form where department_id = $1
         union all select 'rules', id from rules.rule where department_id = $1 order by id`,
        [departmentId],
      );
    const reorganise = async (at: string, payload: object) => {
      const url = '/api/parties/departments';
      const { seen } = (await on.request('systemAdmin', { method: 'GET', url })).json();
      const sent = { method: 'POST' as const, url: `/api/parties/organisation/${at}`, payload: { seen, ...payload } };
      const answer = await on.request('systemAdmin', sent);
      expect(answer.statusCode, answer.body).toBe(200);
      return { seen, answer: answer.json() };
    };
    const before = await owned(zone.department);
    const others = await owned(zone.other);
    const merging = {
      ...{ effectiveOn: '2026-11-23', documentNumber: '测发〔2026〕1号', reason: '机构改革' },
      ...{ sourceIds: [zone.department], into: { departmentId: zone.other } },
    };
    const { answer } = await reorganise('preview', { change: { kind: 'merging', ...merging } });
    const told = { departmentName: '科技创新局' };
    expect(answer.work).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ module: 'forms', count: before.length - 1, ...told }),
        expect.objectContaining({ module: 'rules', count: 1, ...told }),
      ]),
    );
    const { seen } = await reorganise('mergers', merging);
    expect(await owned(zone.department)).toEqual([]);
    expect(await owned(zone.other)).toHaveLength(before.length + others.length);
    expect((await call('officer', 'GET', `/${formId}`)).json().department.name).toBe('经济发展局');
    await reorganise(`changes/${seen + 1}/undoing`, { reason: '试验' });
    expect(await owned(zone.department)).toEqual(before);
    expect(await owned(zone.other)).toEqual(others);
  });

  it('fills in by the version in force, says what a new one changed, and keeps the old one as it was', async () => {
    const id = await published('versions', insuranceForm);
    const next = structuredClone(insuranceForm);
    next.sections[1]?.fields.pop();
    await call('officer', 'PUT', `/${id}/definition`, { revision: 0, definition: next });
    expect((await call('officer', 'GET', `/${id}`)).json().draft.changes).toMatchObject([
      { change: 'removed', key: 'papers' },
    ]);
    const later = { revision: 1, from: '2026-11-24', reason: '不再收扫描件' };
    expect(codeOf(await call('departmentHead', 'POST', `/${id}/publication`, { ...later, from: '2026-11-22' }))).toBe(
      'forms.dayPast',
    );
    expect(codeOf(await call('departmentHead', 'POST', `/${id}/publication`, { ...later, from: '2026-11-23' }))).toBe(
      'forms.fromTaken',
    );
    expect((await call('departmentHead', 'POST', `/${id}/publication`, later)).json()).toMatchObject({
      number: 2,
      until: null,
    });
    expect((await call('firmMember', 'GET', '/fill/versions')).json()).toMatchObject({ version: 1, changes: [] });
    on.setNow('2026-11-24T01:00:00Z');
    on.forgetSessions();
    const opened = (await call('firmMember', 'GET', '/fill/versions?seen=1')).json();
    expect(opened).toMatchObject({ version: 2, changes: [{ change: 'removed', key: 'papers' }] });
    expect(codeOf(await call('firmMember', 'POST', '/fill/versions', sending()))).toBe('forms.versionChanged');
    const versions = (await call('officer', 'GET', `/${id}`)).json().versions;
    expect(versions.map((one: { number: number; until: string | null }) => [one.number, one.until])).toEqual([
      [2, null],
      [1, '2026-11-23'],
    ]);
    const old = (await call('officer', 'GET', `/${id}/versions/1`)).json();
    expect(old.definition).toEqual(insuranceForm);
    await call('departmentHead', 'POST', `/${id}/withdrawal`, { reason: '政策到期' });
    expect((await call('firmMember', 'GET', '/fill/versions')).statusCode).toBe(404);
  });
});
