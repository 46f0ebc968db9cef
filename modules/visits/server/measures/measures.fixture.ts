import { randomUUIDv7 } from 'node:crypto';
import type { Client } from 'pg';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { TestPlatform } from '#testing/database.ts';

/** Departments that a test of measures needs: a bureau with a section, and another bureau. */
export interface TestDepartments {
  root: string;
  bureau: string;
  section: string;
  other: string;
}

/** Writes a small organisation, with the officer at work in the section and the head of department in the other bureau. */
export async function addDepartments(test: TestPlatform, zone: ZoneRef): Promise<TestDepartments> {
  const ids = { root: randomUUIDv7(), bureau: randomUUIDv7(), section: randomUUIDv7(), other: randomUUIDv7() };
  const admin = await test.connect('superuser');
  await admin.query(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 1, 'loading', '2024-01-01', '2024-01-01T00:00:00Z')`,
    [zone.id],
  );
  const rows: [string, string | null, string, string, string][] = [
    [ids.root, null, 'zoneAuthority', 'root', '测试区管委会'],
    [ids.bureau, ids.root, 'department', 'planning', '规划建设局'],
    [ids.section, ids.bureau, 'section', 'planning.building', '建设管理科'],
    [ids.other, ids.root, 'department', 'society', '社会事业局'],
  ];
  for (const [place, [id, parent, kind, code, name]] of rows.entries()) {
    await admin.query('insert into parties.department (zone_id, id) values ($1, $2)', [zone.id, id]);
    await admin.query(
      `insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, parent_id, kind, code,
       name, position) values ($1, $2, '2024-01-01', 1, 'standing', $3, $4, $5, $6, $7)`,
      [zone.id, id, parent, kind, code, name, place + 1],
    );
  }
  await seat(admin, zone, { role: 'officer', departmentId: ids.section });
  await seat(admin, zone, { role: 'departmentHead', departmentId: ids.other });
  await admin.end();
  return ids;
}

async function seat(
  admin: Client,
  zone: ZoneRef,
  { role, departmentId }: { role: string; departmentId: string },
): Promise<void> {
  const [staffId, postId] = [randomUUIDv7(), randomUUIDv7()];
  await admin.query(
    `insert into parties.staff (zone_id, id, name, account_id, position)
     select zone_id, $2, display_name, id, 1 from auth.account where zone_id = $1 and role = $3`,
    [zone.id, staffId, role],
  );
  await admin.query('insert into parties.post (zone_id, id) values ($1, $2)', [zone.id, postId]);
  await admin.query(
    `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head,
     holder_id, confirmed, position, main) values ($1, $2, '2024-01-01', 1, 'standing', $3, '科员', false, $4, true, 1, true)`,
    [zone.id, postId, departmentId, staffId],
  );
}
