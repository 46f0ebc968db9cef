import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffedZone } from '#kernel/cases/server/staffed-zone.fixture.ts';
import type { StatisticsFigures, StatisticsRow } from '#modules/visits/contract/statistics.ts';
import { type TestPlatform, testPlatform, zoneA, zoneB } from '#testing/database.ts';
import { furnishIssues } from '../issues/issues.fixture.ts';

let test: TestPlatform;
let staffed: StaffedZone;
const span = 'from=2026-01-01&to=2026-11-20';
const get = (url: string, role: 'leader' | 'firmMember' = 'leader', zone = zoneA) =>
  test.request(role, { method: 'GET', url, zone });
const table = async (by: string, zone = zoneA, days = span) =>
  (await get(`/api/visits/statistics?by=${by}&${days}`, 'leader', zone)).json() as {
    rows: StatisticsRow[];
    total: StatisticsRow;
    before: { from: string };
  };

/** Four hundred issues of two years in every state that counts, and visits, as a generator writes them. */
const issues = `
  with made as (select n, gen_random_uuid() as id, (date '2025-01-01' + n * 7 % 690) as day from generate_series(1, 400) as n),
  firms as (select array_agg(id order by id) as ids from parties.firm where zone_id = $1),
  files as (insert into cases.case_file (zone_id, id, lifecycle, number, title, opened_at, opened_on, state, sequence, lead_id,
      due_on, changed_at, demonstration)
    select $1, id, 'visits.issue', 'SQ' || (20260000 + n), '诉求', day, day, case when n % 5 = 0 then 'inProgress' else 'closed' end,
      1, case n % 4 when 0 then null when 1 then $2::uuid else $3::uuid end, day + 14, day, true from made)
  insert into visits.issue (zone_id, case_id, number, firm_id, category, urgency, text, source, scale, industry, raised_on,
    raised_at, due_on, staff_closed_on, closed_in_time, closed_by_firm, asked_on, answer, ended_on, ending, demonstration)
  select $1, made.id, 'SQ' || (20260000 + n), firms.ids[1 + n % 2], (array['road', 'labour'])[1 + n % 2],
    (array['critical', 'urgent', 'normal', 'complex'])[1 + n % 4], '道路' || n, 'visit',
    case n % 5 when 0 then null when 1 then 'small' else 'micro' end, (array['C39', 'I65', 'C27'])[1 + n % 3], day, day, day + 14,
    case when n % 5 > 0 then day + n % 20 end, case when n % 5 > 0 then n % 20 <= 14 end, case when n % 5 > 0 then n % 2 = 0 end,
    case when n % 5 > 1 then day + 50 end, case n % 5 when 2 then 'solved' when 3 then 'none' when 4 then
      case when n % 3 = 0 then 'notSolved' end end,
    case when n % 25 = 0 then day + 3 end, case when n % 25 = 0 then 'withdrawn' end, true
  from made, firms`;
const visits = `
  with firms as (select array_agg(id order by id) as ids from parties.firm where zone_id = $1),
  made as (insert into visits.visit (zone_id, id, client_id, number, firm_id, department_id, day, purpose, met_role, summary,
      noted_at, recorded_at, demonstration)
    select $1, gen_random_uuid(), gen_random_uuid(), 1, firms.ids[1 + n % 2], $2, date '2025-01-01' + n * 11 % 690, 'listening',
      '厂长', '走访', now(), now(), true from generate_series(1, 90) as n, firms returning id, day)
  insert into visits.visit_department (zone_id, visit_id, department_id, demonstration)
  select $1, id, one, true from made, unnest(case when extract(day from day)::int % 3 = 0 then array[$2::uuid, $3::uuid]
    else array[$2::uuid] end) as one`;

beforeAll(async () => {
  test = await testPlatform();
  const root = await test.connect('superuser');
  test.setNow('2026-11-20T02:00:00.000Z');
  staffed = await furnishIssues(test, root);
  for (const [name, industry] of [
    ['云岭', 'C39'],
    ['玉泉', 'I65'],
  ]) {
    const payload = { name: `测试${name}有限公司`, industry, legalForm: 'limitedLiability' };
    const answer = await test.request('officer', { method: 'POST', url: '/api/parties/firms', payload });
    expect(answer.statusCode, answer.body).toBe(200);
  }
  const { economy, planning } = staffed.departments;
  await root.query(issues, [zoneA.id, economy, planning]);
  await root.query(visits, [zoneA.id, economy, planning]);
  await root.end();
}, 60_000);
afterAll(() => test.close());

