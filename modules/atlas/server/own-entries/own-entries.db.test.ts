import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import type { BatchView, UndoPreview } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { type OwnEntry, seenOwnEntry } from '../../contract/own-entry.ts';

let on: TestPlatform;
let bank: string;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
  const made = await on.request('officer', {
    ...{ method: 'POST', url: '/api/parties/institutions', payload: { name: '示范测试联盟', kind: 'alliance' } },
  });
  bank = made.json().id;
});
afterAll(() => on.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (method: Method, path: string, payload?: object, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method, url: `/api/${path}`, zone, ...(payload && { payload }) });
async function call<T>(method: Method, path: string, payload?: object): Promise<T> {
  const answer = await ask(method, path, payload);
  if (answer.statusCode !== 200) throw new Error(answer.json().error?.code ?? answer.body);
  return answer.json<T>();
}
const enter = (entry: object) => call<OwnEntry>('POST', 'atlas/own-entries', entry);
interface Listed {
  total: number;
  entries: OwnEntry[];
  facets: Record<'kind' | 'field', { value: string; count: number }[]>;
}
const list = (query = '') => call<Listed>('GET', `atlas/own-entries?${query}`);
const faultsOf = (answer: Awaited<ReturnType<typeof ask>>) => [
  answer.statusCode,
  answer.json().error.code,
  ...answer.json().error.fields.map(({ field }: { field: string }) => field),
];

describe('a goal', () => {
  it('has target, unit and last day, and is found among those of its period', async () => {
    const goal = { kind: 'goal', startsOn: '2022-01-01', endsOn: '2022-12-31', target: '4.00', targetUnit: '个' };
    const made = await enter({ ...goal, name: '500 亿级产业集群', field: '产业集群', source: '规划纲要' });
    expect(made).toMatchObject({ ...goal, target: '4', partyId: null, members: null });
    await enter({ kind: 'goal', name: '国家级高技能人才培训基地', startsOn: '2024-01-01', endsOn: '2029-12-31' });
    const names = async (query: string) => (await list(query)).entries.map(({ name }) => name);
    expect(await names('kind=goal&day=2022-06-30')).toEqual(['500 亿级产业集群']);
    expect(await names('kind=goal&day=2026-11-21')).toEqual(['国家级高技能人才培训基地']);
    expect(await names('kind=goal&sort=-endsOn')).toEqual(['国家级高技能人才培训基地', '500 亿级产业集群']);
  });

  it('tells each broken rule at its field, and stores nothing', async () => {
    const before = (await list()).total;
    const wrong = { kind: 'place', name: '错的载体', members: 3, target: '1', startsOn: '2026-02-01' };
    const answer = await ask('POST', 'atlas/own-entries', { ...wrong, endsOn: '2026-01-31' });
    expect(faultsOf(answer)).toEqual([422, 'atlas.ownEntryRejected', 'endsOn', 'target', 'members']);
    const alone = await ask('POST', 'atlas/own-entries', { kind: 'goal', name: '没有单位', target: '1' });
    expect(faultsOf(alone)).toEqual([422, 'atlas.ownEntryRejected', 'targetUnit']);
    const foreign = { kind: 'place', name: '他人的载体', partyId: '01900000-0000-7000-8000-000000000001' };
    expect(faultsOf(await ask('POST', 'atlas/own-entries', foreign))).toEqual([
      422,
      'atlas.ownEntryRejected',
      'partyId',
    ]);
    expect((await list()).total).toBe(before);
  });
});

describe('a place', () => {
  it('is named for its field, and fields are counted', async () => {
    for (const [name, field] of [
      ['未来之瞳', '低空经济'],
      ['丝路科学城', '低空经济'],
      ['光电园', '光子'],
    ]) {
      await enter({ kind: 'place', name, field, district: '北片区' });
    }
    const { facets, total } = await list('kind=place');
    expect([total, facets.field]).toEqual([
      3,
      [
        { value: '低空经济', count: 2 },
        { value: '光子', count: 1 },
      ],
    ]);
    const { entries, facets: narrowed } = await list(`kind=place&field=${encodeURIComponent('光子')}`);
    expect(entries.map(({ name }) => name)).toEqual(['光电园']);
    expect(narrowed.field).toHaveLength(2);
  });
});

