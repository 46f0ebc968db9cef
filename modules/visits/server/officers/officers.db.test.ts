import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { actFor, type Ground, layGround } from './officers.fixture.ts';
import { rateOfficer } from './rate-officer.ts';

const now = '2026-11-20T02:00:00Z';
let on: TestPlatform;
let client: pg.Client;
let ground: Ground;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow(now);
  client = await on.connect('superuser');
  ground = await layGround(on, client, { firms: 4 });
  await actFor(on, client, ground.firms[0] ?? '');
});
afterAll(async () => {
  await client.end();
  await on.close();
});

const post = async (
  url: string,
  payload: object,
  role: 'departmentHead' | 'officer' | 'firmMember' = 'departmentHead',
) => {
  const answer = await on.request(role, { method: 'POST', url: `/api/visits/${url}`, payload });
  return { status: answer.statusCode, body: answer.json() };
};
const get = async (url: string, role: 'leader' | 'firmMember' = 'leader', zone = on.zoneA) =>
  (await on.request(role, { method: 'GET', url: `/api/visits/${url}`, zone })).json();
const assign = (more: object) =>
  post('officer-assignments', {
    officerId: ground.staff.林一,
    deputyId: ground.staff.周二,
    day: '2026-11-01',
    ...more,
  });
const served = async (firmId: string | undefined) => (await get(`firms/${firmId}/officers`)).served;

describe('service officers', () => {
  it('are listed as gaps until somebody is assigned, singly and by filter', async () => {
    const [one] = ground.firms;
    expect(await get('officers')).toMatchObject({ total: 4, gaps: { officer: 4, deputy: 4 } });
    expect(await assign({ firms: { ids: [one] } })).toMatchObject({ status: 200, body: { firms: 1, changed: 1 } });
    // Once more: nothing changes, nothing is written twice.
    expect((await assign({ firms: { ids: [one] } })).body).toEqual({ firms: 1, changed: 0 });
    expect((await served(one))[0]).toMatchObject({
      officer: { name: '林一', telephone: '8000', since: '2026-11-01' },
      deputy: { name: '周二' },
    });
    const rest = {
      officerId: ground.staff.吴三,
      deputyId: undefined,
      firms: { industry: ['C39'], withoutOfficer: true },
    };
    const preview = await post('officer-assignments/preview', { day: '2026-11-01', ...rest });
    expect(preview.body).toEqual({ firms: 3, same: 0, replaced: 0 });
    expect((await assign(rest)).body).toEqual({ firms: 3, changed: 3 });
    expect(await get('officers?gap=deputy')).toMatchObject({ total: 3, gaps: { officer: 0, deputy: 3 } });
    expect(
      (await get(`officers?officer=${ground.staff.林一}`)).firms.map((row: { firmId: string }) => row.firmId),
    ).toEqual([one]);
  });

  it('serve projects of a firm beside the firm as a whole', async () => {
    const [, two] = ground.firms;
    const project = { project: '二期厂房', officerId: ground.staff.郑四, deputyId: null };
    expect((await assign({ firms: { ids: [two] }, ...project })).body.changed).toBe(1);
    expect(
      (await served(two)).map((row: { project: string; officer: { name: string } }) => [row.project, row.officer.name]),
    ).toEqual([
      ['', '吴三'],
      ['二期厂房', '郑四'],
    ]);
    const both = { firms: { ids: ground.firms.slice(0, 2) }, ...project };
    expect((await assign(both)).body.error.code).toBe('visits.officerFirmUnknown');
  });

  it('are refused where they are nobody, twice the same, far away, or of another zone', async () => {
    const [one] = ground.firms;
    const firms = { ids: [one] };
    const code = async (more: object) => (await assign({ firms, ...more })).body.error.code;
    expect(await code({ officerId: '018f0000-0000-7000-8000-000000000fff' })).toBe('visits.staffUnknown');
    expect(await code({ deputyId: ground.staff.林一 })).toBe('visits.officerTwice');
    expect(await code({ day: '2029-01-01' })).toBe('visits.officerDayWrong');
    expect(
      (await post('officer-assignments', { firms, officerId: ground.staff.林一, day: '2026-11-01' }, 'officer')).status,
    ).toBe(403);
    expect((await get('officers', 'leader', on.zoneB)).total).toBe(0);
    const foreign = await on.request('leader', {
      method: 'GET',
      url: `/api/visits/firms/${one}/officers`,
      zone: on.zoneB,
    });
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'visits.officerFirmUnknown']);
  });

  it('of two assigned at once one stands, and no day has two', async () => {
    const [, , three] = ground.firms;
    const both = await Promise.all(
      [ground.staff.林一, ground.staff.郑四].map((officerId) =>
        assign({ firms: { ids: [three] }, officerId, deputyId: undefined, day: '2026-11-10' }),
      ),
    );
    const stood = both.filter(({ status }) => status === 200).length;
    expect(stood).toBeGreaterThan(0);
    const { rows } = await client.query(
      `select one.id from visits.officer_term one join visits.officer_term other on one.firm_id = other.firm_id
         and one.part = other.part and one.project = other.project and one.id < other.id
         and daterange(one.starts_on, one.ends_on) && daterange(other.starts_on, other.ends_on)
       where one.taken_back_at is null and other.taken_back_at is null`,
    );
    expect(rows).toEqual([]);
    await expect(
      client.query(
        `insert into visits.officer_term (zone_id, id, firm_id, part, staff_id, starts_on, made_at)
         values ($1, gen_random_uuid(), $2, 'officer', $3, '2026-11-15', now())`,
        [on.zoneA.id, three, ground.staff.周二],
      ),
    ).rejects.toThrow(/one_at_a_time/);
  });

  it('hand over everything in one step, previewed first', async () => {
    const [one, two, three] = ground.firms;
    const body = { staffId: ground.staff.周二, toId: ground.staff.林一, day: '2026-11-20' };
    const { body: before } = await post('officer-hand-overs/preview', body);
    // 林一 is the officer there already: the place of the deputy stays open.
    expect(before.places).toEqual([
      { firmId: one, firm: '测试服务企业1号有限公司', project: '', part: 'deputy', outcome: 'leftOpen' },
    ]);
    expect((await post('officer-hand-overs', body)).body).toEqual(before);
    expect((await served(one))[0]).toMatchObject({ officer: { name: '林一' }, deputy: null });
    await assign({
      firms: { ids: [three] },
      officerId: ground.staff.吴三,
      deputyId: ground.staff.郑四,
      day: '2026-11-20',
    });
    const all = await post('officer-hand-overs', {
      staffId: ground.staff.吴三,
      toId: ground.staff.郑四,
      day: '2026-11-20',
    });
    const outcomes = new Map(
      all.body.places.map((place: { firmId: string; outcome: string }) => [place.firmId, place.outcome]),
    );
    expect([outcomes.get(two), outcomes.get(three)]).toEqual(['taken', 'movesUp']);
    expect((await served(three))[0]).toMatchObject({ officer: { name: '郑四' }, deputy: null });
    const { rows } = await client.query(
      "select after from journal.entry where action = 'visits.handOverFirms' and subject_id = $1",
      [ground.staff.吴三],
    );
    expect(JSON.parse(rows[0].after)).toMatchObject({
      places: all.body.places.length,
      changed: expect.arrayContaining([two]),
    });
  });
});

