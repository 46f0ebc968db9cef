import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { openCase } from '../open-case.ts';
import { actingAs, errandsModule, matterKind, type StaffedZone, staffZone } from '../staffed-zone.fixture.ts';

let on: TestPlatform;
let zone: StaffedZone;
beforeAll(async () => {
  on = await testPlatform({ extra: [errandsModule] });
  zone = await staffZone(on);
  on.setNow('2026-11-23T02:00:00.000Z');
  on.forgetSessions();
}, 60_000);
afterAll(() => on.close());

type Role = 'officer' | 'departmentHead' | 'leader';
const read = async (role: Role, url: string, at = on.zoneA) =>
  (await on.request(role, { method: 'GET', url: `/api/cases/${url}`, zone: at })).json();
const post = (role: Role, url: string, payload: object = {}, at = on.zoneA) =>
  on.request(role, { method: 'POST', url: `/api/cases/${url}`, payload, zone: at });
const fileOf = async (url: string) => {
  const answer = await on.request('officer', { method: 'GET', url: `/api/cases/${url}` });
  return JSON.stringify((await readXlsx(answer.rawPayload)).sheets);
};
const codeOf = (answer: { json(): { error: { code: string } } }) => answer.json().error.code;
const days = (firstOn: string, lastOn: string, deputyId = zone.accounts.officer) => {
  return { deputyId, firstOn, lastOn, reason: '赴省里培训' };
};

describe('an absence', () => {
  it('is set, stands in the lists of both, lets the deputy act in the name of the absent, and ends', async () => {
    const set = await post('departmentHead', 'absences', days('2026-11-23', '2026-11-27'));
    expect(set.statusCode, set.body).toBe(200);
    expect(set.json()).toMatchObject({ state: 'running', deputy: '测试officer', endedAt: null });
    expect((await read('officer', 'absences?of=deputising')).absences).toMatchObject([{ id: set.json().id }]);
    expect((await read('officer', 'absences')).total).toBe(0);
    const acting = actingAs(on.zoneA.id, { accountId: zone.planner, departmentId: zone.departments.planning });
    const matter = { title: '雨水井盖松动', partyId: null, dispatcherId: zone.departments.service };
    const { id } = await on.platform.database.transaction(on.zoneA.id, (tx) =>
      openCase(tx, matterKind, matter, acting),
    );
    const [row] = (await read('officer', 'tasks')).rows;
    expect(row).toMatchObject({ caseId: id, reason: { department: '企业服务局' }, next: { act: 'assign' } });
    expect(row.reason.standingInFor).toBe('测试departmentHead');
    const body = { expected: 1, act: 'assign', department: zone.departments.economy };
    expect((await post('officer', `${id}/acts`, body)).statusCode).toBe(200);
    const ended = await post('departmentHead', `absences/${set.json().id}/end`);
    expect(ended.json()).toMatchObject({ state: 'ended' });
    expect((await read('officer', 'absences?of=deputising&state=running')).total).toBe(0);
    expect(codeOf(await post('departmentHead', `absences/${set.json().id}/end`))).toBe('cases.absenceUnknown');
  });

  it('is refused where it lies over another, in the past, backwards, too long, or with an unfit deputy', async () => {
    const first = await post('departmentHead', 'absences', days('2026-12-01', '2026-12-05'));
    expect(first.statusCode).toBe(200);
    const tries: [object, number, string][] = [
      [days('2026-12-05', '2026-12-08'), 409, 'cases.absenceOverlaps'],
      [days('2026-11-01', '2026-11-22'), 422, 'cases.absencePast'],
      [days('2026-12-10', '2026-12-09'), 422, 'http.invalidInput'],
      [days('2027-01-01', '2028-01-02'), 422, 'http.invalidInput'],
      [days('2027-01-01', '2027-01-02', zone.accounts.departmentHead), 422, 'cases.deputyUnfit'],
      [days('2027-01-01', '2027-01-02', zone.accounts.leader), 422, 'cases.deputyUnfit'],
    ];
    for (const [body, status, code] of tries) {
      const answer = await post('departmentHead', 'absences', body);
      expect([answer.statusCode, codeOf(answer)]).toEqual([answer.statusCode === 400 ? 400 : status, code]);
    }
    expect((await read('departmentHead', 'absences?state=coming')).total).toBe(1);
  });

  it('is ended by nobody else, neither by the deputy nor from another zone', async () => {
    const set = await post('departmentHead', 'absences', days('2027-03-01', '2027-03-05'));
    const { id } = set.json();
    expect(codeOf(await post('officer', `absences/${id}/end`))).toBe('cases.absenceNotYours');
    expect((await post('departmentHead', `absences/${id}/end`, {}, on.zoneB)).statusCode).toBe(404);
    expect((await read('officer', 'absences?of=everybody', on.zoneB)).total).toBe(0);
    expect(await fileOf('absences/export?format=xlsx&of=everybody')).toContain('赴省里培训');
  });
});

describe('the register of supervision', () => {
  it('follows an order from raising to closing, with its light and every filter', async () => {
    const acting = actingAs(on.zoneA.id, { accountId: zone.accounts.leader, leader: true });
    const matter = { title: '道路积水久拖不决', partyId: null, dispatcherId: zone.departments.service };
    const lead = { departmentId: zone.departments.economy };
    const { id } = await on.platform.database.transaction(on.zoneA.id, (tx) =>
      openCase(tx, matterKind, { ...matter, lead }, acting),
    );
    const act = async (role: Role, expected: number, body: object) => {
      const answer = await post(role, `${id}/acts`, { expected, ...body });
      expect(answer.statusCode, answer.body).toBe(200);
    };
    const raise = { act: 'raiseSupervision', comment: '企业三次催办', answerBy: '2026-11-20' };
    await act('departmentHead', 1, raise);
    const [raised] = (await read('officer', 'supervisions')).rows;
    expect(raised).toMatchObject({
      ...{ id, supervision: 'raised', department: '经济发展局', reason: '企业三次催办', light: 'late' },
      ...{ raisedBy: '测试departmentHead', workingDays: -1, answerBy: '2026-11-20', approvedAt: null },
    });
    await act('leader', 2, { act: 'approveSupervision', answerBy: '2026-11-24' });
    const page = await read('officer', 'supervisions?state=approved&light=warn');
    expect(page.rows).toMatchObject([{ id, light: 'warn', workingDays: 1, approvedAt: '2026-11-23T02:00:00.000Z' }]);
    expect(page.facets.department).toEqual([{ value: zone.departments.economy, name: '经济发展局', count: 1 }]);
    const [task] = (await read('officer', 'tasks?q=久拖')).rows;
    expect(task).toMatchObject({ task: 'receiveSupervision', dueOn: '2026-11-24' });
    await act('officer', 3, { act: 'receiveSupervision' });
    await act('officer', 4, { act: 'answerSupervision', comment: '已疏通，本周复查' });
    await act('departmentHead', 5, { act: 'reviewSupervision', comment: '属实', verdict: 'agree' });
    await act('leader', 6, { act: 'closeSupervision' });
    const closed = await read('officer', `supervisions?department=${zone.departments.economy}&q=久拖`);
    expect(closed.rows).toMatchObject([{ supervision: 'closed', light: 'none', answer: '已疏通，本周复查' }]);
    expect(closed.rows[0].closedAt).not.toBeNull();
    expect((await read('officer', 'supervisions', on.zoneB)).total).toBe(0);
    expect((await read('officer', 'supervisions?state=raised')).total).toBe(0);
    expect(await fileOf('supervisions/export?format=xlsx')).toContain('企业三次催办');
  });
});
