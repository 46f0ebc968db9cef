import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { TestPlatform } from '#testing/database.ts';

const words = { facts: { staff: { name: '从业人数', source: '统计月报' } } };

/** A module of tests that knows how many people a firm employs. */
export const inventedModule: ServerModule = {
  ...{ name: 'invented', dependsOn: [], permissions: {}, errors: {}, routes: [] },
  locale: { 'zh-CN': words, en: words },
  ruleFacts: [
    {
      ...{ id: 'invented.staff', subject: 'firm', permission: 'forms:read' },
      type: { is: 'number', scale: 0, least: 0, most: 100_000, unit: '人' },
      read: async (_db, { partyIds }) => new Map((partyIds ?? []).map((id) => [id, 42])),
    },
  ],
};

/** Code of the firm without a member. */
export const strangerCode = '91370000MA3C0HRJ52';

/** A zone whose officer and head work in one department, with a firm that has a member and one without. */
export interface FurnishedZone {
  department: string;
  other: string;
  /** Under the department that the head leads. */
  section: string;
  firm: string;
  stranger: string;
  person: string;
  run(query: string, values?: unknown[]): Promise<Record<string, never>[]>;
  close(): Promise<void>;
}

/** Furnishes the first zone of tests. */
export async function furnishZone(on: TestPlatform): Promise<FurnishedZone> {
  const client = await on.connect('superuser');
  const zone = on.zoneA.id;
  const run = async (query: string, values: unknown[] = []) => (await client.query(query, values)).rows;
  const accountOf = async (role: Role): Promise<string> =>
    (await run('select id from auth.account where zone_id = $1 and role = $2 limit 1', [zone, role]))[0].id;
  await run(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 1, 'loading', '2020-01-01', now())`,
    [zone],
  );
  const department = async (name: string, position: number, under: { parent?: string; kind?: string } = {}) => {
    const { parent = null, kind = 'department' } = under;
    const id = randomUUIDv7();
    await run('insert into parties.department (zone_id, id) values ($1, $2)', [zone, id]);
    await run(
      `insert into parties.department_state
         (zone_id, department_id, valid_from, change_number, status, kind, code, name, position, parent_id)
       values ($1, $2, '2020-01-01', 1, 'standing', $6, $3, $4, $5, $7)`,
      [zone, id, `d${position}`, name, position, parent === null ? 'zoneAuthority' : kind, parent],
    );
    return id;
  };
  const appoint = async (role: Role, departmentId: string) => {
    const [staff, post] = [randomUUIDv7(), randomUUIDv7()];
    await run(
      `insert into parties.staff (zone_id, id, name, account_id, position)
       values ($1, $2, '测试人员', $3, (select count(*) + 1 from parties.staff where zone_id = $1))`,
      [zone, staff, await accountOf(role)],
    );
    await run('insert into parties.post (zone_id, id) values ($1, $2)', [zone, post]);
    await run(
      `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head,
         position, holder_id, main, confirmed)
       values ($1, $2, '2020-01-01', 1, 'standing', $3, '岗位', $4, 1, $5, true, true)`,
      [zone, post, departmentId, role === 'departmentHead', staff],
    );
  };
  const authority = await department('管委会', 1);
  const own = await department('科技创新局', 2, { parent: authority });
  const other = await department('经济发展局', 3, { parent: authority });
  const section = await department('成果转化科', 4, { parent: own, kind: 'section' });
  await appoint('officer', own);
  await appoint('departmentHead', own);
  await appoint('leader', authority);
  const send = (url: string, payload: object) => on.request('officer', { method: 'POST', url, payload });
  const firms: string[] = [];
  for (const name of ['澄明光电有限公司', '知远软件有限公司']) {
    const sent = { name, industry: 'C39', legalForm: 'limitedLiability' };
    firms.push((await send('/api/parties/firms', sent)).json().id);
  }
  await run('update parties.firm set social_credit_code = $2 where id = $1', [firms[1], strangerCode]);
  const entered = await send('/api/parties/persons', { name: '林小满', mobile: '10000000001' });
  const person: string = entered.json().id ?? entered.json().person?.id;
  const link = (role: Role, id: string, personId: string) =>
    run(
      `insert into parties.person_account (zone_id, account_id, person_id, role, linked_at) values ($1, $2, $3, $4, now())`,
      [zone, id, personId, role],
    );
  await link('firmMember', await accountOf('firmMember'), person);
  await run(
    `insert into parties.membership (zone_id, id, person_id, firm_id, role, state, starts_on, confirmed_by, claimed_at)
     values ($1, $2, $3, $4, 'representative', 'active', '2026-01-01', 'officers', now())`,
    [zone, randomUUIDv7(), person, firms[0]],
  );
  const parameter = randomUUIDv7();
  await run(
    `insert into rules.parameter (zone_id, id, name, type, scale, made_at) values ($1, $2, '补贴比例', 'number', 2, now())`,
    [zone, parameter],
  );
  await run(
    `insert into rules.parameter_value (zone_id, id, parameter_id, value, valid_from, source, reason, known_from)
     values ($1, $2, $3, '0.5', '2026-01-01', '测试办法第三条', '测试', '2026-01-01T00:00:00Z')`,
    [zone, randomUUIDv7(), parameter],
  );
  const [firm = '', stranger = ''] = firms;
  return { department: own, other, section, firm, stranger, person, run, close: () => client.end() };
}