describe('what firms think of officers', () => {
  it('is said once a quarter, of the own officer only, and never changed', async () => {
    const own = await get('own-officers', 'firmMember');
    expect(own.served[0].officer).toEqual({
      ...{ staffId: ground.staff.林一, name: '林一', department: null, telephone: '8000', since: '2026-11-01' },
    });
    const rate = (staffId: string) => post('own-officers/ratings', { staffId, stars: 4, words: '及时' }, 'firmMember');
    expect((await rate(ground.staff.吴三)).body.error.code).toBe('visits.officerNotOwn');
    expect((await rate(ground.staff.林一)).status).toBe(200);
    expect((await rate(ground.staff.林一)).body.error).toMatchObject({ code: 'visits.officerRated' });
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    await expect(app.query('update visits.officer_rating set stars = 5')).rejects.toThrow(/permission denied/);
    await expect(app.query('delete from visits.officer_rating')).rejects.toThrow(/permission denied/);
    await app.end();
    const { rows } = await client.query("select after from journal.entry where action = 'visits.rateOwnOfficer'");
    expect(rows.map((row) => row.after).join()).not.toContain('及时');
  });

  it('is given after an issue once more, and has no mean below five', async () => {
    const [one] = ground.firms;
    const db = on.platform.database;
    const rate = (issueId: string) =>
      db.transaction(on.zoneA.id, (tx) =>
        rateOfficer(
          tx,
          { zoneId: on.zoneA.id, now: on.platform.now() },
          { firmId: one ?? '', stars: 5, issueId, by: null },
        ),
      );
    const issue = (number: number) => `018f0000-0000-7000-8000-0000000001${number}0`;
    const summary = async () => (await get(`officer-staff/${ground.staff.林一}/ratings`)).summary;
    expect(await rate(issue(1))).toMatchObject({ staffId: ground.staff.林一 });
    expect(await rate(issue(1))).toBe('again');
    expect(await summary()).toMatchObject({ count: 2, mean: null, unanswered: 0 });
    for (const number of [2, 3, 4]) await rate(issue(number));
    expect(await summary()).toMatchObject({ count: 5, mean: '4.8' });
    const staff = (await get('officer-staff')).staff.find((person: { name: string }) => person.name === '郑四');
    expect(staff).toMatchObject({ ratings: { count: 0, mean: null } });
    expect(staff.ratings.unanswered).toBe(staff.ratings.asked);
  });
});
