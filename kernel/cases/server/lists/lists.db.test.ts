import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFirmWithRepresentative, type Outsider } from '#kernel/parties/server/identities/people.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { lightOn } from '../../contract/case-light.ts';
import type { TaskRow } from '../../contract/task-list.ts';
import { errandsModule, type StaffedZone, staffZone } from '../staffed-zone.fixture.ts';

let on: TestPlatform;
let zone: StaffedZone;
let firm: { firmId: string; representative: Outsider };
const now = '2026-11-23T02:00:00.000Z';
const today = '2026-11-23';
beforeAll(async () => {
  on = await testPlatform({ extra: [errandsModule] });
  zone = await staffZone(on);
  on.setNow(now);
  firm = await addFirmWithRepresentative(on, {
    name: '测试精密制造有限公司',
    person: '周代表',
    mobile: '10000000801',
    login: 'zhou.daibiao',
  });
}, 60_000);
afterAll(() => on.close());

type Role = 'officer' | 'departmentHead' | 'leader' | 'auditAdmin';
const read = async (role: Role, url: string, at = on.zoneA) =>
  (await on.request(role, { method: 'GET', url: `/api/cases/${url}`, zone: at })).json();
const post = (role: Role, url: string, payload: object = {}) =>
  on.request(role, { method: 'POST', url: `/api/cases/${url}`, payload });

/** A task as a property invents it; the owner is one of the people and departments of the zone. */
interface InventedTask {
  owner: 'officer' | 'departmentHead' | 'planner' | 'economy' | 'service' | 'planning' | 'leaders' | 'firm';
  headsOnly: boolean;
  due: number | null;
  warn: number;
  paused: boolean;
}

const task: fc.Arbitrary<InventedTask> = fc.record({
  owner: fc.constantFrom('officer', 'departmentHead', 'planner', 'economy', 'service', 'planning', 'leaders', 'firm'),
  headsOnly: fc.boolean(),
  due: fc.option(fc.integer({ min: -4, max: 9 }), { nil: null }),
  warn: fc.integer({ min: 0, max: 5 }),
  paused: fc.boolean(),
});

const dayAfter = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** Puts cases with the tasks of a property in the place of those before, past all rules. */
async function furnish(cases: readonly (readonly InventedTask[])[]): Promise<void> {
  const told = cases.map((tasks) => ({ id: randomUUIDv7(), tasks }));
  const rows = told.flatMap(({ id, tasks }) => tasks.map((one, place) => taskRow(one, { id, place })));
  const client = await on.connect('superuser');
  try {
    await client.query('delete from cases.case_file where zone_id = $1', [on.zoneA.id]);
    await client.query(
      `insert into cases.case_file (zone_id, id, lifecycle, number, title, opened_at, opened_on, opened_by, state, sequence,
         lead_id, changed_at, party_id)
       select $1, id, 'errands.matter', 'ERR2026-' || lpad(at::text, 5, '0'), '道路积水 ' || at, $3, $4, $5, 'assigned', 1, $6,
         $3, $7 from unnest($2::uuid[]) with ordinality as told (id, at)`,
      [
        ...[on.zoneA.id, told.map(({ id }) => id), now, today],
        ...[zone.accounts.officer, zone.departments.economy, firm.firmId],
      ],
    );
    await client.query(
      `insert into cases.task (zone_id, case_id, place, kind, lifecycle, department_id, account_id, party_id, heads_only,
         leaders, since, due_on, warn_on, paused)
       select $1, case_id, place, 'move', 'errands.matter', department_id, account_id, party_id, heads_only, leaders, $3, due_on,
         warn_on, paused
       from json_to_recordset($2) as told (case_id uuid, place smallint, department_id uuid, account_id uuid, party_id uuid,
         heads_only boolean, leaders boolean, due_on date, warn_on date, paused boolean)`,
      [on.zoneA.id, JSON.stringify(rows), now],
    );
  } finally {
    await client.end();
  }
}

function taskRow(one: InventedTask, { id, place }: { id: string; place: number }) {
  const accounts: Record<string, string> = { ...zone.accounts, planner: zone.planner };
  const department = zone.departments[one.owner as 'economy'] ?? null;
  return {
    ...{ case_id: id, place, department_id: department, account_id: accounts[one.owner] ?? null },
    party_id: one.owner === 'firm' ? firm.firmId : null,
    heads_only: one.headsOnly && department !== null,
    leaders: one.owner === 'leaders',
    due_on: one.due === null ? null : dayAfter(one.due),
    warn_on: one.due === null ? null : dayAfter(one.due - one.warn),
    paused: one.paused && one.due === null,
  };
}

