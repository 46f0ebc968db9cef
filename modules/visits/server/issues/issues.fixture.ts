import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { ProposedAct } from '#kernel/cases/contract/judge-act.ts';
import { type StaffedZone, staffZone } from '#kernel/cases/server/staffed-zone.fixture.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import type { TestPlatform } from '#testing/database.ts';

/** Categories of issues in the zone of tests: `road` is owned by the officer's department, `labour` by nobody. */
export async function furnishIssues(on: TestPlatform, root: pg.Client): Promise<StaffedZone> {
  const zone = await staffZone(on);
  for (const [code, name] of [
    ['road', '道路'],
    ['labour', '用工'],
  ])
    await root.query("insert into parties.duty_item (zone_id, kind, code, name) values ($1, 'issueCategory', $2, $3)", [
      on.zoneA.id,
      code,
      name,
    ]);
  await root.query(
    `insert into parties.duty_state (zone_id, kind, code, valid_from, change_number, status, department_id)
     values ($1, 'issueCategory', 'road', '2020-01-01', 1, 'owned', $2)`,
    [on.zoneA.id, zone.departments.economy],
  );
  return zone;
}

/** What is sent to act on an issue. */
export type SentAct = { act: string; expected: number } & Partial<Omit<ProposedAct, 'name'>>;

/** Sends an act on a case. */
export function sendAct(on: TestPlatform, role: Role, caseId: string, payload: SentAct) {
  return on.request(role, { method: 'POST', url: `/api/cases/${caseId}/acts`, payload });
}

/** A file that proves something, as if the account had sent it. */
export async function addEvidence(on: TestPlatform, root: pg.Client, accountId: string): Promise<string> {
  const id = randomUUIDv7();
  await root.query(
    `insert into files.file (zone_id, id, purpose, name, type, bytes, hash, uploaded_by, uploaded_at)
     values ($1, $2, 'cases.evidence', '验收单.pdf', 'application/pdf', 10, $3, $4, now())`,
    [on.zoneA.id, id, 'a'.repeat(64), accountId],
  );
  return id;
}
