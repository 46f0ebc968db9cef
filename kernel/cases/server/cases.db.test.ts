import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFirmWithRepresentative, type Outsider } from '#kernel/parties/server/identities/people.fixture.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { foldCase } from '../contract/case-state.ts';
import { sampleLifecycle } from '../contract/sample-lifecycle.fixture.ts';
import { projectCase } from './domain/project-case.ts';
import { actOnCase, openCase, recountZone } from './index.ts';
import { openCaseWork } from './move-open-work.ts';
import { actingAs, errandsModule, matterKind, type StaffedZone, staffZone } from './staffed-zone.fixture.ts';
import { listActions } from './store/actions.ts';
import { findCase } from './store/cases.ts';
import { listTasks } from './store/tasks.ts';

let on: TestPlatform;
let zone: StaffedZone;
let firm: { firmId: string; representative: Outsider };
beforeAll(async () => {
  on = await testPlatform({ extra: [errandsModule] });
  on.setNow('2026-11-23T02:00:00.000Z');
  zone = await staffZone(on);
  firm = await addFirmWithRepresentative(on, {
    name: '测试精密制造有限公司',
    person: '周代表',
    mobile: '10000000801',
    login: 'zhou.daibiao',
  });
}, 60_000);
afterAll(() => on.close());

type Role = 'officer' | 'departmentHead' | 'leader' | 'firmMember' | 'auditAdmin';
const act = (role: Role, caseId: string, payload: object, at = on.zoneA) =>
  on.request(role, { method: 'POST', url: `/api/cases/${caseId}/acts`, payload, zone: at });
const look = async (role: Role, caseId: string, at = on.zoneA) =>
  on.request(role, { method: 'GET', url: `/api/cases/${caseId}`, zone: at });
const codeOf = (answer: { json(): { error: { code: string } } }) => answer.json().error.code;

async function open(given: { assigned?: boolean } = {}): Promise<string> {
  const acting = actingAs(on.zoneA.id, {
    accountId: zone.accounts.departmentHead,
    departmentId: zone.departments.service,
  });
  const { id } = await on.platform.database.transaction(on.zoneA.id, (tx) =>
    openCase(
      tx,
      matterKind,
      { title: '厂区道路积水', partyId: firm.firmId, dispatcherId: zone.departments.service },
      acting,
    ),
  );
  if (given.assigned === true) {
    const body = { expected: 1, act: 'assign', department: zone.departments.economy };
    expect((await act('departmentHead', id, body)).statusCode).toBe(200);
  }
  return id;
}