/** Whose a task is, told anew from what the fixture says of people and departments. */
function fallsTo(one: InventedTask, roles: readonly string[]): boolean {
  const inDepartment = { economy: 'officer', service: 'departmentHead', planning: 'planner' } as const;
  const heads = ['departmentHead', 'planner'];
  return roles.some((role) => {
    if (one.owner === 'leaders') return role === 'leader';
    const worker = inDepartment[one.owner as 'economy'];
    if (worker === undefined) return one.owner === role;
    return worker === role && (!one.headsOnly || heads.includes(role));
  });
}

async function absent(accountId: string, deputyId: string): Promise<void> {
  const client = await on.connect('superuser');
  try {
    await client.query(
      `insert into cases.absence (zone_id, id, account_id, deputy_id, first_on, last_on, reason, set_by, set_at)
       values ($1, $2, $3, $4, $5, $5, '出差', $3, now())`,
      [on.zoneA.id, randomUUIDv7(), accountId, deputyId, today],
    );
  } finally {
    await client.end();
  }
}

async function nobodyAway(): Promise<void> {
  const client = await on.connect('superuser');
  await client.query('delete from cases.absence where zone_id = $1', [on.zoneA.id]);
  await client.end();
}

describe('a to-do', () => {
  it('counts, lights and rows equal those found by looking at every task, also for whom one stands in', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.array(task, { maxLength: 3 }), { maxLength: 12 }),
      fc.constantFrom<Role>('officer', 'departmentHead', 'leader'),
      fc.option(fc.constantFrom('officer', 'departmentHead', 'planner', 'leader'), { nil: null }),
      async (cases, role, principal) => {
        const away = principal === role ? null : principal;
        await nobodyAway();
        await furnish(cases);
        const accounts: Record<string, string> = { ...zone.accounts, planner: zone.planner };
        if (away !== null) await absent(accounts[away] ?? '', accounts[role] ?? '');
        const mine = cases.flat().filter((one) => fallsTo(one, away === null ? [role] : [role, away]));
        const light = (one: InventedTask) => {
          const days = one.due === null ? null : { dueOn: dayAfter(one.due), warnOn: dayAfter(one.due - one.warn) };
          return lightOn(
            days === null ? { dueOn: null, warnOn: null, paused: one.paused } : { ...days, paused: false },
            today,
          );
        };
        const told = await read(role, 'tasks?pageSize=200');
        expect([told.total, told.rows.length, told.counts.todo]).toEqual([mine.length, mine.length, mine.length]);
        for (const name of ['late', 'warn', 'ok', 'hold', 'none'] as const) {
          const meant = mine.filter((one) => light(one) === name);
          expect(told.todo.lights[name], name).toBe(meant.length);
        }
        const days = told.rows.map((row: TaskRow) => row.dueOn ?? '9999-12-31');
        expect(days).toEqual(days.toSorted());
        const lit = await read(role, 'tasks?light=late&light=hold');
        expect(lit.total).toBe(mine.filter((one) => ['late', 'hold'].includes(light(one))).length);
        const standIns = told.rows.filter((row: TaskRow) => row.reason?.standingInFor !== null).length;
        expect(standIns).toBe(mine.filter((one) => !fallsTo(one, [role])).length);
        expect(await read(role, 'counts')).toEqual(told.counts);
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.SOAK_TIMES ?? 8) });
    await nobodyAway();
  });

  it('says of each row what it is, why it is mine and what to press', async () => {
    await furnish([[{ owner: 'economy', headsOnly: false, due: -3, warn: 2, paused: false }]]);
    const { rows, todo, lifecycles } = await read('officer', 'tasks');
    expect(rows).toMatchObject([
      {
        ...{ number: 'ERR2026-00001', title: '道路积水 1', party: '测试精密制造有限公司', stateName: 'assigned' },
        ...{ light: 'late', group: 'late', dueOn: '2026-11-20', workingDays: -1, lifecycleName: '跑腿事项' },
        reason: { via: 'department', department: '经济发展局', standingInFor: null },
        next: { act: 'accept', verb: 'accept' },
      },
    ]);
    expect(rows[0].href).toBe(`/cases/${rows[0].caseId}`);
    expect(todo.groups).toEqual({ late: 1, today: 0, soon: 0, later: 0 });
    expect(lifecycles).toContainEqual({ id: 'errands.matter', name: '跑腿事项' });
  });

  it('shows the people of a firm what their firm has to do, and nothing of the house', async () => {
    await furnish([
      [
        { owner: 'firm', headsOnly: false, due: 0, warn: 0, paused: false },
        { owner: 'economy', headsOnly: false, due: 0, warn: 0, paused: false },
      ],
    ]);
    const answer = await firm.representative.send('GET', '/api/cases/tasks');
    expect(answer.statusCode, answer.body).toBe(200);
    const told = answer.json();
    expect(told.rows).toMatchObject([{ task: 'move', reason: { via: 'party', department: null }, group: 'today' }]);
    expect((await firm.representative.send('GET', '/api/cases/rail')).statusCode).toBe(403);
    const stranger = await on.request('firmMember', { method: 'GET', url: '/api/cases/tasks' });
    expect(stranger.json()).toMatchObject({ total: 0, rows: [] });
  });

  it('stays within its zone, finds by title and number, and turns pages that never overlap', async () => {
    const one: InventedTask = { owner: 'officer', headsOnly: false, due: 2, warn: 0, paused: false };
    await furnish(Array.from({ length: 25 }, () => [one]));
    expect((await read('officer', 'tasks', on.zoneB)).total).toBe(0);
    const pages = await Promise.all([1, 2, 3].map((page) => read('officer', `tasks?pageSize=10&page=${page}`)));
    const ids = pages.flatMap(({ rows }) => rows.map((row: TaskRow) => row.id));
    expect([ids.length, new Set(ids).size]).toEqual([25, 25]);
    expect((await read('officer', 'tasks?q=err2026-0002')).total).toBe(6);
    expect((await read('officer', 'tasks?q=积水&lifecycle=errands.matter&sort=number')).rows[0].number).toBe(
      'ERR2026-00001',
    );
    expect((await read('officer', 'tasks?q=%25')).total).toBe(0);
    expect((await read('officer', 'tasks?view=started')).total).toBe(25);
    expect((await read('officer', 'tasks?view=department&light=none')).total).toBe(25);
    expect((await read('departmentHead', 'tasks?view=department')).total).toBe(0);
  });
});

