import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { TestPlatform } from '#testing/database.ts';

/** People and firms of a test zone, written where no endpoint of this module writes. */
export interface Ground {
  /** Ids of staff by name. */
  staff: Record<'林一' | '周二' | '吴三' | '郑四', string>;
  firms: string[];
}

/** Adds four members of staff and some firms to a zone. */
export async function layGround(
  on: TestPlatform,
  client: pg.Client,
  { firms = 3, zone = on.zoneA } = {},
): Promise<Ground> {
  const staff: Record<string, string> = {};
  for (const [place, name] of ['林一', '周二', '吴三', '郑四'].entries()) {
    const id = randomUUIDv7();
    staff[name] = id;
    await client.query(
      'insert into parties.staff (zone_id, id, name, office_extension, position) values ($1, $2, $3, $4, $5)',
      [zone.id, id, name, `800${place}`, 900 + place],
    );
  }
  const ids: string[] = [];
  for (let place = 1; place <= firms; place += 1) {
    const payload = { name: `测试服务企业${place}号有限公司`, industry: 'C39', legalForm: 'limitedLiability' };
    const answer = await on.request('officer', { method: 'POST', url: '/api/parties/firms', zone, payload });
    ids.push(answer.json().id);
  }
  return { staff: staff as Ground['staff'], firms: ids };
}

/** Makes the test's firm member act for a firm. */
export async function actFor(on: TestPlatform, client: pg.Client, firmId: string): Promise<void> {
  const { rows } = await client.query("select id from auth.account where zone_id = $1 and role = 'firmMember'", [
    on.zoneA.id,
  ]);
  const [accountId, personId] = [rows[0].id, randomUUIDv7()];
  await client.query(
    `insert into parties.person (zone_id, id, name_sealed, registered_at) values ($1, $2, $3, now())`,
    [on.zoneA.id, personId, `y1.a.${'B'.repeat(40)}`],
  );
  await client.query(
    `insert into parties.person_account (zone_id, account_id, person_id, role, linked_at)
     values ($1, $2, $3, 'firmMember', now())`,
    [on.zoneA.id, accountId, personId],
  );
  await client.query(
    `insert into parties.membership (zone_id, id, firm_id, person_id, role, state, starts_on, confirmed_by, claimed_at)
     values ($1, $2, $3, $4, 'handler', 'active', '2024-01-01', 'invitation', now())`,
    [on.zoneA.id, randomUUIDv7(), firmId, personId],
  );
}
