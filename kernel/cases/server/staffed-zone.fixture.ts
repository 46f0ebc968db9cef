import { randomUUIDv7 } from 'node:crypto';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { TestPlatform } from '#testing/database.ts';
import { sampleLifecycle } from '../contract/sample-lifecycle.fixture.ts';
import { type CaseKind, defineCaseKind } from './case-kind.ts';
import type { Acting } from './find-acting.ts';

/** A closed loop of tests. */
export const matterKind: CaseKind = defineCaseKind({ lifecycle: sampleLifecycle, permission: 'cases:work' });
const words = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));
const texts = {
  basis: { acceptance: '测试规程', resolution: '测试规程' },
  lifecycles: {
    matter: {
      name: '跑腿事项',
      states: words(Object.keys(sampleLifecycle.states)),
      acts: words(sampleLifecycle.transitions.map(({ name }) => name)),
      clocks: words(Object.keys(sampleLifecycle.clocks)),
    },
  },
};

/** A module of tests with that one loop; its words are the names themselves. */
export const errandsModule: ServerModule = {
  ...{ name: 'errands', dependsOn: [], permissions: {}, errors: {}, routes: [], caseKinds: [matterKind] },
  locale: { 'zh-CN': texts, en: texts },
};

/** Who works where in a staffed zone: accounts by role, departments by name. */
export interface StaffedZone {
  departments: Record<'service' | 'economy' | 'planning', string>;
  accounts: Record<'officer' | 'departmentHead' | 'leader', string>;
  /** A further officer, of the department of planning, without a session. */
  planner: string;
}

/**
 * Gives a zone of tests three departments: the account of role officer works in economy, that of departmentHead leads service, a
 * further one leads planning.
 */
export async function staffZone(on: TestPlatform, zone: ZoneRef = on.zoneA): Promise<StaffedZone> {
  const client = await on.connect('superuser');
  const run = async (query: string, values: unknown[] = []) => (await client.query(query, values)).rows;
  try {
    const accountOf = async (role: string): Promise<string> =>
      (
        await run('select id from auth.account where zone_id = $1 and role = $2 order by login limit 1', [
          zone.id,
          role,
        ])
      )[0].id;
    const accounts = {
      officer: await accountOf('officer'),
      departmentHead: await accountOf('departmentHead'),
      leader: await accountOf('leader'),
    };
    const planner = randomUUIDv7();
    await run(
      `insert into auth.account (zone_id, id, login, display_name, role, password_hash, confirmed_at, password_set_at)
       values ($1, $2, 'planner', '规划科员', 'officer', 'none', now(), now())`,
      [zone.id, planner],
    );
    await run(
      `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at) values ($1, 1, 'loading', '2020-01-01', now())`,
      [zone.id],
    );
    const departments = {
      authority: '测试区管委会',
      service: '企业服务局',
      economy: '经济发展局',
      planning: '规划建设局',
    };
    const ids: Record<string, string> = {};
    for (const [place, [code, name]] of Object.entries(departments).entries()) {
      const id = randomUUIDv7();
      ids[code] = id;
      await run('insert into parties.department (zone_id, id) values ($1, $2)', [zone.id, id]);
      await run(
        `insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, parent_id, kind, code, name, position)
         values ($1, $2, '2020-01-01', 1, 'standing', $6, $7, $3, $4, $5)`,
        [
          zone.id,
          id,
          code,
          name,
          place + 1,
          ids.authority === id ? null : ids.authority,
          code === 'authority' ? 'zoneAuthority' : 'department',
        ],
      );
    }
    const appoint = async (accountId: string, department: string, head: boolean) => {
      const [staffId, postId] = [randomUUIDv7(), randomUUIDv7()];
      await run(
        `insert into parties.staff (zone_id, id, name, account_id, position)
         values ($1, $2, '测试人员', $3, (select count(*) + 1 from parties.staff where zone_id = $1))`,
        [zone.id, staffId, accountId],
      );
      await run('insert into parties.post (zone_id, id) values ($1, $2)', [zone.id, postId]);
      await run(
        `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head, position,
           holder_id, main, confirmed) values ($1, $2, '2020-01-01', 1, 'standing', $3, '岗位', $4, 1, $5, true, true)`,
        [zone.id, postId, ids[department], head, staffId],
      );
    };
    await appoint(accounts.officer, 'economy', false);
    await appoint(accounts.departmentHead, 'service', true);
    await appoint(planner, 'planning', true);
    return { departments: ids as StaffedZone['departments'], accounts, planner };
  } finally {
    await client.end();
  }
}

/** Acts of an account without a request: its departments as given. */
export function actingAs(
  zoneId: string,
  {
    accountId,
    departmentId,
    head = false,
    leader = false,
    at = '2026-11-23T02:00:00.000Z',
  }: {
    accountId: string;
    departmentId?: string;
    head?: boolean;
    leader?: boolean;
    at?: string;
  },
): Acting {
  const places = departmentId === undefined ? [] : [{ departmentId, head }];
  return {
    ...{ zoneId, at, today: at.slice(0, 10), principals: [], houses: [], text: (key) => key },
    caller: { kind: 'account', accountId, leader, places, partyId: null },
    record: async (tx, { action: _action, zoneId: _zone, accountId: _account, role: _role, ...note }) => {
      const actor = { kind: 'account' as const, accountId, role: 'officer' };
      await recordEntry(tx, { ...note, zoneId, action: 'cases.actOnCase', actor, at, ip: null, trace: null });
    },
  };
}