describe('the lists beside it', () => {
  it('name what was done, what was copied and whether it was read, whom one waits for and what changed', async () => {
    await furnish([[{ owner: 'economy', headsOnly: false, due: 1, warn: 0, paused: false }]]);
    const [row] = (await read('officer', 'tasks')).rows;
    const client = await on.connect('superuser');
    await client.query(
      `insert into cases.copy (zone_id, case_id, id, department_id, copied_at) values ($1, $2, $3, $4, now())`,
      [on.zoneA.id, row.caseId, randomUUIDv7(), zone.departments.service],
    );
    await client.query(
      `insert into cases.participant (zone_id, account_id, case_id, last_at) values ($1, $2, $3, '2026-11-20T01:00:00Z')`,
      [on.zoneA.id, zone.accounts.departmentHead, row.caseId],
    );
    await client.query(
      `insert into cases.action (zone_id, case_id, sequence, name, at, actor_kind, account_id, department_id, to_state, detail)
       values ($1, $2, 1, 'accept', '2026-11-21T01:00:00Z', 'account', $3, $4, 'assigned', $5)`,
      [
        ...[on.zoneA.id, row.caseId, zone.accounts.officer, zone.departments.economy],
        JSON.stringify({ clocks: { acceptance: { stoppedOn: '2026-11-21', dueOn: '2026-11-20' } } }),
      ],
    );
    await client.query('update cases.case_file set opened_by = $2 where zone_id = $1', [
      on.zoneA.id,
      zone.accounts.departmentHead,
    ]);
    await client.end();
    expect(await read('departmentHead', 'counts')).toMatchObject({ todo: 0, done: 1, copied: 1, unread: 1 });
    const copies = await read('departmentHead', 'tasks?view=copied');
    expect(copies.rows).toMatchObject([{ caseId: row.caseId, read: false, task: null, next: null }]);
    expect((await post('departmentHead', `${row.caseId}/reading`)).json()).toEqual({ read: 1 });
    expect((await post('departmentHead', `${row.caseId}/reading`)).json()).toEqual({ read: 0 });
    expect((await post('officer', `${row.caseId}/reading`)).json()).toEqual({ read: 0 });
    expect(await read('departmentHead', 'counts')).toMatchObject({ copied: 1, unread: 0 });
    const rail = await read('departmentHead', 'rail');
    expect(rail.waiting).toMatchObject([{ caseId: row.caseId, for: '经济发展局', workingDays: 0 }]);
    expect(rail.changed).toMatchObject([{ caseId: row.caseId, what: 'accept' }]);
    const own = await read('officer', 'rail');
    expect(own.onTime).toEqual({ year: 2026, stopped: 1, inTime: 0 });
    expect(own.days).toHaveLength(28);
    expect(own.days.find((day: { date: string }) => day.date === '2026-11-24')).toMatchObject({
      count: 1,
      light: 'ok',
    });
  });

  it('leave as files with the filter in words', async () => {
    const answer = await on.request('officer', { method: 'GET', url: '/api/cases/tasks/export?format=xlsx&light=ok' });
    expect(answer.statusCode).toBe(200);
    const { sheets } = await readXlsx(answer.rawPayload);
    expect(JSON.stringify(sheets)).toMatch(/道路积水 1.*经济发展局/);
  });
});
