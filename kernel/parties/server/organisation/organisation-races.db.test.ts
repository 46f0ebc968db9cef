import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { examineOrganisation } from './domain/examine-organisation.ts';
import { type Desk, furnish, openDesk, paper } from './organisation.fixture.ts';
import { loadChanges, loadRecords } from './store/records.ts';

let on: TestPlatform;
let desk: Desk;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
  desk = openDesk(on, on.zoneB);
  await furnish(desk);
});
afterAll(() => on.close());

/** Rounds of writers at once; more of them in a campaign. */
const rounds = Number(process.env.SOAK_TIMES ?? 6);

describe('many writers at once', () => {
  it('take numbers without gap or double, and every day keeps one tree', async () => {
    const db = on.platform.database.forZone(on.zoneB.id);
    let done = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { departments } = (await desk.get('/api/parties/departments')).json();
      const below: { id: string; kind: string }[] = departments.slice(1);
      const effectiveOn = `2026-0${1 + (round % 9)}-01`;
      const root = departments[0].id;
      const writes = [
        ...below.map((one, at) =>
          desk.post('organisation/amendments', {
            ...paper,
            effectiveOn,
            departmentId: one.id,
            name: `甲${round}乙${at}`,
          }),
        ),
        ...below
          .slice(0, 2)
          .map((one) =>
            desk.post('organisation/closures', { ...paper, effectiveOn, departmentId: one.id, successorId: root }),
          ),
        ...[1, 2].map((at) =>
          desk.post('organisation/foundings', {
            ...{ ...paper, effectiveOn: '2024-01-01', departmentKind: 'department', parentId: root },
            ...{ name: `新局${round}${at}`, code: `new${round}x${at}` },
          }),
        ),
      ];
      const codes = (await Promise.all(writes)).map((answer) => answer.statusCode);
      expect(codes.every((code) => [200, 409, 422].includes(code))).toBe(true);
      done += codes.filter((code) => code === 200).length;
    }
    const log = await loadChanges(db);
    expect(log.map((change) => change.number)).toEqual(log.map((_, at) => at + 1));
    expect(log).toHaveLength(5 + done);
    expect(done).toBeGreaterThanOrEqual(rounds);
    expect(examineOrganisation(await loadRecords(db))).toEqual([]);
  });

  it('past the application meet the key: no two rows are one state', async () => {
    const id = await desk.idOf('管委会');
    const clients = await Promise.all([1, 2, 3].map(() => on.connect('yuanshu_app')));
    const number = (await desk.seen()) + 1;
    const outcomes = await Promise.all(
      clients.map(async (client, at) => {
        await client.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneB.id]);
        await client.query('begin');
        try {
          await client.query(
            `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
              values ($1, $2, 'amending', '2026-10-01', now())`,
            [on.zoneB.id, number],
          );
          await client.query(
            `insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, kind, code,
              name, position) values ($1, $2, '2026-10-01', $3, 'standing', 'zoneAuthority', 'authority', $4, 1)`,
            [on.zoneB.id, id, number, `管委会${at}`],
          );
          await client.query('commit');
          return 'kept';
        } catch {
          await client.query('rollback');
          return 'refused';
        } finally {
          await client.end();
        }
      }),
    );
    expect(outcomes.sort()).toEqual(['kept', 'refused', 'refused']);
  });
});
