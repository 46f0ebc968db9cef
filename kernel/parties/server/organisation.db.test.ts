import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

describe('the organisation', () => {
  it('tells the session where its person works', async () => {
    const db = on.platform.database.forZone(on.zoneA.id);
    const officer = (await accountsOf(db)).find((account) => account.role === 'officer');
    const client = await on.connect('superuser');
    const id = (place: number) => `018f0000-0000-7000-8000-0000000000d${place}`;
    await client.query(
      `insert into parties.department (zone_id, id, parent_id, kind, code, name, position)
        values ($1, $2, null, 'zoneAuthority', 'authority', '管委会', 1), ($1, $3, $2, 'department', 'approval', '行政审批局', 2),
          ($1, $4, $3, 'section', 'approval.construction', '工程建设科', 3)`,
      [on.zoneA.id, id(1), id(2), id(3)],
    );
    await client.query(
      `insert into parties.staff (zone_id, id, department_id, name, post, office_extension, account_id, position)
        values ($1, $2, $3, '陈舒', '科长', '6001', $4, 1)`,
      [on.zoneA.id, id(4), id(3), officer?.id],
    );
    await client.end();
    const session = await on.request('officer', { method: 'GET', url: '/api/session' });
    expect(session.json().account.staff).toEqual({ department: '行政审批局 · 工程建设科', post: '科长' });
    const leader = await on.request('leader', { method: 'GET', url: '/api/session' });
    expect(leader.json().account.staff).toBeNull();
  });

  it('lists departments with sections and people, to staff and administrators of the zone', async () => {
    const answer = await on.request('securityAdmin', { method: 'GET', url: '/api/parties/departments' });
    const { departments, staffTotal } = answer.json();
    expect(staffTotal).toBe(1);
    expect(departments.map((row: { name: string }) => row.name)).toEqual(['管委会', '行政审批局']);
    expect(departments[1].sections[0].staff).toMatchObject([{ name: '陈舒', officeExtension: '6001' }]);
    const other = await on.request('officer', { method: 'GET', url: '/api/parties/departments', zone: on.zoneB });
    expect(other.json()).toEqual({ departments: [], staffTotal: 0 });
    const bank = await on.request('bankOfficer', { method: 'GET', url: '/api/parties/departments' });
    expect(bank.statusCode).toBe(403);
  });
});
