import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { BatchView } from '../../contract/batch.ts';
import type { DraftRow, DraftView, Repair } from '../../contract/draft.ts';
import { purgeDrafts } from './purge-drafts.ts';

type Cell = string | number | null;

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

// The register of firms, whose own rules its own test shows; here stands what every register gets.
const head = ['企业全称', '所属行业', '企业类型', '注册资本（万元）', '成立时间', '员工人数', '备注'];
const plain = (name: string, more: Partial<Record<1 | 2 | 3 | 4 | 5, Cell>> = {}): Cell[] => [
  name,
  ...([1, 2, 3, 4, 5] as const).map((at) =>
    at in more ? (more[at] ?? null) : ([null, 'C39', '有限公司', 100, '2020-01-01', 5][at] ?? null),
  ),
  null,
];

async function upload(content: Uint8Array, name = '表.xlsx', { register = 'firm' } = {}) {
  return on.request('officer', {
    ...{ method: 'POST', url: `/api/sheets/drafts?register=parties.${register}&name=${encodeURIComponent(name)}` },
    ...{ headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from(content) },
  });
}
async function send(rows: Cell[][]): Promise<DraftView> {
  const answer = await upload(await writeXlsx({ sheets: [{ name: '企业', rows }] }));
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}
const ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  who: { role?: Role; zone?: TestPlatform['zoneA'] } = {},
) =>
  on.request(who.role ?? 'officer', {
    ...{ method, url: `/api/sheets/${url}` },
    ...(who.zone === undefined ? {} : { zone: who.zone }),
    ...(payload === undefined ? {} : { payload }),
  });
async function call<T>(...given: Parameters<typeof ask>): Promise<T> {
  const answer = await ask(...given);
  if (answer.statusCode !== 200) throw new Error(answer.json().error?.code ?? answer.body);
  return answer.json<T>();
}
const rowsOf = (draft: DraftView, query = '') =>
  call<{ total: number; rows: DraftRow[] }>('GET', `drafts/${draft.id}/rows?${query}`);
const repair = (draft: DraftView, ...repairs: Repair[]) =>
  call<{ draft: DraftView; changed: number; rows: DraftRow[] }>('POST', `drafts/${draft.id}/repairs`, { repairs });
const discard = (draft: DraftView) => call('DELETE', `drafts/${draft.id}`);