describe('a closed loop', () => {
  it('goes from the dispatcher to the department, to the firm and to its end, each step by who may', async () => {
    const id = await open();
    const assigned = await act('departmentHead', id, {
      expected: 1,
      act: 'assign',
      department: zone.departments.economy,
    });
    expect([assigned.statusCode, assigned.json().state]).toEqual([200, 'assigned']);
    expect((await act('officer', id, { expected: 2, act: 'accept' })).json().state).toBe('inProgress');
    const replied = await act('officer', id, { expected: 3, act: 'reply', comment: '已派人疏通，本周完工' });
    expect(replied.json()).toMatchObject({ state: 'replied', sequence: 4 });
    const ofFirm = await firm.representative.send('POST', `/api/cases/${id}/acts`, { expected: 4, act: 'confirm' });
    expect([ofFirm.statusCode, ofFirm.json().state]).toEqual([200, 'closed']);
    const seen = (await look('officer', id)).json();
    expect(seen).toMatchObject({ concluded: true, light: 'none', tasks: [], party: { name: '测试精密制造有限公司' } });
    expect(seen.timeline.map((one: { act: string }) => one.act)).toEqual([
      'confirm',
      'reply',
      'accept',
      'assign',
      'open',
    ]);
    expect(seen.number).toMatch(/^ERR2026-0000\d$/);
    const clock = seen.clocks.find((one: { name: string }) => one.name === 'resolution');
    expect(clock).toMatchObject({
      startedOn: '2026-11-23',
      stoppedOn: '2026-11-23',
      limit: 10,
      dueOn: '2026-12-07',
      warnOn: '2026-12-03',
    });
  });

  it('shows the firm what was said to it and nothing of the house', async () => {
    const id = await open({ assigned: true });
    await act('officer', id, { expected: 2, act: 'accept' });
    await act('officer', id, { expected: 3, act: 'comment', comment: '内部批注，不对外' });
    await act('officer', id, {
      expected: 4,
      act: 'askSignatures',
      signers: [{ departmentId: zone.departments.planning, accountId: null }],
    });
    const told = await firm.representative.send('GET', `/api/cases/${id}`);
    expect(told.statusCode).toBe(200);
    expect(told.body).not.toMatch(/内部批注|测试officer|规划建设局/);
    expect(told.json()).toMatchObject({ signing: null, tasks: [], timeline: [{ act: 'open' }] });
    const stranger = await on.request('firmMember', { method: 'GET', url: `/api/cases/${id}` });
    expect([stranger.statusCode, codeOf(stranger)]).toEqual([404, 'cases.unknown']);
  });

  it('says of each act whether it is open to the caller, and why not', async () => {
    const id = await open({ assigned: true });
    const acts = async (role: Role) => {
      const list: { name: string; allowed: boolean; refusal: string | null }[] = (await look(role, id)).json().acts;
      return Object.fromEntries(list.map((one) => [one.name, one.refusal]));
    };
    expect((await acts('officer')).accept).toBeNull();
    expect((await acts('departmentHead')).accept).toBe('这一步应由主办部门经办人、主办部门负责人办理');
    expect(await acts('officer')).not.toHaveProperty('confirm');
    expect(await acts('leader')).not.toHaveProperty('recount');
  });
});

describe('what is refused', () => {
  it('another department’s act, an act without evidence, words or receiver: told by field, and no trace stays', async () => {
    const id = await open({ assigned: true });
    await act('officer', id, { expected: 2, act: 'accept' });
    const tries: [Role, object, number, string][] = [
      ['departmentHead', { act: 'reply', comment: '代为答复' }, 403, 'cases.actNotYours'],
      ['officer', { act: 'close', comment: '已办结' }, 403, 'cases.actNotYours'],
      ['officer', { act: 'reply' }, 422, 'cases.commentNeeded'],
      ['officer', { act: 'handOver', comment: '不归我管' }, 422, 'cases.departmentNeeded'],
      [
        'officer',
        { act: 'handOver', comment: '不归我管', department: zone.departments.economy },
        422,
        'cases.sameDepartment',
      ],
      ['officer', { act: 'handOver', comment: '不归我管', department: randomUUIDv7() }, 422, 'cases.departmentUnknown'],
      ['officer', { act: 'delegate', account: zone.planner }, 422, 'cases.accountElsewhere'],
      ['officer', { act: 'confirm' }, 409, 'cases.actNotNow'],
      ['officer', { act: 'fly' }, 422, 'cases.actUnknown'],
      [
        'officer',
        { act: 'copy', files: [randomUUIDv7()], departments: [zone.departments.planning] },
        409,
        'files.notAttachable',
      ],
      ['leader', { act: 'approveSupervision' }, 409, 'cases.supervisionNotThere'],
    ];
    for (const [role, body, status, code] of tries) {
      const answer = await act(role, id, { expected: 3, ...body });
      expect([JSON.stringify(body), answer.statusCode, codeOf(answer)]).toEqual([JSON.stringify(body), status, code]);
      expect(answer.json().error.remedy).not.toBe('');
    }
    expect((await act('officer', id, { expected: 3, act: 'reply' })).json().error.fields[0].field).toBe('comment');
    expect((await act('auditAdmin', id, { expected: 3, act: 'urge' })).statusCode).toBe(403);
    const db = on.platform.database.forZone(on.zoneA.id);
    expect([(await findCase(db, id))?.sequence, (await listActions(db, [id])).length]).toEqual([3, 3]);
  });

  it('an act on what has changed meanwhile: the other sees who did what', async () => {
    const id = await open({ assigned: true });
    const both = await Promise.all([
      act('officer', id, { expected: 2, act: 'accept' }),
      act('departmentHead', id, { expected: 2, act: 'urge' }),
    ]);
    expect(both.map((one) => one.statusCode).sort()).toEqual([200, 409]);
    const late = both.find((one) => one.statusCode === 409)?.json().error;
    expect([late.code, late.message]).toEqual([
      'cases.changed',
      expect.stringMatching(/测试(officer|departmentHead) 已于 2026-11-23 10:00 先一步“(受理|催办|accept)”|lifecycles/),
    ]);
  });

  it('a case of another zone, answered like one that does not exist', async () => {
    const id = await open();
    const [foreign, absent] = [await look('officer', id, on.zoneB), await look('officer', randomUUIDv7(), on.zoneB)];
    expect([foreign.statusCode, foreign.json().error.message]).toEqual([404, absent.json().error.message]);
    expect((await act('officer', id, { expected: 1, act: 'urge' }, on.zoneB)).statusCode).toBe(404);
  });
});

