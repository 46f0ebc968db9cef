import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView, UndoPreview } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView, Repair } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

type Cell = string | number | null;

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

async function send(register: 'partner' | 'parcel' | 'site' | 'occupancy' | 'relation', rows: Cell[][]) {
  const book = await writeXlsx({ sheets: [{ name: '表', rows }] });
  const url = `/api/sheets/drafts?register=parties.${register}&name=${encodeURIComponent('表.xlsx')}`;
  const answer = await on.request('officer', {
    ...{ method: 'POST', url, headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from(book) },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<DraftView>();
}
async function call<T>(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<T> {
  const answer = await on.request('officer', { method, url: `/api/${url}`, ...(payload && { payload }) });
  if (answer.statusCode !== 200) throw new Error(answer.json().error?.code ?? answer.body);
  return answer.json<T>();
}
const commit = (draft: DraftView) =>
  call<{ batch: BatchView }>('POST', `sheets/drafts/${draft.id}/commit`, { revision: draft.revision, which: 'all' });
const rowsOf = async (draft: DraftView) =>
  (await call<{ rows: DraftRow[] }>('GET', `sheets/drafts/${draft.id}/rows`)).rows;
const codesOf = (row: DraftRow | undefined) => row?.faults.map(({ column, code }) => [column, code]);
const repair = (draft: DraftView, ...repairs: Repair[]) =>
  call<{ draft: DraftView }>('POST', `sheets/drafts/${draft.id}/repairs`, { repairs });

const parcelHead = ['地块号', '供应状态', '土地用途', '面积', '宗地代码或不动产单元号', '容积率下限', '容积率上限'];

describe('a sheet of parcels', () => {
  it('adds, changes by number, leaves the same alone, and goes out again as a whole', async () => {
    const first = await send('parcel', [
      parcelHead,
      ['DR-01', '已出让', '0601 工业用地', '6,666.67', null, 1, 2],
      ['DR-02', '待供', '仓储用地', 100.5, null, null, null],
    ]);
    expect(first.summary).toMatchObject({ good: 2, add: 2, bad: 0 });
    await commit(first);
    const again = await send('parcel', [
      parcelHead,
      ['DR-01', '已建成', '工业用地', '6666.67', null, '1.00', '2'],
      ['DR-02', '待供', '0604', '100.50', null, null, null],
    ]);
    expect(again.summary).toMatchObject({ change: 1, same: 1 });
    const { batch } = await commit(again);
    const parcels = async () =>
      (await call<{ parcels: { number: string; supplyState: string }[] }>('GET', 'parties/parcels?q=DR-')).parcels;
    expect((await parcels()).map(({ supplyState }) => supplyState)).toEqual(['built', 'planned']);
    await call('POST', `sheets/batches/${batch.id}/undo`);
    expect((await parcels()).map(({ supplyState }) => supplyState)).toEqual(['granted', 'planned']);
  });

  it('holds a doubted code until a reason is given, and refuses ratios that cross', async () => {
    const draft = await send('parcel', [
      parcelHead,
      ['DR-11', '待供', null, null, '12345', null, null],
      ['DR-12', '待供', null, null, null, 3, 2],
    ]);
    const rows = await rowsOf(draft);
    expect(codesOf(rows.find(({ rowNumber }) => rowNumber === 2))).toContainEqual([
      'landCode',
      'parties:parcel.doubts.landLength',
    ]);
    expect(codesOf(rows.find(({ rowNumber }) => rowNumber === 3))).toContainEqual([
      'plotRatioMax',
      'parties:parcel.faults.plotRatio',
    ]);
    expect(draft.summary).toMatchObject({ add: expect.any(Number) });
    await call('DELETE', `sheets/drafts/${draft.id}`);
  });
});

describe('a sheet of sites', () => {
  const head = ['名称', '编号', '类别', '状态', '所在场所', '地块', '建筑面积'];

  it('finds parents in earlier rows and parcels by number, and is kept while somebody uses what it brought', async () => {
    await commit(await send('parcel', [parcelHead, ['DR-21', '待供', null, null, null, null, null]]));
    const draft = await send('site', [
      head,
      ['导入产业园', 'DRS-1', '园区', '在用', null, 'DR-21', 9000],
      ['1号楼', 'DRS-2', '楼栋', '在用', 'DRS-1', 'DR-21', '1200.5'],
      ['3层', 'DRS-3', '楼层、房间', '空置', '1号楼', null, 80],
    ]);
    expect(draft.summary).toMatchObject({ good: 3, add: 3, bad: 0 });
    const { batch } = await commit(draft);
    const { sites } = await call<{ sites: { id: string; number: string; parent: { name: string } | null }[] }>(
      ...(['GET', 'parties/sites?q=DRS-'] as const),
    );
    expect(sites.map(({ number, parent }) => [number, parent?.name])).toEqual([
      ['DRS-1', undefined],
      ['DRS-2', '导入产业园'],
      ['DRS-3', '导入产业园 · 1号楼'],
    ]);
    const firm = { name: '示范租客有限公司', industry: 'C39', legalForm: 'limitedLiability' };
    const { id: partyId } = await call<{ id: string }>('POST', 'parties/firms', firm);
    const use = { partyId, placeId: sites[2]?.id, kind: 'leases', startsOn: '2026-01-01', source: '合同' };
    await call('POST', 'parties/occupancies', use);
    const preview = await call<UndoPreview>('GET', `sheets/batches/${batch.id}/undo`);
    expect(preview.blocked).toBeGreaterThan(0);
    await expect(call('POST', `sheets/batches/${batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
  });

  it('takes both coordinates or none, within the globe, to six decimals', async () => {
    const place = [...head, '经度', '纬度'];
    const of = (name: string, ...at: Cell[]) => [name, null, '楼栋', '在用', null, null, null, ...at];
    const draft = await send('site', [
      place,
      of('坐标楼', '113.9300125', 22.5),
      of('坐标楼二', 113.93, '-22.5'),
      of('坐标楼三', 113.93, null),
      of('坐标楼四', 180.5, 91),
    ]);
    const rows = await rowsOf(draft);
    const columns = (row: number) =>
      rows.find(({ rowNumber }) => rowNumber === row)?.faults.map(({ column }) => column);
    expect([2, 3, 4, 5].map(columns)).toEqual([['longitude'], [], ['latitude'], ['longitude', 'latitude']]);
    const { draft: mended } = await repair(
      draft,
      { kind: 'cells', cells: [{ rowNumber: 2, column: 'longitude', value: '113.930012' }] },
      { kind: 'cells', cells: [{ rowNumber: 4, column: 'latitude', value: '0' }] },
      { kind: 'leaveOut', rows: [5] },
    );
    await commit(mended);
    const { sites } = await call<{ sites: { id: string; name: string }[] }>('GET', 'parties/sites?q=坐标楼&sort=name');
    const read = await Promise.all(sites.map(({ id }) => call<object>('GET', `parties/sites/${id}`)));
    expect(read).toMatchObject([
      { longitude: '113.930012', latitude: '22.500000' },
      { longitude: '113.930000', latitude: '0.000000' },
      { longitude: '113.930000', latitude: '-22.500000' },
    ]);
    const again = await send('site', [place, of('坐标楼二', '113.93', '-22.5')]);
    expect(again.summary).toMatchObject({ add: 1 });
    await call('DELETE', `sheets/drafts/${again.id}`);
  });

  it('is taken back together with what lies in it, and then the parcels below it', async () => {
    const land = await commit(await send('parcel', [parcelHead, ['DR-41', '待供', null, null, null, null, null]]));
    const { batch } = await commit(
      await send('site', [
        head,
        ['撤回产业园', 'DRS-41', '园区', '在用', null, 'DR-41', 9000],
        ['撤回楼', 'DRS-42', '楼栋', '在用', 'DRS-41', 'DR-41', 1200],
      ]),
    );
    await expect(call('POST', `sheets/batches/${land.batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
    expect(await call<UndoPreview>('GET', `sheets/batches/${batch.id}/undo`)).toMatchObject({ blocked: 0 });
    await call('POST', `sheets/batches/${batch.id}/undo`);
    await call('POST', `sheets/batches/${land.batch.id}/undo`);
    expect(await call('GET', 'parties/sites?q=DRS-4')).toMatchObject({ total: 0 });
  });

  it('names parents and parcels that nobody knows', async () => {
    const draft = await send('site', [head, ['孤楼', null, '楼栋', '在用', '没有的园', '没有的地', null]]);
    const [row] = await rowsOf(draft);
    expect(codesOf(row)).toEqual([
      ['parent', 'parties:site.faults.parent'],
      ['parcel', 'parties:site.faults.parcel'],
    ]);
    await call('DELETE', `sheets/drafts/${draft.id}`);
  });
});

describe('a sheet of institutions', () => {
  const head = ['机构名称', '类别', '简称', '统一社会信用代码', '办公电话'];

  it('knows an institution again by code, then by name, and takes a new one as active', async () => {
    await commit(await send('partner', [head, ['示范导入银行', '银行', '导行', '914403001922038216', '0755-1234567']]));
    const draft = await send('partner', [
      head,
      ['示范导入银行股份', '银行', null, '914403001922038216', null],
      ['示范导入协会', '协会', null, null, '不是电话'],
    ]);
    expect(draft.summary).toMatchObject({ change: 1, bad: 1 });
    const { draft: mended } = await repair(draft, {
      ...{ kind: 'cells', cells: [{ rowNumber: 3, column: 'officeTelephone', value: '' }] },
    });
    await commit(mended);
    const { institutions } = await call<{ institutions: object[] }>('GET', 'parties/institutions?q=示范导入&sort=name');
    expect(institutions).toMatchObject([
      { name: '示范导入协会', status: 'active', officeTelephone: null },
      { name: '示范导入银行股份', shortName: '导行', officeTelephone: '0755-1234567' },
    ]);
  });
});

interface Used {
  occupancies: { id: string; kind: string; startsOn: string; endsOn: string | null; area: string; source: string }[];
}

describe('a sheet of who uses which place', () => {
  const head = ['企业或机构', '场所或地块', '方式', '起始日', '最后一日', '使用面积', '依据'];
  const bank = '914403001922038216';
  const row = (...more: Cell[]) => ['示范租客有限公司', 'DR-01', '承租', ...more];

  it('finds both by name, number or code, keeps periods apart, and takes back by acts', async () => {
    const draft = await send('occupancy', [
      head,
      row('2020年1月1日', '2020-12-31', '1,200.5', '租赁合同 1 号'),
      row('2020-12-31', null, null, '租赁合同 2 号'),
      row('2021-01-01', null, null, '租赁合同 2 号'),
      [bank, 'DRS-2', '运营', '2021-01-01', '2020-01-01', 50, '运营协议'],
      ['没有的公司', '没有的地', '所有', '2021-01-01', null, null, '合同'],
      [bank, 'DRS-2', '运营', '2021-01-01', null, 50, '运营协议'],
    ]);
    const rows = await rowsOf(draft);
    const of = (rowNumber: number) => codesOf(rows.find((one) => one.rowNumber === rowNumber));
    expect([2, 3, 4, 7].map(of)).toEqual([[], [['startsOn', 'parties:occupancy.faults.overlap']], [], []]);
    expect(of(5)).toEqual([['endsOn', 'parties:occupancy.faults.ends']]);
    expect(of(6)).toEqual([
      ['party', 'parties:occupancy.faults.party'],
      ['place', 'parties:occupancy.faults.place'],
    ]);
    const { draft: kept } = await repair(draft, { kind: 'leaveOut', rows: [3, 5, 6] });
    const { batch } = await commit(kept);
    const { parcels } = await call<{ parcels: { id: string }[] }>('GET', 'parties/parcels?q=DR-01');
    const used = async () => (await call<Used>('GET', `parties/parcels/${parcels[0]?.id}`)).occupancies;
    expect(await used()).toMatchObject([
      { kind: 'leases', startsOn: '2021-01-01', endsOn: null, area: null, source: '租赁合同 2 号' },
      { startsOn: '2020-01-01', endsOn: '2020-12-31', area: '1200.50', source: '租赁合同 1 号' },
    ]);
    const same = await send('occupancy', [head, row('2021-01-01', null, null, '别处抄来')]);
    expect(same.summary).toMatchObject({ same: 1, add: 0 });
    await call('DELETE', `sheets/drafts/${same.id}`);
    const [{ id } = { id: '' }] = await used();
    await call('POST', `sheets/batches/${batch.id}/undo`);
    expect(await used()).toEqual([]);
    const { acts } = await call<{ acts: object[] }>('GET', `parties/occupancies/${id}/acts`);
    expect(acts).toMatchObject([{ kind: 'entered' }, { kind: 'reversed', reverses: 1, source: '租赁合同 2 号' }]);
  });

  it('is kept when one of its uses was ended since', async () => {
    const { batch } = await commit(await send('occupancy', [head, row('2001-01-01', null, null, '旧合同')]));
    const { parcels } = await call<{ parcels: { id: string }[] }>('GET', 'parties/parcels?q=DR-01');
    const [one] = (await call<Used>('GET', `parties/parcels/${parcels[0]?.id}`)).occupancies;
    await call('POST', `parties/occupancies/${one?.id}/end`, { endsOn: '2001-12-31', source: '解除' });
    const preview = await call<UndoPreview>('GET', `sheets/batches/${batch.id}/undo`);
    expect(preview.blocked).toBe(1);
  });
});

describe('a sheet of relations', () => {
  const head = ['主体', '关系', '对方', '持股比例', '自', '至（不含）', '来源', '文号'];
  const [bank, firm] = ['914403001922038216', '示范租客有限公司'];

  it('joins firms and institutions, tells of shares beyond the whole, and takes no persons', async () => {
    const draft = await send('relation', [
      head,
      [bank, '股东', firm, '60.5', '2020-01-01', null, '年报', null],
      ['示范导入协会', '股东', firm, 50, '2021-01-01', null, '年报', '示工商〔2021〕1 号'],
      ['示范导入协会', '总部', '示范导入协会', null, '2021-01-01', null, '年报', null],
      [bank, '控制方', firm, 10, '2021-01-01', '2020-01-01', '年报', null],
      [bank, '股东', firm, null, '2021-01-01', null, '年报', null],
      [bank, '亲属', firm, null, '2021-01-01', null, '年报', null],
    ]);
    const rows = await rowsOf(draft);
    const of = (rowNumber: number) => codesOf(rows.find((one) => one.rowNumber === rowNumber));
    expect(of(2)).toEqual([]);
    expect(of(3)).toEqual([['sharePercent', 'parties:relation.tooMuch']]);
    expect(of(4)).toEqual([['to', 'parties:relation.faults.itself']]);
    expect(of(5)).toEqual([
      ['sharePercent', 'parties:relation.faults.noShare'],
      ['endsOn', 'parties:relation.faults.reversed'],
    ]);
    expect(of(6)).toEqual([['sharePercent', 'parties:relation.shareWrong']]);
    expect(of(7)?.map(([column]) => column)).toEqual(['kind']);
    const { draft: kept } = await repair(draft, { kind: 'leaveOut', rows: [4, 5, 6, 7] });
    const { batch } = await commit(kept);
    const again = await send('relation', [
      head,
      [bank, '股东', firm, '60.500', '2020-01-01', null, '年报', null],
      [bank, '股东', firm, 70, '2022-01-01', null, '年报', null],
    ]);
    expect(again.summary).toMatchObject({ same: 1, bad: 1 });
    await call('DELETE', `sheets/drafts/${again.id}`);
    const { firms } = await call<{ firms: { id: string }[] }>('GET', `parties/firms?q=${encodeURIComponent(firm)}`);
    const relations = async () =>
      (await call<{ relations: object[] }>('GET', `parties/parties/${firms[0]?.id}/relations`)).relations;
    expect(await relations()).toMatchObject([
      { kind: 'shareholding', from: { name: '示范导入协会' }, documentNumber: '示工商〔2021〕1 号' },
      { kind: 'shareholding', from: { name: '示范导入银行股份' }, startsOn: '2020-01-01', endsOn: null },
    ]);
    await call('POST', `sheets/batches/${batch.id}/undo`);
    expect(await relations()).toEqual([]);
  });
});
