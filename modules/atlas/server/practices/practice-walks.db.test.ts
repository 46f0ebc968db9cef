import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { Practice } from '../../contract/practice.ts';
import { readPractices } from './read-practices.ts';

let on: TestPlatform;
const firms: string[] = [];
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
  for (const name of ['示范甲电子有限公司', '示范乙材料有限公司', '示范丙整机有限公司']) {
    const firm = await post<{ id: string }>('firms', { name, industry: 'C39', legalForm: 'limitedLiability' });
    firms.push(firm.id);
  }
});
afterAll(() => on.close());

async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, role: Role = 'officer') {
  const answer = await on.request(role, { method, url: `/api/parties/${path}`, ...(payload && { payload }) });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
}
const post = <T>(path: string, payload: object, role?: Role) => call<T>('POST', path, payload, role);
const get = <T>(path: string) => call<T>('GET', path);

interface Roster {
  id: string;
  items: { id: string; code: string; parties?: number }[];
}
const found = (code: string, kind: string, items: readonly string[], exclusive = true) =>
  post<Roster>('rosters', {
    ...{ code, kind, exclusive, name: `名单${code}`, foundedOn: '2020-01-01' },
    items: items.map((item) => ({ code: item, name: `项${item}` })),
  });
const take = (roster: Roster, [firm, item]: readonly [number, string], more: object = {}) =>
  post<{ entryId: string }>(`rosters/${roster.id}/entries`, {
    partyId: firms[firm],
    itemId: roster.items.find(({ code }) => code === item)?.id,
    startsOn: '2024-01-01',
    ...more,
  });
const move = (roster: Roster, entryId: string, to: readonly [item: string, day: string]) =>
  post<{ entryId: string }>(`roster-entries/${entryId}/move`, {
    itemId: roster.items.find(({ code }) => code === to[0])?.id,
    ...{ day: to[1], documentNumber: '示管发〔2026〕1号' },
  });
/** How many stand on each item of a list on a day. */
const counts = async (roster: Roster, day: string) => {
  const { rosters } = await get<{ rosters: Roster[] }>(`rosters?day=${day}`);
  const items = rosters.find(({ id }) => id === roster.id)?.items ?? [];
  return Object.fromEntries(items.map(({ code, parties }) => [code, parties]));
};
/** Who stands on a list on a day. */
const standing = async (roster: Roster, day: string) => {
  type Entries = { entries: { partyId: string; item: string; documentNumber: string | null }[] };
  return (await get<Entries>(`rosters/${roster.id}/entries?day=${day}`)).entries;
};