describe('what a hostile caller tries', () => {
  it('giving a case to somebody outside of the department, by naming another department beside', async () => {
    const id = await open({ assigned: true });
    await act('officer', id, { expected: 2, act: 'accept' });
    const { planning } = zone.departments;
    const away = await act('officer', id, {
      ...{ expected: 3, act: 'delegate', account: zone.planner, department: planning },
    });
    expect([away.statusCode, codeOf(away)]).toEqual([422, 'cases.accountElsewhere']);
    expect(
      (await act('officer', id, { expected: 3, act: 'comment', comment: `空\u0000字符` })).statusCode,
    ).toBeLessThan(500);
  });

  it('giving a case back to a department that is closed by now', async () => {
    const id = await open({ assigned: true });
    const { planning } = zone.departments;
    await act('officer', id, { expected: 2, act: 'accept' });
    await act('officer', id, { expected: 3, act: 'handOver', comment: '属规划职责', department: planning });
    const client = await on.connect('superuser');
    const close = `insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, parent_id, kind, code,
        name, position) select zone_id, department_id, '2026-11-20', change_number, 'closed', parent_id, kind, code, name, position
      from parties.department_state where department_id = $1`;
    await client.query(close, [zone.departments.economy]);
    const caller = actingAs(on.zoneA.id, { accountId: zone.planner, departmentId: planning });
    const back = on.platform.database.transaction(on.zoneA.id, (tx) =>
      actOnCase(tx, matterKind, { caseId: id, name: 'giveBack', comment: '仍属经济局' }, caller),
    );
    await expect(back).rejects.toMatchObject({ code: 'cases.formerClosed' });
    await client.query("delete from parties.department_state where department_id = $1 and valid_from = '2026-11-20'", [
      zone.departments.economy,
    ]);
    await client.end();
  });

  it('one act more than a case holds', async () => {
    const id = await open();
    const client = await on.connect('superuser');
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      `insert into cases.action (zone_id, case_id, sequence, name, at, actor_kind, comment, from_state, to_state)
       select $1, $2, n, 'comment', now(), 'system', '意见', 'registered', 'registered' from generate_series(2, 10000) as n`,
      [on.zoneA.id, id],
    );
    await client.query('update cases.case_file set sequence = 10000 where id = $1', [id]);
    await client.end();
    const answer = await act('departmentHead', id, { expected: 10_000, act: 'urge' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'cases.tooManyActs']);
  });

  it('copies to oneself and twice: one row a receiver, read by whom it was sent to, and nothing of it for the firm', async () => {
    const id = await open({ assigned: true });
    const { officer, departmentHead } = zone.accounts;
    const accounts = [departmentHead, officer, officer];
    expect((await act('departmentHead', id, { expected: 2, act: 'copy', accounts })).statusCode).toBe(200);
    await on.request('officer', { method: 'POST', url: `/api/cases/${id}/reading`, payload: {} });
    const { copies } = (await look('leader', id)).json();
    const readers = copies.map(({ whom, read }: { whom: string; read: string | null }) => [whom, read !== null]);
    expect(readers.sort()).toEqual([
      ['测试departmentHead', false],
      ['测试officer', true],
    ]);
    const notices = await on.request('departmentHead', { method: 'GET', url: '/api/notices/inbox' });
    expect(notices.statusCode).toBe(200);
    expect(notices.body).not.toContain('有一件抄送给您');
    expect((await firm.representative.send('GET', `/api/cases/${id}`)).json().copies).toEqual([]);
  });

  it('asking which limits a rate was counted from: as many rows as it says, the late ones by their light', async () => {
    const get = async (url: string) =>
      (await on.request('officer', { method: 'GET', url: `/api/cases/${url}` })).json();
    const { onTime } = await get('rail');
    const [all, late] = [await get('tasks?view=stopped'), await get('tasks?view=stopped&light=late')];
    expect(onTime.stopped).toBeGreaterThan(0);
    expect([all.total, late.total]).toEqual([onTime.stopped, onTime.stopped - onTime.inTime]);
    expect(all.rows[0]).toMatchObject({ stoppedOn: '2026-11-23', light: 'ok', dueOn: '2026-11-24' });
    expect(new Set(all.rows.map(({ id }: { id: string }) => id)).size).toBe(all.rows.length);
  });

  it('nothing that the page offers to a deputy is refused when it is pressed', async () => {
    const id = await open({ assigned: true });
    await act('officer', id, { expected: 2, act: 'accept' });
    for (const [at, department] of [zone.departments.planning, zone.departments.service].entries())
      await act('officer', id, { expected: 3 + at, act: 'addAssistant', department });
    const db = on.platform.database;
    const deputy = actingAs(on.zoneA.id, {
      accountId: zone.accounts.departmentHead,
      departmentId: zone.departments.service,
    });
    const absent = actingAs(on.zoneA.id, { accountId: zone.planner, departmentId: zone.departments.planning });
    const done = () =>
      db.transaction(on.zoneA.id, (tx) =>
        actOnCase(
          tx,
          matterKind,
          { caseId: id, name: 'assistDone', comment: '已配合' },
          { ...deputy, principals: [absent.caller] },
        ),
      );
    await done();
    expect((await done()).assistants.every((one) => one.done)).toBe(true);
    const last = (await listActions(db.forZone(on.zoneA.id), [id])).at(-1);
    expect(last?.by).toMatchObject({ accountId: zone.accounts.departmentHead, onBehalfOf: zone.planner });
  });
});

