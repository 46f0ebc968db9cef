import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView, UndoPreview } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirm } from '../identities/people.fixture.ts';

type Cell = string | null;

let on: TestPlatform;
let roster: { id: string; items: { id: string; code: string }[] };
const firms = new Map<string, string>();
const head = ['名单', '主体', '统一社会信用代码', '项', '自', '至（含）', '证书编号'];

const post = async <T>(url: string, payload?: object): Promise<T> => {
  const answer = await on.request('officer', { method: 'POST', url, ...(payload === undefined ? {} : { payload }) });
  if (answer.statusCode !== 200) throw new Error(answer.json().error?.code ?? answer.body);
  return answer.json<T>();
};
const get = async <T>(url: string): Promise<T> => (await on.request('officer', { method: 'GET', url })).json<T>();

async function send(rows: Cell[][]): Promise<DraftView> {
  const answer = await on.request('officer', {
    ...{ method: 'POST', url: '/api/sheets/drafts?register=parties.rosterEntry&name=名单.xlsx' },
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [head, ...rows] }] })),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<DraftView>();
}
const commit = (draft: DraftView, which: 'all' | 'good' = 'all') =>
  post<{ batch: BatchView }>(`/api/sheets/drafts/${draft.id}/commit`, { revision: draft.revision, which });
const faultsOf = async (draft: DraftView) =>
  (await get<{ rows: DraftRow[] }>(`/api/sheets/drafts/${draft.id}/rows`)).rows.flatMap(({ faults }) =>
    faults.map(({ code }) => code),
  );
const standing = async () =>
  (
    await get<{ entries: { party: string; item: string; startsOn: string; endsOn: string | null }[] }>(
      `/api/parties/rosters/${roster.id}/entries?time=all`,
    )
  ).entries.map(({ party, item, startsOn, endsOn }) => [party, item, startsOn, endsOn]);

beforeAll(async () => {
  on = await testPlatform();
  for (const name of ['示范入册甲有限公司', '示范入册乙有限公司', '示范入册丙有限公司']) {
    firms.set(name, await addFirm(on, name));
  }
  roster = await post('/api/parties/rosters', {
    ...{ code: 'tiers', name: '企业梯队', kind: 'tier', exclusive: true, foundedOn: '2020-01-01' },
    items: [
      { code: 'seed', name: '种子' },
      { code: 'gazelle', name: '瞪羚' },
    ],
  });
});
afterAll(() => on.close());

describe('a sheet of who stands on which list', () => {
  let batch: BatchView;

  it('goes in as one act of the list, by names as people type them', async () => {
    const draft = await send([
      ['企业梯队', '示范入册甲有限公司', null, '种子', '2024-01-01', '2024-12-31', 'Z-1'],
      ['tiers', '示范入册甲有限公司', null, 'gazelle', '2025年1月1日', null, null],
      ['企业梯队', '示范入册乙 有限公司', null, '瞪羚', '2025-03-01', null, 'Z-2'],
    ]);
    expect(draft.mapping.map(({ column }) => column)).toEqual([
      ...['roster', 'party', 'code', 'item', 'startsOn', 'lastDay', 'certificate'],
    ]);
    expect(draft.summary).toMatchObject({ good: 3, add: 3, bad: 0 });
    ({ batch } = await commit(draft));
    expect(await standing()).toEqual([
      ['示范入册甲有限公司', '种子', '2024-01-01', '2025-01-01'],
      ['示范入册乙有限公司', '瞪羚', '2025-03-01', null],
      ['示范入册甲有限公司', '瞪羚', '2025-01-01', null],
    ]);
    const { acts } = await get<{ acts: object[] }>(`/api/parties/rosters/${roster.id}/acts`);
    expect(acts).toMatchObject([{ kind: 'adding', undoable: true, count: 2 }]);
  });

  it('says of each row which entry or row it overlaps, and takes the others', async () => {
    const draft = await send([
      ['企业梯队', '示范入册甲有限公司', null, '种子', '2025-06-01', null, null],
      ['企业梯队', '示范入册丙有限公司', null, '种子', '2024-01-01', null, null],
      ['企业梯队', '示范入册丙有限公司', null, '瞪羚', '2024-06-01', null, null],
      ['企业梯队', '示范不在册有限公司', null, '瞪羚', '2024-06-01', null, null],
      ['企业梯队', '示范入册乙有限公司', null, '瞪羚', '2025-03-01', null, 'Z-2'],
    ]);
    expect(draft.summary).toMatchObject({ add: 1, same: 1, bad: 3 });
    expect(await faultsOf(draft)).toEqual(
      ['overlap', 'overlapInFile', 'party'].map((code) => `parties:roster.faults.${code}`),
    );
    const { batch: second } = await commit(draft, 'good');
    await post(`/api/sheets/batches/${second.id}/undo`);
    expect((await standing()).length).toBe(3);
  });

  it('is taken back as a whole while nobody has ended or moved anything of it', async () => {
    const entries = await get<{ entries: { id: string; party: string; item: string }[] }>(
      `/api/parties/rosters/${roster.id}/entries`,
    );
    const risen = entries.entries.find(({ party }) => party.includes('乙'));
    const ended = await post<{ actId: string }>(`/api/parties/roster-entries/${risen?.id}/end`, { day: '2025-06-01' });
    const blocked = await get<UndoPreview>(`/api/sheets/batches/${batch.id}/undo`);
    expect(blocked.blockers).toMatchObject([{ kind: 'changed', rowNumber: 4 }]);
    await expect(post(`/api/sheets/batches/${batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
    await post(`/api/parties/roster-acts/${ended.actId}/undoing`, { reason: '登记有误，撤回' });
    // What was written anew is another row: the batch stays, and its list can be mended by hand.
    await expect(post(`/api/sheets/batches/${batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
    const fresh = await send([['企业梯队', '示范入册丙有限公司', null, '种子', '2024-01-01', null, null]]);
    const { batch: last } = await commit(fresh);
    await post(`/api/sheets/batches/${last.id}/undo`);
    expect((await standing()).map(([party]) => party)).not.toContain('示范入册丙有限公司');
    const root = await on.connect('superuser');
    const { rows } = await root.query(
      `select kind, undoes is not null as undoes from parties.roster_act where zone_id = $1 order by made_at desc, id desc limit 2`,
      [on.zoneA.id],
    );
    await root.end();
    expect(rows).toEqual([
      { kind: 'undoing', undoes: true },
      { kind: 'adding', undoes: false },
    ]);
  });

  it('leads from a merged firm’s name to the one that stands, and asks where several bear a name', async () => {
    const [kept = '', gone = ''] = ['示范入册甲有限公司', '示范入册丙有限公司'].map((name) => firms.get(name) ?? '');
    const root = await on.connect('superuser');
    await root.query('update parties.firm set standing = false where id = $1', [gone]);
    await root.query("update parties.party set state = 'merged', merged_into = $1 where id = $2", [kept, gone]);
    const draft = await send([['企业梯队', '示范入册丙有限公司', null, '种子', '2022-01-01', '2022-12-31', null]]);
    expect(draft.summary).toMatchObject({ add: 1 });
    await commit(draft);
    expect(await standing()).toContainEqual(['示范入册甲有限公司', '种子', '2022-01-01', '2023-01-01']);
    await root.end();
  });
});

it('belongs to those who may edit lists', async () => {
  const { registers } = (await on.request('leader', { method: 'GET', url: '/api/sheets/registers' })).json();
  expect(JSON.stringify(registers ?? [])).not.toContain('parties.rosterEntry');
});