describe('a sheet', () => {
  it('that is none, is empty or goes to no register is refused by name', async () => {
    const refused = async (content: Uint8Array, name?: string) => (await upload(content, name)).json().error.code;
    expect(await refused(Buffer.from('%PDF-1.7 nothing'), '假.xlsx')).toMatch(/^sheets\./);
    expect(await refused(await writeXlsx({ sheets: [{ name: '空', rows: [] }] }))).toMatch(/^sheets\.(noTable|empty)$/);
    const foreign = await on.request('officer', {
      ...{ method: 'POST', url: '/api/sheets/drafts?register=parties.unheard&name=a.xlsx', payload: Buffer.from('a') },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(foreign.json().error.code).toBe('sheets.registerUnknown');
    const { registers } = await call<{ registers: { id: string; columns: { label: string }[] }[] }>('GET', 'registers');
    expect(registers.find(({ id }) => id === 'parties.firm')?.columns[0]?.label).toBe('企业名称');
  });

  it('in CSV of GB 18030 reads as well', async () => {
    // 企业名称,行业,组织形式 / 示范国标,C39,有限公司
    const hex = 'c6f3d2b5c3fbb3c62cd0d0d2b52cd7e9d6afd0cecabd0d0acabeb7b6b9fab1ea2c4333392cd3d0cfdeb9abcbbe0d0a';
    const answer = await upload(Buffer.from(hex, 'hex'), '名单.csv');
    expect(answer.json<DraftView>().summary).toMatchObject({ add: 1, bad: 0 });
    const [row] = (await rowsOf(answer.json())).rows;
    expect(row?.cells).toMatchObject({ name: '示范国标', legalForm: '有限公司' });
    await discard(answer.json());
  });
});

describe('a draft', () => {
  it('says what is wrong row by row, is repaired step by step, and every step can be taken back', async () => {
    const draft = await send([
      head,
      plain('示范甲有限公司', { 2: '有限责任' }),
      plain('示范乙有限公司', { 2: '有限责任', 4: '1/5/2024' }),
      plain('示范丙有限公司', { 3: '约3000万' }),
      plain('示', {}),
      plain('示范丁有限公司', { 1: null }),
      plain('示范戊有限公司'),
      plain('示范戊有限公司'),
    ]);
    expect(draft.summary).toMatchObject({ total: 7, good: 1, bad: 6, add: 1 });
    expect(draft.mapping.at(-1)).toMatchObject({ heading: '备注', column: null });
    const kind = draft.kinds.find(({ code }) => code === 'sheets:faults.notChoice');
    expect(kind).toMatchObject({
      column: 'legalForm',
      count: 2,
      values: [{ raw: '有限责任', count: 2, proposal: '有限责任公司' }],
    });
    const open = await rowsOf(draft, 'only=open&pageSize=2');
    expect([open.total, open.rows.map(({ rowNumber }) => rowNumber)]).toEqual([6, [2, 3]]);
    expect(open.rows[1]?.faults.map(({ line }) => line)).toEqual([
      expect.stringMatching(/^第 3 行「组织形式」：没有“有限责任”这个选项。/),
      '第 3 行「成立日期」：可能是 2024-01-05，也可能是 2024-05-01。请写成年-月-日。',
    ]);
    expect((await rowsOf(draft, 'only=open&from=5')).rows.map(({ faults }) => faults[0]?.code)).toEqual([
      'sheets:faults.tooShort',
      'sheets:faults.missing',
      'sheets:faults.twiceInFile',
    ]);

    const same = await repair(draft, { kind: 'sameKind', column: 'legalForm', raw: '有限责任', value: '有限责任公司' });
    expect([same.changed, same.draft.summary?.bad, same.draft.repairs]).toEqual([2, 5, 1]);
    const cells = await repair(
      same.draft,
      { kind: 'cells', cells: [{ rowNumber: 3, column: 'foundedOn', value: '2024-05-01' }] },
      { kind: 'proposals', column: 'registeredCapitalFen', code: 'sheets:faults.approximate' },
      { kind: 'leaveOut', rows: [5, 6, 8] },
    );
    expect(cells.draft.summary).toMatchObject({ good: 4, bad: 0, leftOut: 3, add: 4 });
    expect(cells.rows.find(({ rowNumber }) => rowNumber === 3)).toMatchObject({
      state: 'good',
      repaired: ['legalForm', 'foundedOn'],
    });

    const back = await call<DraftView>('DELETE', `drafts/${draft.id}/repairs/last`);
    expect([back.summary?.bad, back.repairs, back.revision]).toEqual([5, 1, 4]);
    const first = await call<DraftView>('DELETE', `drafts/${draft.id}/repairs/last`);
    expect([first.summary, first.repairs]).toEqual([draft.summary, 0]);
    await expect(call('DELETE', `drafts/${draft.id}/repairs/last`)).rejects.toThrow('sheets.nothingToUndo');
    await expect(repair(first, { kind: 'leaveOut', rows: [99] })).rejects.toThrow('sheets.repairWrong');
    await expect(repair(first, { kind: 'proposals', column: 'name', code: 'sheets:faults.tooShort' })).rejects.toThrow(
      'sheets.repairWrong',
    );
    await discard(draft);
  });

  it('gives what is left as a workbook that goes in again, and keeps its good rows once', async () => {
    const draft = await send([head, plain('示范好行有限公司'), plain('示范坏行有限公司', { 4: '24.1.5' })]);
    const { batch, left } = await call<{ batch: BatchView; left: number }>('POST', `drafts/${draft.id}/commit`, {
      revision: draft.revision,
      which: 'good',
    });
    expect([batch.added, left]).toEqual([1, 1]);
    const open = await call<DraftView>('GET', `drafts/${draft.id}`);
    expect(open.summary).toMatchObject({ done: 1, bad: 1, good: 0 });
    const rest = await ask('GET', `drafts/${draft.id}/rest`);
    const sheet = (await readXlsx(rest.rawPayload)).sheets[0];
    expect(sheet?.rows[1]?.slice(0, 1)).toEqual(['示范坏行有限公司']);
    expect(sheet?.rows[1]?.slice(-2)).toEqual(['「成立日期」年份只有两位。请写四位年份。', '3']);
    const again = (await upload(rest.rawPayload)).json<DraftView>();
    expect(again.summary).toMatchObject({ total: 1, bad: 1 });
    await discard(again);
    const mended = await repair(open, { kind: 'proposals', column: 'foundedOn', code: 'sheets:faults.dateShortYear' });
    const second = await call<{ left: number }>('POST', `drafts/${draft.id}/commit`, {
      revision: mended.draft.revision,
      which: 'all',
    });
    expect(second.left).toBe(0);
    const list = await call<{ total: number; batches: BatchView[] }>('GET', 'batches?register=parties.firm');
    expect([list.total, list.batches[0]?.by.name]).toEqual([2, '测试officer']);
    expect((await call<{ records: object[] }>('GET', `batches/${batch.id}`)).records).toMatchObject([
      { rowNumber: 2, action: 'add' },
    ]);
  });

  it('goes where the person says: other columns, units, headings; what is missing is named', async () => {
    const draft = await send([
      ['名录'],
      ['甲', '乙', '丙', '丁'],
      ['示范对列有限公司', 'C39', '有限公司', 5],
      ['示范对列二有限公司', 'C39', '有限公司', '6元'],
    ]);
    expect(draft.missing.map(({ key }) => key)).toEqual(['name', 'industry', 'legalForm']);
    expect([draft.summary, (await ask('GET', `drafts/${draft.id}/rows`)).json().error.code]).toEqual([
      null,
      'sheets.notChecked',
    ]);
    const mapping = [
      { source: 0, column: 'name' },
      { source: 1, column: 'industry' },
      { source: 2, column: 'legalForm' },
      { source: 3, column: 'registeredCapitalFen', unit: 'yiYuan' },
    ];
    const body = { headerRows: { first: 2, last: 2 }, mapping };
    const mapped = await call<DraftView>('PUT', `drafts/${draft.id}/mapping`, body);
    expect([mapped.headerRows, mapped.missing, mapped.summary?.add]).toEqual([[2], [], 2]);
    const twice = [...mapping.slice(1), { source: 0, column: 'industry' }];
    await expect(call('PUT', `drafts/${draft.id}/mapping`, { mapping: twice })).rejects.toThrow('sheets.mappingWrong');
    await call('POST', `drafts/${draft.id}/commit`, { revision: mapped.revision, which: 'all' });
    const { firms } = (
      await on.request('officer', { method: 'GET', url: '/api/parties/firms?q=示范对列&sort=name' })
    ).json();
    expect(firms.map((firm: { registeredCapitalFen: number }) => firm.registeredCapitalFen)).toEqual([
      600, 50_000_000_000,
    ]);
    const remembered = await send([
      ['甲', '乙', '丙', '丁'],
      ['示范对列三有限公司', 'C39', '有限公司', 5],
    ]);
    expect(remembered.mapping.map(({ column, origin, unit }) => [column, origin, unit]).at(-1)).toEqual([
      'registeredCapitalFen',
      'remembered',
      'yiYuan',
    ]);
    await discard(remembered);
  });

  it('is nobody else’s: another account, another zone, a leader, a visitor', async () => {
    const draft = await send([head, plain('示范私有有限公司')]);
    const paths = ['', '/rows', '/rest'].map((path) => `drafts/${draft.id}${path}`);
    for (const path of paths) {
      for (const who of [{ role: 'departmentHead' as const }, { zone: on.zoneB }]) {
        const answer = await ask('GET', path, undefined, who);
        expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'sheets.draftUnknown']);
      }
      expect((await ask('GET', path, undefined, { role: 'leader' })).statusCode).toBe(403);
    }
    expect((await call<{ drafts: object[] }>('GET', 'drafts', undefined, { role: 'departmentHead' })).drafts).toEqual(
      [],
    );
    const commit = { revision: draft.revision, which: 'all' };
    expect((await ask('POST', `drafts/${draft.id}/commit`, commit, { role: 'departmentHead' })).statusCode).toBe(404);
    const batches = await call<{ batches: BatchView[] }>('GET', 'batches', undefined, { zone: on.zoneB });
    expect(batches.batches).toEqual([]);
    const [batch] = (await call<{ batches: BatchView[] }>('GET', 'batches')).batches;
    expect((await ask('GET', `batches/${batch?.id}/undo`, undefined, { zone: on.zoneB })).statusCode).toBe(404);
    await discard(draft);
  });

  it('knows which of two windows was first', async () => {
    const draft = await send([head, plain('示范两窗有限公司', { 4: '24.1.5' })]);
    const step = (value: string): Repair => ({ kind: 'cells', cells: [{ rowNumber: 2, column: 'foundedOn', value }] });
    const both = await Promise.allSettled([repair(draft, step('2024-01-05')), repair(draft, step('2024-05-01'))]);
    const done = both.filter(({ status }) => status === 'fulfilled').length;
    const now = await call<DraftView>('GET', `drafts/${draft.id}`);
    expect([now.repairs, now.revision, now.summary?.good]).toEqual([done, 1 + done, 1]);
    await expect(call('POST', `drafts/${draft.id}/commit`, { revision: 1, which: 'all' })).rejects.toThrow(
      'sheets.draftChanged',
    );
    await discard(draft);
  });

  it('does not take in twice what was committed, whichever sheet is chosen in between', async () => {
    const head = ['姓名', '手机号码'];
    const sheets = [
      { name: '一', rows: [head, ['王小一', null], ['王小二', '1000']] },
      { name: '二', rows: [head, ['王小三', null]] },
    ];
    const book = await writeXlsx({ sheets });
    const draft = (await upload(book, '人.xlsx', { register: 'person' })).json<DraftView>();
    expect([draft.sheet, draft.summary?.add, draft.summary?.bad]).toEqual([0, 1, 1]);
    await call('POST', `drafts/${draft.id}/commit`, { revision: draft.revision, which: 'good' });
    const second = await call<DraftView>('PUT', `drafts/${draft.id}/mapping`, { sheet: 1 });
    expect(second.summary).toMatchObject({ done: 0, add: 1 });
    const first = await call<DraftView>('PUT', `drafts/${draft.id}/mapping`, { sheet: 0 });
    expect(first.summary).toMatchObject({ done: 1, add: 0, bad: 1 });
    await discard(draft);
  });

  it('takes in no more rows by hand than the register takes at once', async () => {
    const rows = ['姓名,手机号码', ...Array.from({ length: 5_000 }, (_, at) => `王${at},`), '合计5000人,'];
    const draft = (await upload(Buffer.from(rows.join('\n')), '人.csv', { register: 'person' })).json<DraftView>();
    expect(draft.summary).toMatchObject({ leftOut: 1, total: 5_001 });
    await expect(repair(draft, { kind: 'takeIn', rows: [5_002] })).rejects.toThrow('sheets.tooManyRows');
    await repair(draft, { kind: 'leaveOut', rows: [2] });
    expect((await repair(draft, { kind: 'takeIn', rows: [5_002] })).changed).toBe(1);
    await discard(draft);
  });

  it('stands sealed in the database, five to a person, and goes after seven days', async () => {
    const sent = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => send([head, plain(`示范密封${number}有限公司`)])),
    );
    const drafts = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(drafts).toHaveLength(5);
    await expect(send([head, plain('示范第六有限公司')])).rejects.toThrow('sheets.tooManyDrafts');
    const client = await on.connect('superuser');
    const stored = async () =>
      (await client.query('select d.*, c.sealed from sheets.draft d join sheets.draft_chunk c on c.draft_id = d.id'))
        .rows;
    expect(await stored()).toHaveLength(5);
    expect(JSON.stringify(await stored())).not.toMatch(/示范|密封/);
    const last = Math.max(...drafts.map(({ expiresAt }) => Date.parse(expiresAt)));
    on.setNow(new Date(last + 1_000).toISOString());
    expect((await ask('GET', `drafts/${drafts[0]?.id}`)).statusCode).not.toBe(200);
    await purgeDrafts.run({}, on.platform);
    expect(await stored()).toEqual([]);
    await client.end();
  });
});
