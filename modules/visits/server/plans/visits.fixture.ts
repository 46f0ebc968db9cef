import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { TestPlatform } from '#testing/database.ts';

/** Departments of a zone for tests: the officer works in the first, the head leads the first and works in the second. */
export interface VisitDesk {
  enterprise: string;
  safety: string;
  planning: string;
  accounts: Record<'officer' | 'departmentHead' | 'leader', string>;
}

/** Founds three departments since 2020 and gives the accounts of the zone posts in them. */
export async function furnishVisits(root: Client, zone: ZoneRef): Promise<VisitDesk> {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys({ zone_id: zone.id, ...row });
    await root.query(
      `insert into ${table} (${columns.join()}) values (${columns.map((_, place) => `$${place + 1}`).join()})`,
      Object.values({ zone_id: zone.id, ...row }),
    );
  };
  const held = { valid_from: '2020-01-01', change_number: 1, status: 'standing' };
  await insert('parties.organisation_change', {
    ...{ number: 1, kind: 'loading', effective_on: '2020-01-01', made_at: '2020-01-01T00:00:00Z' },
  });
  const authority = randomUUID();
  const found = async (name: string, position: number, id = randomUUID()) => {
    await insert('parties.department', { id });
    const root = id === authority;
    await insert('parties.department_state', {
      ...{ department_id: id, ...held, parent_id: root ? null : authority, code: `d${position}`, name, position },
      kind: root ? 'zoneAuthority' : 'department',
    });
    return id;
  };
  await found('管委会', 1, authority);
  const enterprise = await found('企业服务局', 2);
  const safety = await found('应急管理局', 3);
  const planning = await found('规划建设局', 4);
  const { rows } = await root.query('select id, role from auth.account where zone_id = $1', [zone.id]);
  const accountOf = (role: Role): string => rows.find((row) => row.role === role).id;
  const accounts = {
    ...{ officer: accountOf('officer'), departmentHead: accountOf('departmentHead'), leader: accountOf('leader') },
  };
  const employ = async (role: 'officer' | 'departmentHead', position: number, posts: Record<string, boolean>) => {
    const staff = randomUUID();
    await insert('parties.staff', { id: staff, name: role, account_id: accounts[role], position });
    for (const [department_id, head] of Object.entries(posts)) {
      const post_id = randomUUID();
      await insert('parties.post', { id: post_id });
      await insert('parties.post_state', {
        ...{ post_id, ...held, department_id, title: head ? '局长' : '科员', head, position: 1, holder_id: staff },
        ...{ main: true, confirmed: head },
      });
    }
  };
  await employ('officer', 1, { [enterprise]: false });
  await employ('departmentHead', 2, { [enterprise]: true, [safety]: false });
  await insert('parties.duty_item', { kind: 'issueCategory', code: 'water', name: '供水' });
  await insert('parties.duty_item', { kind: 'issueCategory', code: 'labour', name: '用工' });
  return { enterprise, safety, planning, accounts };
}

/** Registers a firm; its id. */
export async function addFirm(on: TestPlatform, name: string, zone = on.zoneA): Promise<string> {
  const answer = await on.request('officer', {
    ...{ method: 'POST', url: '/api/parties/firms', zone },
    payload: { name, industry: 'C39', legalForm: 'limitedLiability' },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
}

/** A visit as a phone sends it. */
export function recording(firmId: string, departmentId: string, more: object = {}) {
  return {
    ...{ clientId: randomUUID(), firmId, departmentId, day: '2026-11-20', purpose: 'listening', metRole: '总经理' },
    ...{ summary: '了解用工和供水情况', notedAt: '2026-11-20T15:30:00+08:00', ...more },
  };
}