describe('statistics of visits and issues', () => {
  it('equal the sums of the register for each group, by every way of counting', async () => {
    const filters = {
      department: 'department',
      category: 'category',
      size: 'size',
      industry: 'industry',
      urgency: 'urgency',
    };
    for (const [by, filter] of Object.entries(filters)) {
      const { rows, total } = await table(by);
      expect(rows.length).toBeGreaterThan(1);
      await checkAgainstRegister('', total.now);
      const without = by === 'department' ? '&without=lead' : '&without=size';
      for (const { key, now } of rows) await checkAgainstRegister(key === '' ? without : `&${filter}=${key}`, now);
      for (const of of ['issues', 'closed', 'inTime', 'due', 'asked', 'confirmed', 'unanswered'] as const) {
        expect(rows.reduce((sum, { now }) => sum + now[of], 0)).toBe(total.now[of]);
      }
    }
  });

  async function checkAgainstRegister(filter: string, figures: StatisticsFigures): Promise<void> {
    const url = `/api/visits/issues?${span}${filter}&pageSize=1`;
    const { sums } = (await get(url)).json();
    const { total, ...said } = sums;
    expect({ ...figures, issues: total }).toMatchObject({ issues: figures.issues, ...pick(said) });
    // The other groups differ from departments by one filter alone, which the sums above have shown.
    if (!/^(&department|&without|$)/.test(filter)) return;
    expect((await get(`${url}&closed=yes`)).json().total).toBe(figures.closed);
    expect((await get(`${url}&inTime=yes`)).json().total).toBe(figures.inTime);
  }

  function pick({
    due,
    asked,
    confirmed,
    unanswered,
    staffClosedRate,
    firmConfirmedRate,
    nonResponseRate,
  }: StatisticsFigures) {
    return { due, asked, confirmed, unanswered, staffClosedRate, firmConfirmedRate, nonResponseRate };
  }

  it('stand beside the same span a year before, months beside their own', async () => {
    const { rows, before, total } = await table('month');
    expect(before.from).toBe('2025-01-01');
    expect(rows.map(({ key }) => key)).toEqual([...rows.map(({ key }) => key)].sort());
    const earlier = await table('month', zoneA, 'from=2025-01-01&to=2025-11-20');
    expect(total.before).toEqual(earlier.total.now);
    const march = rows.find(({ key }) => key === '2026-03');
    expect(march?.before).toEqual(earlier.rows.find(({ key }) => key === '2025-03')?.now);
    expect(earlier.total.before).toBeNull();
  });

  it('count a visit of several departments for each and once in all, and none where visits have no such group', async () => {
    const { rows, total } = await table('department');
    const sum = rows.reduce((all, { now }) => all + (now.visits ?? 0), 0);
    expect(total.now.visits).toBeGreaterThan(0);
    expect(sum).toBeGreaterThan(total.now.visits ?? 0);
    const register = async (filter: string) =>
      (await get(`/api/visits/visits?${span}${filter}&pageSize=1`)).json().total;
    for (const { key, now } of rows.filter((one) => one.key !== '')) {
      expect(await register(`&department=${key}`)).toBe(now.visits);
    }
    for (const { key, now } of (await table('size')).rows) {
      expect(await register(`&size=${key === '' ? 'none' : key}`)).toBe(now.visits);
    }
    const industries = await table('industry');
    expect(industries.total.now.visits).toBe(total.now.visits);
    for (const { key, now } of industries.rows) expect(await register(`&industry=${key}`)).toBe(now.visits);
    expect((await table('category')).total.now.visits).toBeNull();
  });

  it('count working days as the calendar does', async () => {
    // One issue of a Friday before a weekend that was closed on the Monday after took one working day.
    const root = await test.connect('superuser');
    await root.query(
      `update visits.issue set raised_on = '2026-11-13', staff_closed_on = '2026-11-16' where case_id in (
       select case_id from visits.issue where staff_closed_on is not null order by case_id limit 1)`,
    );
    const only = await table('urgency', zoneA, 'from=2026-11-13&to=2026-11-13');
    const { rows } = await root.query(`select count(*)::int as count from visits.issue where raised_on = '2026-11-13'`);
    await root.end();
    expect(only.total.now.issues).toBe(rows[0].count);
    if (rows[0].count === 1) expect(only.total.now.averageDays).toBe('1.0');
  });

  it('are for staff, of their own zone, and leave as a file and on A4', async () => {
    expect((await get(`/api/visits/statistics?${span}`, 'firmMember')).statusCode).toBe(403);
    expect((await table('department', zoneB)).rows).toEqual([]);
    expect((await get('/api/visits/statistics?from=2026-02-01&to=2026-01-01')).statusCode).toBe(422);
    for (const format of ['xlsx', 'pdfA4']) {
      const answer = await get(`/api/visits/statistics/export?by=size&${span}&format=${format}`);
      expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
    }
  });
});