describe('1,000 acts at once on 100 cases', () => {
  it('let exactly one of each ten through, and every table equals the replay of the acts', async () => {
    const acting = () =>
      actingAs(on.zoneA.id, { accountId: zone.accounts.departmentHead, departmentId: zone.departments.service });
    const matter = { title: '厂区道路积水', partyId: null, dispatcherId: zone.departments.service };
    const ids = await on.platform.database.transaction(on.zoneA.id, async (tx) => {
      const opened: string[] = [];
      for (let at = 0; at < 100; at += 1) opened.push((await openCase(tx, matterKind, matter, acting())).id);
      return opened;
    });
    const asked = (caseId: string, place: number) =>
      place % 2 === 0
        ? { caseId, expected: 1, name: 'assign', department: zone.departments.economy }
        : { caseId, expected: 1, name: 'comment', comment: `意见 ${place}` };
    const tryAll = (some: readonly string[]) =>
      Promise.all(
        some.flatMap((id) =>
          Array.from({ length: 10 }, async (_none, place) => {
            for (;;) {
              try {
                await on.platform.database.transaction(on.zoneA.id, (tx) =>
                  actOnCase(tx, matterKind, asked(id, place), acting()),
                );
                return 'done';
              } catch (error) {
                if (error instanceof AppError) return error.code;
                // On a busy machine no connection comes free in ten seconds: who never began tries again.
                if (!String(error).includes('timeout exceeded when trying to connect')) throw error;
              }
            }
          }),
        ),
      );
    const outcomes = await tryAll(ids);
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(100);
    expect(outcomes.filter((one) => one === 'cases.changed')).toHaveLength(900);
    const db = on.platform.database.forZone(on.zoneA.id);
    for (const id of ids) {
      const stored = await findCase(db, id);
      const actions = await listActions(db, [id]);
      if (stored === undefined) throw new Error('the case is gone');
      expect(actions).toHaveLength(2);
      const state = foldCase(sampleLifecycle, stored, actions);
      const { projection, tasks } = projectCase(sampleLifecycle, state, actions.at(-1) ?? { at: '' });
      expect(stored).toMatchObject({ ...projection });
      const kept = await listTasks(db, id);
      expect(
        kept.map(({ since: _since, caseId: _id, lifecycle: _kind, demonstration: _demo, ...task }) => task),
      ).toEqual(tasks.map(({ since: _since, ...task }) => task));
    }
  }, 60_000);
});