describe('an alliance', () => {
  let made: OwnEntry;
  beforeAll(async () => {
    made = await enter({ kind: 'alliance', name: '新能源联盟', members: 12, partyId: bank });
  });

  it('names its institution, and is found by it', async () => {
    expect(made.partyName).toBe('示范测试联盟');
    expect((await list(`q=${encodeURIComponent('测试联盟')}`)).entries).toEqual([made]);
  });

  it('stands once under its name, also when two enter it at once', async () => {
    expect(faultsOf(await ask('POST', 'atlas/own-entries', { kind: 'alliance', name: '新能源联盟' }))).toEqual([
      ...[409, 'atlas.ownEntryTaken', 'name'],
    ]);
    const both = await Promise.all(
      [1, 2].map(() => ask('POST', 'atlas/own-entries', { kind: 'cluster', name: '同名' })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is amended by who saw it as it stands, and by nobody who saw it before', async () => {
    const expected = seenOwnEntry.parse(made);
    const path = `atlas/own-entries/${made.id}`;
    const told = { kind: 'alliance', name: '新能源联盟', members: 15, partyId: bank };
    const both = await Promise.all([1, 2].map(() => ask('PUT', path, { ...told, expected })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const late = both.find(({ statusCode }) => statusCode === 409)?.json().error;
    expect([late.code, late.fields.map(({ field }: { field: string }) => field)]).toEqual([
      'parties.entryChanged',
      ['members'],
    ]);
    expect(late.fields[0].message).toContain('15');
    const kept = await ask('GET', `journal/subjects/atlas.ownEntry/${made.id}`, undefined, 'auditAdmin');
    const acts = kept.json().entries.map(({ action }: { action: string }) => action);
    expect(acts.toSorted()).toEqual(['atlas.amendOwnEntry', 'atlas.enterOwnEntry']);
  });

  it('is withdrawn with a reason and frees its name', async () => {
    const withdrawn = await ask('POST', `atlas/own-entries/${made.id}/withdrawal`, { reason: '联盟已解散' });
    expect(withdrawn.statusCode).toBe(200);
    expect((await ask('GET', `atlas/own-entries/${made.id}`)).json().error.code).toBe('atlas.ownEntryUnknown');
    expect((await ask('POST', `atlas/own-entries/${made.id}/withdrawal`, { reason: '联盟已解散' })).statusCode).toBe(
      404,
    );
    await enter({ kind: 'alliance', name: '新能源联盟' });
  });
});

describe('the entries of a zone', () => {
  it('are nobody’s of another zone, and no visitor’s', async () => {
    const [entry] = (await list()).entries;
    const other = await ask('GET', 'atlas/own-entries', undefined, 'officer', on.zoneB);
    expect(other.json().total).toBe(0);
    const path = `atlas/own-entries/${entry?.id}`;
    expect((await ask('GET', path, undefined, 'officer', on.zoneB)).statusCode).toBe(404);
    const change = { kind: entry?.kind, name: '改写', expected: seenOwnEntry.parse(entry) };
    expect((await ask('PUT', path, change, 'officer', on.zoneB)).statusCode).toBe(404);
    expect((await ask('GET', 'atlas/own-entries', undefined, 'anonymous')).statusCode).toBe(401);
    expect((await ask('POST', 'atlas/own-entries', { kind: 'goal', name: '不许' }, 'leader')).statusCode).toBe(403);
  });

  it('leave as exactly what is filtered', async () => {
    const file = await ask('GET', 'atlas/own-entries/export?kind=goal&sort=name');
    expect(file.statusCode, file.body).toBe(200);
    const { sheets } = await readXlsx(file.rawPayload);
    const ids = (await list('kind=goal&sort=name')).entries.map(({ id }) => id);
    const cells = sheets[0]?.rows.flat().filter((cell) => ids.includes(String(cell)));
    expect(cells).toEqual(ids);
  });
});

describe('a sheet of places and goals', () => {
  type Cell = string | number | null;
  const head = ['类别', '名称', '领域', '成员数', '起始日', '最后一日', '目标值', '目标单位', '相关主体'];
  const send = async (rows: Cell[][]) => {
    const book = await writeXlsx({ sheets: [{ name: '表', rows: [head, ...rows] }] });
    const url = `/api/sheets/drafts?register=atlas.ownEntry&name=${encodeURIComponent('表.xlsx')}`;
    const answer = await on.request('officer', {
      ...{ method: 'POST', url, headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from(book) },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<DraftView>();
  };
  const commit = (draft: DraftView) =>
    call<{ batch: BatchView }>('POST', `sheets/drafts/${draft.id}/commit`, { revision: draft.revision, which: 'all' });

  it('adds, changes by kind and name, leaves the same alone, and is taken back', async () => {
    const goal = (target: Cell): Cell[] => [
      '目标',
      '表中目标',
      null,
      null,
      '2026-01-01',
      '2026-12-31',
      target,
      '家',
      null,
    ];
    const alliance: Cell[] = ['联盟', '表中联盟', '新能源', 9, null, null, null, null, '示范测试联盟'];
    const first = await send([goal('40'), alliance]);
    expect(first.summary).toMatchObject({ good: 2, add: 2, bad: 0 });
    await commit(first);
    const again = await send([goal('45.50'), alliance]);
    expect(again.summary).toMatchObject({ change: 1, same: 1 });
    const { batch } = await commit(again);
    const targets = async () =>
      (await list(`q=${encodeURIComponent('表中')}`)).entries.map((one) => [one.target, one.partyName]);
    expect(await targets()).toEqual([
      [null, '示范测试联盟'],
      ['45.5', null],
    ]);
    expect(await call<UndoPreview>('GET', `sheets/batches/${batch.id}/undo`)).toMatchObject({
      blocked: 0,
      restored: 1,
    });
    await call('POST', `sheets/batches/${batch.id}/undo`);
    expect((await targets()).map(([target]) => target)).toEqual([null, '40']);
  });

  it('names what is wrong in each row', async () => {
    const draft = await send([
      ['载体', '表中载体', null, 3, '2026-02-01', '2026-01-01', 1, '个', null],
      ['目标', '半个目标', null, null, null, null, 1, null, '没有的机构'],
      ['集群', '两次', null, 1, null, null, null, null, null],
      ['集群', '两次', null, 2, null, null, null, null, null],
    ]);
    const { rows } = await call<{ rows: DraftRow[] }>('GET', `sheets/drafts/${draft.id}/rows`);
    const wrong = rows.map(({ rowNumber, faults }) => [rowNumber, faults.map(({ column }) => column).sort()] as const);
    expect(Object.fromEntries(wrong)).toMatchObject({
      2: ['endsOn', 'members', 'target'],
      3: ['party', 'targetUnit'],
      5: ['name'],
    });
    await call('DELETE', `sheets/drafts/${draft.id}`);
  });
});

describe('a fictional zone', () => {
  it('has entries of every kind, replaced when generated anew, and keeps those of people', async () => {
    const zone = { ...on.zoneB, demonstration: true };
    const demo = on.composition.parts.find(({ name }) => name === 'atlas')?.demo;
    const generate = () => demo?.(on.platform, zone, { seed: 1, firms: 5, today: '2026-11-21' });
    const made = (await generate())?.find(({ table }) => table === 'atlas.own_entry');
    const all = async () =>
      (await ask('GET', 'atlas/own-entries?pageSize=100', undefined, 'officer', zone)).json<Listed>();
    const first = await all();
    expect(first.total).toBe(made?.rows);
    expect(first.facets.kind.map(({ value }) => value).sort()).toEqual(['alliance', 'cluster', 'goal', 'place']);
    await ask('POST', 'atlas/own-entries', { kind: 'goal', name: '人录入的目标' }, 'officer', zone);
    await generate();
    const second = await all();
    expect(second.entries.filter(({ name }) => name !== '人录入的目标')).toEqual(first.entries);
    expect(second.total).toBe(first.total + 1);
  });
});
