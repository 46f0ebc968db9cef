import type { Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { TestPlatform } from '#testing/database.ts';

/** Papers that every reorganisation of a test names. */
export const paper = { effectiveOn: '2024-01-01', documentNumber: '测发〔2024〕1号', reason: '机构改革' };

/** A module of tests whose open work lies in memory: department id by id of work. */
export interface WorkModule {
  module: ServerModule;
  open: Map<string, string>;
}

/** Opens a module with open work and a duty item of its own. */
export function workModule(): WorkModule {
  const open = new Map<string, string>();
  const module: ServerModule = {
    name: 'errands',
    dependsOn: [],
    permissions: {},
    errors: {},
    routes: [],
    locale: { 'zh-CN': { partName: '跑腿' }, en: { partName: 'Errands' } },
    departmentWork: {
      count: async (_db, departmentId) => [...open.values()].filter((id) => id === departmentId).length,
      move: async (_tx, { from, to, only }) => {
        const moved = [...open].filter(([id, at]) => at === from && (only?.includes(id) ?? true)).map(([id]) => id);
        for (const id of moved) open.set(id, to);
        return moved;
      },
    },
    dutyItems: async () => [{ kind: 'serviceItem', code: 'errand', name: '跑腿代办' }],
  };
  return { module, open };
}

/** Calls of the organisation's endpoints with what they need to be told. */
export interface Desk {
  /** Number of the last change. */
  seen(): Promise<number>;
  get(url: string, role?: Role): Promise<{ statusCode: number; json: () => ReturnType<typeof JSON.parse> }>;
  /** Posts with the last change seen; `at` is the path below /api/parties. */
  post(at: string, payload: object, role?: Role): ReturnType<TestPlatform['request']>;
  idOf(name: string, day?: string): Promise<string>;
  postOf(title: string, day?: string): Promise<string>;
}

/** The desk of one zone. */
export function openDesk(on: TestPlatform, zone: ZoneRef): Desk {
  const get: Desk['get'] = (url, role = 'systemAdmin') => on.request(role, { method: 'GET', url, zone });
  const organisation = async (day?: string) =>
    (await get(`/api/parties/departments${day === undefined ? '' : `?on=${day}`}`)).json();
  const seen = async (): Promise<number> => (await organisation()).seen;
  const find = (rows: { id: string; name?: string; title?: string }[], name: string) => {
    const row = rows.find((one) => one.name === name || one.title === name);
    if (row === undefined) throw new Error(`no ${name}`);
    return row.id;
  };
  return {
    seen,
    get,
    post: async (at, payload, role = 'systemAdmin') =>
      on.request(role, {
        method: 'POST',
        url: `/api/parties/${at}`,
        payload: { seen: await seen(), ...payload },
        zone,
      }),
    idOf: async (name, day) => find((await organisation(day)).departments, name),
    postOf: async (title, day) =>
      find(
        (await organisation(day)).departments.flatMap((one: { posts: { id: string; title: string }[] }) => one.posts),
        title,
      ),
  };
}

/** An authority with 审批局 (窗口科) and 商务局 (外资科), each with a head's post. */
export async function furnish(desk: Desk): Promise<void> {
  const found = async (departmentKind: string, name: string, under: string | null, more: object = {}) => {
    const parentId = under === null ? null : await desk.idOf(under);
    const code = `c${await desk.seen()}`;
    const made = await desk.post('organisation/foundings', { ...paper, departmentKind, parentId, name, code, ...more });
    if (made.statusCode !== 200) throw new Error(made.body);
  };
  await found('zoneAuthority', '管委会', null, { headTitle: '主任' });
  await found('department', '审批局', '管委会', { headTitle: '审批局长' });
  await found('section', '窗口科', '审批局');
  await found('department', '商务局', '管委会', { headTitle: '商务局长' });
  await found('section', '外资科', '商务局');
}
