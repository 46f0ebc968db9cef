import type pg from 'pg';
import type { ProposedAct } from '#kernel/cases/contract/judge-act.ts';
import { type StaffedZone, staffZone } from '#kernel/cases/server/staffed-zone.fixture.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import { addSession } from '#platform/auth/server/store/sessions.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
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

/** Sends a file that proves something; its id. */
export async function addEvidence(on: TestPlatform, role: Role): Promise<string> {
  const sent = await on.request(role, {
    ...{ method: 'POST', url: '/api/files?purpose=cases.evidence&name=proof.png', payload: smallestPng },
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (sent.statusCode !== 200) throw new Error(sent.body);
  return sent.json().id;
}

const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends as the people of a firm, with a session of this moment. */
export async function sendAs(
  on: TestPlatform,
  accountId: string,
  { method, url, payload }: { method: 'GET' | 'POST'; url: string; payload?: object },
) {
  const token = newToken(on.zoneA.id);
  const at = on.platform.now().toString();
  const session = { zoneId: on.zoneA.id, hash: token.hash, accountId, at, how: 'harness' as const, secondFactor: true };
  await addSession(on.platform.database.forZone(on.zoneA.id), session);
  const headers = { 'x-yuanshu-csrf': '1', cookie: `${sessionCookie}=${token.cookie}` };
  return on.server.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}
