import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#platform/access/contract/roles.ts';
import type { TestPlatform } from '#testing/database.ts';
import type { RuleDefinition } from '../contract/rule-definition.ts';

/** A zone in which officer and head work in one department, and a leader in none; two firms are on the register. */
export interface RulesZone {
  readonly department: string;
  readonly other: string;
  readonly firms: readonly string[];
  run(query: string, values?: unknown[]): Promise<Record<string, never>[]>;
  close(): Promise<void>;
}

/** Founds departments, appoints, and registers firms. */
export async function furnishZone(on: TestPlatform): Promise<RulesZone> {
  const client = await on.connect('superuser');
  const zone = on.zoneA.id;
  const run = async (query: string, values: unknown[] = []) => (await client.query(query, values)).rows;
  await run(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 1, 'loading', '2020-01-01', now())`,
    [zone],
  );
  const found = async (name: string, position: number) => {
    const id = randomUUIDv7();
    await run('insert into parties.department (zone_id, id) values ($1, $2)', [zone, id]);
    await run(
      `insert into parties.department_state
         (zone_id, department_id, valid_from, change_number, status, kind, code, name, position, parent_id)
       values ($1, $2, '2020-01-01', 1, 'standing', 'zoneAuthority', $3, $4, $5, null)`,
      [zone, id, `d${position}`, name, position],
    );
    return id;
  };
  const appoint = async (role: Role, departmentId: string) => {
    const [account] = await run('select id from auth.account where zone_id = $1 and role = $2 limit 1', [zone, role]);
    const [staff, post] = [randomUUIDv7(), randomUUIDv7()];
    await run(
      `insert into parties.staff (zone_id, id, name, account_id, position)
       values ($1, $2, '测试人员', $3, (select count(*) + 1 from parties.staff where zone_id = $1))`,
      [zone, staff, account?.id],
    );
    await run('insert into parties.post (zone_id, id) values ($1, $2)', [zone, post]);
    await run(
      `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head,
         position, holder_id, main, confirmed)
       values ($1, $2, '2020-01-01', 1, 'standing', $3, '岗位', false, 1, $4, true, true)`,
      [zone, post, departmentId, staff],
    );
  };
  const department = await found('财政金融局', 1);
  const other = await found('经济发展局', 2);
  await appoint('officer', department);
  await appoint('departmentHead', department);
  const firms: string[] = [];
  for (const name of ['澄明光电有限公司', '知远软件有限公司']) {
    const answer = await on.request('officer', {
      ...{ method: 'POST', url: '/api/parties/firms' },
      payload: { name, industry: 'C39', legalForm: 'limitedLiability', employees: 60 },
    });
    firms.push(answer.json().id);
  }
  return { department, other, firms, run, close: () => client.end() };
}

/** Half of a premium, at most so much: a sum, a status for years, data given and known. */
export const premiumRule: RuleDefinition = {
  subject: 'firm',
  terms: [
    {
      ...{ name: '年度保费', fact: null },
      type: { is: 'number', scale: 2, least: 0, most: 100_000_000_000, unit: '元' },
    },
    {
      ...{ name: '从业人数', fact: 'parties.firmEmployees' },
      type: { is: 'number', scale: 0, least: 0, most: 1_000_000, unit: '人' },
    },
  ],
  parameters: ['补贴上限'],
  knowledge: [],
  decisions: [
    {
      ...{ name: '符合条件', type: 'boolean', outcome: { kind: 'condition' } },
      logic: { kind: 'expression', text: '从业人数 <= 300', links: [{ clause: null, sentences: ['1'] }] },
    },
    {
      ...{ name: '补贴', type: 'number', outcome: { kind: 'money' } },
      logic: {
        ...{ kind: 'expression', text: 'if 符合条件 then round half up(min(年度保费 * 0.5, 补贴上限), 2) else 0' },
        links: [{ clause: null, sentences: ['2'] }],
      },
    },
    {
      ...{
        name: '列入名单',
        type: 'boolean',
        outcome: { kind: 'status', status: '投保企业', months: 12, until: null },
      },
      logic: { kind: 'expression', text: '符合条件 and 年度保费 > 0', links: [{ clause: null, sentences: ['1'] }] },
    },
  ],
  sentences: [
    { id: '1', document: '测试办法', place: '第一条', text: '从业人数三百人以下的企业可以申请。' },
    { id: '2', document: '测试办法', place: '第二条', text: '按年度保费的百分之五十补贴，设上限。' },
  ],
  cases: [
    {
      ...{ name: '一般', on: '2026-06-01', given: { 年度保费: '10000', 从业人数: '20' } },
      expected: { 补贴: '5000', 列入名单: true },
    },
    {
      ...{ name: '封顶', on: '2026-06-01', given: { 年度保费: '900000', 从业人数: '20' } },
      expected: { 补贴: '50000' },
    },
  ],
};
