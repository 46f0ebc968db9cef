import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#platform/access/contract/roles.ts';
import type { TestPlatform } from '#testing/database.ts';

/** Mobile number of nobody. */
export const inventedMobile = '10000000001';

/** A zone in which the officer holds gatherings, and outsiders can be invited. */
export interface GatheringZone {
  host: string;
  other: string;
  /** Firm for which the account of role firmMember acts. */
  firm: string;
  /** A firm without anybody. */
  firms: string[];
  /** Person behind the account of role firmMember: 林小满, {@link inventedMobile}. */
  person: string;
  accounts: Record<'officer' | 'departmentHead' | 'firmMember' | 'leader', string>;
  run(query: string, values?: unknown[]): Promise<Record<string, never>[]>;
  close(): Promise<void>;
}

/** Lets the officer work in the host's department and the head lead another; a firm with one member, and two without. */
export async function furnishZone(on: TestPlatform): Promise<GatheringZone> {
  const client = await on.connect('superuser');
  const zone = on.zoneA.id;
  const run = async (query: string, values: unknown[] = []) => (await client.query(query, values)).rows;
  const accountOf = async (role: Role): Promise<string> =>
    (await run('select id from auth.account where zone_id = $1 and role = $2 limit 1', [zone, role]))[0].id;
  const accounts = {
    officer: await accountOf('officer'),
    departmentHead: await accountOf('departmentHead'),
    firmMember: await accountOf('firmMember'),
    leader: await accountOf('leader'),
  };
  await run(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 1, 'loading', '2020-01-01', now())`,
    [zone],
  );
  const department = async (name: string, position: number, parent: string | null = null) => {
    const id = randomUUIDv7();
    await run('insert into parties.department (zone_id, id) values ($1, $2)', [zone, id]);
    await run(
      `insert into parties.department_state
         (zone_id, department_id, valid_from, change_number, status, kind, code, name, position, parent_id)
       values ($1, $2, '2020-01-01', 1, 'standing', $6, $3, $4, $5, $7)`,
      [zone, id, `d${position}`, name, position, parent === null ? 'zoneAuthority' : 'department', parent],
    );
    return id;
  };
  const appoint = async (accountId: string, departmentId: string, head: boolean) => {
    const [staff, post] = [randomUUIDv7(), randomUUIDv7()];
    await run(
      `insert into parties.staff (zone_id, id, name, account_id, position)
       values ($1, $2, '测试人员', $3, (select count(*) + 1 from parties.staff where zone_id = $1))`,
      [zone, staff, accountId],
    );
    await run('insert into parties.post (zone_id, id) values ($1, $2)', [zone, post]);
    await run(
      `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head,
         position, holder_id, main, confirmed)
       values ($1, $2, '2020-01-01', 1, 'standing', $3, '岗位', $4, 1, $5, true, true)`,
      [zone, post, departmentId, head, staff],
    );
  };
  const authority = await department('管委会', 1);
  const host = await department('企业服务局', 2, authority);
  const other = await department('经济发展局', 3, authority);
  await appoint(accounts.officer, host, false);
  await appoint(accounts.departmentHead, other, true);
  const post = (url: string, payload: object) => on.request('officer', { method: 'POST', url, payload });
  const firms: string[] = [];
  for (const name of ['澄明光电有限公司', '知远软件有限公司', '同舟物流有限公司']) {
    firms.push((await post('/api/parties/firms', { name, industry: 'C39', legalForm: 'limitedLiability' })).json().id);
  }
  const entered = await post('/api/parties/persons', { name: '林小满', mobile: inventedMobile });
  const person: string = entered.json().id ?? entered.json().person?.id;
  await run(
    `insert into parties.person_account (zone_id, account_id, person_id, role, linked_at)
     values ($1, $2, $3, 'firmMember', now())`,
    [zone, accounts.firmMember, person],
  );
  await run(
    `insert into parties.membership (zone_id, id, person_id, firm_id, role, state, starts_on, confirmed_by, claimed_at)
     values ($1, $2, $3, $4, 'representative', 'active', '2026-01-01', 'officers', now())`,
    [zone, randomUUIDv7(), person, firms[0]],
  );
  const [firm = '', ...others] = firms;
  return { host, other, firm, firms: others, person, accounts, run, close: () => client.end() };
}