describe('practices that the registers carry', () => {
  it('a pool of firms near a threshold takes firms on, moves who crossed it, and tells who stood in it on a day', async () => {
    const pool = await found('pool', 'own', ['near', 'above']);
    const { entryId } = await take(pool, [0, 'near']);
    await take(pool, [1, 'near'], { startsOn: '2025-01-01' });
    await move(pool, entryId, ['above', '2026-01-01']);
    expect(await counts(pool, '2024-06-30')).toEqual({ near: 1, above: 0 });
    expect(await counts(pool, '2025-12-31')).toEqual({ near: 2, above: 0 });
    expect(await counts(pool, '2026-01-01')).toEqual({ near: 1, above: 1 });
    const { changes } = await get<{ changes: object[] }>('rosters/changes?from=2024-01-01&to=2026-11-21');
    expect(changes).toHaveLength(3);
  });

  it('firms rise from tier to tier, each step kept with its day and paper', async () => {
    const tiers = await found('ladder', 'tier', ['seed', 'techSme', 'highTech']);
    const first = await take(tiers, [0, 'seed']);
    const second = await move(tiers, first.entryId, ['techSme', '2025-01-01']);
    await move(tiers, second.entryId, ['highTech', '2026-01-01']);
    const steps = await Promise.all(['2024-12-31', '2025-12-31', '2026-11-21'].map((day) => standing(tiers, day)));
    expect(steps.map(([one]) => one?.item)).toEqual(['项seed', '项techSme', '项highTech']);
    expect(steps[2]).toMatchObject([{ documentNumber: '示管发〔2026〕1号' }]);
  });

  it('one firm is named chain leader by a document, from a day on', async () => {
    const chain = await found('chainLeader', 'chain', ['leader', 'member'], false);
    await take(chain, [2, 'leader'], { startsOn: '2025-06-01', documentNumber: '示关〔2025〕6号' });
    expect(await standing(chain, '2025-05-31')).toEqual([]);
    expect(await standing(chain, '2025-06-01')).toMatchObject([
      { partyId: firms[2], item: '项leader', documentNumber: '示关〔2025〕6号' },
    ]);
  });

  it('firms are counted line by line on any day', async () => {
    const lines = await found('lines', 'own', ['industry', 'trade', 'listed', 'highTech', 'techSme'], false);
    await take(lines, [0, 'industry']);
    await take(lines, [0, 'highTech']);
    await take(lines, [1, 'highTech'], { startsOn: '2026-01-01' });
    expect(await counts(lines, '2025-12-31')).toMatchObject({ industry: 1, highTech: 1, listed: 0 });
    expect(await counts(lines, '2026-01-01')).toMatchObject({ industry: 1, highTech: 2, techSme: 0 });
    expect((await get<{ total: number }>('firms?pageSize=10')).total).toBe(firms.length);
  });

  it('four clusters with the links of their chains hold firms at each link', async () => {
    const clusters = await found('fourClusters', 'industry', ['aviation', 'electronics', 'medicine', 'equipment']);
    const chain = await found('aviationChain', 'chain', ['design', 'research', 'making', 'testing', 'support'], false);
    await take(clusters, [0, 'aviation']);
    await take(clusters, [1, 'electronics']);
    await take(chain, [0, 'design']);
    await take(chain, [0, 'testing']);
    expect(await counts(clusters, '2026-01-01')).toEqual({ aviation: 1, electronics: 1, medicine: 0, equipment: 0 });
    expect(await counts(chain, '2026-01-01')).toEqual({ design: 1, research: 0, making: 0, testing: 1, support: 0 });
    const { places } = await get<{ places: { item: string }[] }>(`parties/${firms[0]}/rosters`).then((told) => ({
      places: Object.values(told as object).flat() as { item: string }[],
    }));
    expect(places.map(({ item }) => item)).toEqual(expect.arrayContaining(['项aviation', '项design', '项testing']));
  });

  describe('the organisation', () => {
    interface Told {
      seen: number;
      departments: { id: string; name: string }[];
    }
    const organisation = (day?: string) =>
      call<Told>('GET', `departments${day === undefined ? '' : `?on=${day}`}`, undefined, 'systemAdmin');
    const paper = { effectiveOn: '2026-01-01', documentNumber: '示编〔2026〕1号', reason: '机构设置' };
    const change = async (path: string, payload: object) =>
      post(path, { seen: (await organisation()).seen, ...payload }, 'systemAdmin');
    const foundUnit = (name: string, code: string, parentId: string | null) =>
      change('organisation/foundings', {
        ...{ ...paper, name, code, parentId },
        departmentKind: parentId === null ? 'zoneAuthority' : 'department',
      });
    const idOf = async (name: string) => (await organisation()).departments.find((one) => one.name === name)?.id ?? '';
    beforeAll(async () => {
      await foundUnit('管委会', 'authority', null);
    });

    it('departments for enterprise service and human resources are founded', async () => {
      const authority = await idOf('管委会');
      await foundUnit('企业服务部', 'service', authority);
      await foundUnit('人力资源部', 'people', authority);
      expect((await organisation('2025-12-31')).departments).toEqual([]);
      expect((await organisation('2026-01-01')).departments.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['企业服务部', '人力资源部']),
      );
    });

    it('approvals are brought under one bureau', async () => {
      await foundUnit('行政审批局', 'approvals', await idOf('管委会'));
      const departmentId = await idOf('行政审批局');
      for (const code of ['land', 'works', 'licence']) {
        const item = { name: `事项${code}` };
        await call('PUT', `duty-items/serviceItem/${code}`, item, 'systemAdmin');
        await change('duties', {
          ...{ effectiveOn: '2026-02-01', duty: { kind: 'serviceItem', code }, owner: { departmentId } },
        });
      }
      type Cover = { gaps: number; duties: { departmentName: string | null }[] };
      const cover = await get<Cover>('duties');
      expect(cover.gaps).toBe(0);
      expect(new Set(cover.duties.map(({ departmentName }) => departmentName))).toEqual(new Set(['行政审批局']));
    });
  });
});

describe('the practices', () => {
  const ask = (path: string, role: Role = 'anonymous') =>
    on.request(role, { method: 'GET', url: `/api/atlas/${path}` });
  const list = async (query: string) =>
    (await ask(`practices?${query}`)).json<{ total: number; practices: Practice[] }>();

  it('are all there for a visitor, as the files tell them, page by page', async () => {
    const pages = await Promise.all([1, 2].map((page) => list(`pageSize=200&page=${page}`)));
    const all = pages.flatMap(({ practices }) => practices);
    expect(pages.map(({ total }) => total)).toEqual([337, 337]);
    expect(all).toEqual(readPractices());
    expect((await ask('practices/gl-time-bank')).json()).toEqual(all.find(({ id }) => id === 'gl-time-bank'));
    const absent = await ask('practices/nobody-does-it');
    expect([absent.statusCode, absent.json().error.code]).toEqual([404, 'atlas.practiceUnknown']);
  });

  it('are found by the words of a job in the reader’s language, and by state and module', async () => {
    const civic = await list(`q=${encodeURIComponent('文明与志愿')}&zone=guilin-htz`);
    expect(civic.practices.every(({ systems }) => systems.includes(15))).toBe(true);
    const working = await list('state=works&module=parties&sort=-name');
    expect(working.practices.map(({ id }) => id)).toContain('yc-four-above-pool');
    expect((await ask('practices?state=perfect')).statusCode).toBe(422);
  });

  it('leave as exactly what is filtered, for those with a name', async () => {
    expect((await ask('practices/export?state=works')).statusCode).toBe(401);
    const file = await ask('practices/export?state=works', 'firmMember');
    expect(file.statusCode, file.body).toBe(200);
    const { sheets } = await readXlsx(file.rawPayload);
    const ids = (await list('state=works&pageSize=200')).practices.map(({ id }) => id);
    expect(sheets[0]?.rows.map((row) => row.at(-1)).filter((cell) => ids.includes(String(cell)))).toEqual(ids);
  });
});