describe('supervision', () => {
  it('is raised, approved, received, answered, sent back, answered again, reviewed and signed off', async () => {
    const id = await open({ assigned: true });
    const steps: [Role, object, string][] = [
      ['departmentHead', { act: 'raiseSupervision', comment: '超期未受理', answerBy: '2026-11-27' }, 'raised'],
      ['leader', { act: 'approveSupervision' }, 'approved'],
      ['officer', { act: 'receiveSupervision' }, 'received'],
      ['officer', { act: 'answerSupervision', comment: '三日内办结' }, 'answered'],
      ['departmentHead', { act: 'reviewSupervision', verdict: 'refuse', comment: '没有说明原因' }, 'received'],
      ['officer', { act: 'answerSupervision', comment: '因雨停工，三日内办结' }, 'answered'],
      ['departmentHead', { act: 'reviewSupervision', verdict: 'agree', comment: '情况属实' }, 'reviewed'],
      ['leader', { act: 'closeSupervision' }, 'closed'],
    ];
    for (const [place, [role, body, state]] of steps.entries()) {
      const answer = await act(role, id, { expected: place + 2, ...body });
      expect([place, answer.statusCode, answer.body.includes('error')]).toEqual([place, 200, false]);
      expect((await look('leader', id)).json().supervision).toMatchObject({ state, answerBy: '2026-11-27' });
    }
  });
});

describe('a reorganisation and an amended calendar', () => {
  it('hand open cases over and leave concluded ones, each saying so in its timeline', async () => {
    const [openOne, ended] = [await open({ assigned: true }), await open({ assigned: true })];
    await act('departmentHead', ended, { expected: 2, act: 'end', comment: '企业撤回' });
    const work = openCaseWork(new Map([[sampleLifecycle.id, matterKind]]));
    const { economy, planning } = zone.departments;
    const moved = await on.platform.database.transaction(on.zoneA.id, async (tx) => {
      expect(await work.count(tx, economy)).toBeGreaterThan(0);
      return work.move(tx, { from: economy, to: planning, on: '2026-11-24', only: [openOne, ended] });
    });
    expect(moved).toEqual([openOne]);
    expect((await look('leader', openOne)).json()).toMatchObject({
      lead: { name: '规划建设局' },
      timeline: [{ act: 'moveDepartment', byKind: 'system' }, {}, {}],
    });
    expect((await look('leader', ended)).json().lead).toMatchObject({ name: '经济发展局' });
  });

  it('recounts open clocks once, by a notice that was published later', async () => {
    const id = await open({ assigned: true });
    await act('officer', id, { expected: 2, act: 'accept' });
    const kinds = new Map([[sampleLifecycle.id, matterKind]]);
    expect(await recountZone(on.platform, kinds, on.zoneA.id)).toBe(0);
    const client = await on.connect('superuser');
    await client.query(
      `insert into calendar.notice_day (day, kind, holiday_name, known_from, notice)
       select '2026-12-02', 'holiday', holiday_name, known_from, notice from calendar.notice_day
       where kind = 'holiday' and day between '2026-10-01' and '2026-10-07' limit 1`,
    );
    await client.end();
    expect(await recountZone(on.platform, kinds, on.zoneA.id)).toBeGreaterThan(0);
    const seen = (await look('officer', id)).json();
    expect([seen.dueOn, seen.timeline[0].act, seen.timeline[0].byKind]).toEqual(['2026-12-08', 'recount', 'system']);
    expect(await recountZone(on.platform, kinds, on.zoneA.id)).toBe(0);
  });
});
