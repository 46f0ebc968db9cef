import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView, UndoPreview } from '#platform/sheets/contract/batch.ts';
import type { DraftRow, DraftView, Repair } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '../../contract/social-credit-code.ts';

type Role = 'officer' | 'departmentHead' | 'leader';
type Cell = string | number | null;

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

/** A code that follows both standards. */
function code(number: number): string {
  const organisation = String(number).padStart(8, '0');
  const first = `91370000${organisation}${organisationCheckCharacter(organisation)}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}

const head = ['企业全称', '信用代码', '所属行业', '企业类型', '注册资本（万元）', '成立时间', '员工人数'];
const book = (rows: Cell[][], name = '企业') => writeXlsx({ sheets: [{ name, rows }] });

async function send(
  rows: Cell[][],
  { role = 'officer', zone = on.zoneA }: { role?: Role; zone?: TestPlatform['zoneA'] } = {},
) {
  const answer = await on.request(role, {
    ...{ method: 'POST', url: '/api/sheets/drafts?register=parties.firm&name=企业名单.xlsx', zone },
    ...{ headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from(await book(rows)) },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<DraftView>();
}
async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  role: Role = 'officer',
): Promise<T> {
  const answer = await on.request(role, {
    method,
    url: `/api/sheets/${url}`,
    ...(payload === undefined ? {} : { payload }),
  });
  if (answer.statusCode !== 200) throw new Error(answer.json().error?.code ?? answer.body);
  return answer.json<T>();
}
const rowsOf = async (draft: DraftView, query = '') =>
  (await call<{ rows: DraftRow[] }>('GET', `drafts/${draft.id}/rows?${query}`)).rows;
const repair = (draft: DraftView, ...repairs: Repair[]) =>
  call<{ draft: DraftView; changed: number }>('POST', `drafts/${draft.id}/repairs`, { repairs });
const commit = (draft: DraftView, which: 'all' | 'good' = 'all') =>
  call<{ batch: BatchView; left: number }>('POST', `drafts/${draft.id}/commit`, { revision: draft.revision, which });
const firmNamed = async (name: string) =>
  (await on.request('officer', { method: 'GET', url: `/api/parties/firms?q=${encodeURIComponent(name)}` })).json()
    .firms;

describe('a sheet of firms', () => {
  it('goes in as one batch, with names to be found by, and out again as a whole', async () => {
    const draft = await send([
      head,
      ['示范导入一号有限公司', code(1), 'C39', '有限公司', '1.2亿', '2019年6月18日', '1,200'],
      ['示范导入二号有限公司', code(2).toLowerCase(), '医药制造业', '股份有限公司', 3500, '20200105', 45],
      ['合计', null, null, null, '15,500', null, '1245'],
    ]);
    expect(draft.mapping.map(({ column, origin }) => [column, origin])).toEqual([
      ['name', 'heading'],
      ['socialCreditCode', 'heading'],
      ['industry', 'heading'],
      ['legalForm', 'heading'],
      ['registeredCapitalFen', 'heading'],
      ['foundedOn', 'heading'],
      ['employees', 'heading'],
    ]);
    expect(draft.summary).toMatchObject({ good: 2, add: 2, bad: 0, leftOut: 1 });
    const { batch, left } = await commit(draft);
    expect([batch.added, batch.changed, left, batch.mayUndo]).toEqual([2, 0, 0, true]);
    const [firm] = await firmNamed('导入一号');
    expect(firm).toMatchObject({
      registeredCapitalFen: 12_000_000_000,
      foundedOn: '2019-06-18',
      employees: 1200,
      socialCreditCode: code(1),
    });
    await expect(call('GET', `drafts/${draft.id}`)).rejects.toThrow('sheets.draftUnknown');
    const preview = await call<UndoPreview>('GET', `batches/${batch.id}/undo`);
    expect(preview).toMatchObject({ withdrawn: 2, restored: 0, blocked: 0 });
    await call('POST', `batches/${batch.id}/undo`);
    expect(await firmNamed('导入一号')).toEqual([]);
    await expect(call('POST', `batches/${batch.id}/undo`)).rejects.toThrow('sheets.batchUndone');
    // The code is free again.
    const again = await send([head, ['示范导入一号有限公司', code(1), 'C39', '有限公司', 1, null, null]]);
    expect(again.summary).toMatchObject({ add: 1 });
    expect(again.mapping.every(({ origin }) => origin === 'remembered')).toBe(true);
    await call('DELETE', `drafts/${again.id}`);
  });

  it('changes what stands, leaves empty cells as they are, and undoing brings the former values back', async () => {
    const first = await commit(
      await send([head, ['示范变更有限公司', code(11), 'C39', '有限公司', 100, '2019-01-01', 10]]),
    );
    const draft = await send([head, ['示范变更科技有限公司', code(11), 'C40', '有限公司', 200, null, 20]]);
    expect(draft.summary).toMatchObject({ change: 1, good: 1, notices: 1 });
    const [row] = await rowsOf(draft);
    expect(row?.changes).toEqual([
      { column: 'name', before: '示范变更有限公司', after: '示范变更科技有限公司' },
      { column: 'industry', before: '计算机、通信和其他电子设备制造业', after: '仪器仪表制造业' },
      { column: 'registeredCapitalFen', before: '100', after: '200' },
      { column: 'employees', before: '10', after: '20' },
    ]);
    const second = await commit(draft);
    expect((await firmNamed('变更科技'))[0]).toMatchObject({ foundedOn: '2019-01-01', employees: 20 });
    // What was changed since blocks the undoing of the first batch, not that of the second.
    const blocked = await call<UndoPreview>('GET', `batches/${first.batch.id}/undo`);
    expect(blocked.blockers).toMatchObject([{ kind: 'changed', rowNumber: 2 }]);
    await expect(call('POST', `batches/${first.batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
    await call('POST', `batches/${second.batch.id}/undo`);
    expect((await firmNamed('示范变更有限公司'))[0]).toMatchObject({ employees: 10, industry: 'C39' });
    const again = await send([head, ['示范变更有限公司', code(11), 'C39', '有限公司', 100, null, 10]]);
    expect(again.summary).toMatchObject({ same: 1, change: 0 });
    await expect(commit(again)).rejects.toThrow('sheets.nothingToCommit');
    await call('DELETE', `drafts/${again.id}`);
  });

  it('asks for a reason where a code is doubted or a name stands already, and never blocks', async () => {
    await commit(
      await send([
        head,
        ['示范同名有限公司', code(21), 'C39', '有限公司', 1, null, null],
        ['示范无码有限公司', null, 'C39', '有限公司', 1, null, null],
      ]),
    );
    const wrong = `${code(22).slice(0, 17)}${code(22).endsWith('0') ? '1' : '0'}`;
    const mistyped = `${code(23).slice(0, 8)}O${code(23).slice(9)}`;
    const draft = await send([
      head,
      ['示范坏码有限公司', wrong, 'C39', '有限公司', 1, null, null],
      ['示范错字有限公司', mistyped, 'C39', '有限公司', 1, null, null],
      ['示范同名有限公司', null, 'C39', '有限公司', 1, null, null],
      ['示范同名有限公司', code(24), 'C39', '有限公司', 1, null, null],
      ['示范无码有限公司', code(25), 'C39', '有限公司', 1, null, null],
      ['全然不同的名称厂', code(21), 'C39', '有限公司', 1, null, null],
    ]);
    const rows = await rowsOf(draft);
    expect(rows.map(({ state, action }) => [state, action])).toEqual([
      ['needsReason', 'add'],
      ['needsReason', 'add'],
      ['needsReason', 'add'],
      ['needsReason', 'add'],
      ['good', 'change'],
      ['needsReason', 'change'],
    ]);
    expect(rows[0]?.faults[0]?.line).toMatch(/^第 2 行「统一社会信用代码」：末位应为 .（GB 32100）。/);
    expect(rows[1]?.faults[0]?.proposal).toBe(code(23));
    expect(rows[2]?.faults[0]).toMatchObject({ code: 'parties:import.nameKnown', proposal: code(21) });
    await expect(commit(draft)).rejects.toThrow('sheets.rowsOpen');
    const { draft: mended } = await repair(
      draft,
      { kind: 'proposals', column: 'socialCreditCode', code: 'parties:doubts.character' },
      { kind: 'reason', rows: [2, 5], reason: '与营业执照原件核对一致' },
      { kind: 'leaveOut', rows: [4, 7] },
    );
    expect(mended.summary).toMatchObject({ good: 4, needsReason: 0, leftOut: 2, add: 3, change: 1 });
    await commit(mended);
    const [kept] = await firmNamed('示范坏码');
    const answer = await on.request('officer', { method: 'GET', url: `/api/parties/firms/${kept.id}` });
    expect(answer.json()).toMatchObject({ socialCreditCode: wrong, codeExceptionReason: '与营业执照原件核对一致' });
    expect((await firmNamed('示范无码'))[0].socialCreditCode).toBe(code(25));
  });

  it('is not undone while anything names a firm that it added', async () => {
    const { batch } = await commit(
      await send([head, ['示范被引用有限公司', code(31), 'C39', '有限公司', 1, null, null]]),
    );
    const [firm] = await firmNamed('示范被引用');
    const client = await on.connect('superuser');
    await client.query(
      `insert into parties.acting_firm (zone_id, account_id, firm_id, chosen_at)
        select zone_id, id, $2, now() from auth.account where zone_id = $1 limit 1`,
      [on.zoneA.id, firm.id],
    );
    await client.end();
    const { blocked, blockers } = await call<UndoPreview>('GET', `batches/${batch.id}/undo`);
    expect([blocked, blockers[0]?.kind, blockers[0]?.rowNumber]).toEqual([1, 'builtOn', 2]);
    await expect(call('POST', `batches/${batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
    expect(await firmNamed('示范被引用')).toHaveLength(1);
  });

  it('waits to be undone for whoever is building on it at that moment', async () => {
    const draft = await send([head, ['示范同时有限公司', code(71), 'C39', '有限公司', 1, null, null]]);
    const { batch } = await commit(draft);
    const [firm] = await firmNamed('示范同时');
    const builder = await on.connect('superuser');
    await builder.query('begin');
    await builder.query(
      `insert into parties.firm_status (zone_id, firm_id, valid_from, number, status, made_at)
       values ($1, $2, '2026-01-01', 1, 'suspended', now())`,
      [on.zoneA.id, firm?.id],
    );
    let over = false;
    const undoing = call('POST', `batches/${batch.id}/undo`).then(
      () => 'undone',
      (error: Error) => error.message,
    );
    void undoing.then(() => {
      over = true;
    });
    const watcher = await on.connect('superuser');
    const waits = async () =>
      (
        await watcher.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rowCount === 1;
    while (!over && !(await waits()));
    await builder.query('commit');
    expect(await undoing).toBe('sheets.batchBuiltOn');
    expect(await firmNamed('示范同时')).toHaveLength(1);
    await builder.end();
    await watcher.end();
  });

  it('is not undone while another firm is merged into one that it added', async () => {
    const { batch } = await commit(
      await send([head, ['示范保留有限公司', code(34), 'C39', '有限公司', 1, null, null]]),
    );
    const [firm] = await firmNamed('示范保留');
    const post = (url: string, payload: object) =>
      on.request('officer', { method: 'POST', url: `/api/parties/${url}`, payload });
    const twin = await post('firms', { name: '示范并走有限公司', industry: 'C39', legalForm: 'limitedLiability' });
    const wish = {
      ...{ kind: 'firm', survivorId: firm.id, otherId: twin.json().id },
      choices: { name: 'survivor', industry: 'survivor', legalForm: 'survivor' },
    };
    const { seen } = (await post('merges/preview', wish)).json();
    const merged = await post('merges', { ...wish, seen, reason: '同一张营业执照' });
    expect(merged.statusCode, merged.body).toBe(200);
    const { blocked, blockers } = await call<UndoPreview>('GET', `batches/${batch.id}/undo`);
    expect([blocked, blockers.at(-1)?.message]).toEqual([1, expect.stringContaining('并入的登记')]);
    await expect(call('POST', `batches/${batch.id}/undo`)).rejects.toThrow('sheets.batchBuiltOn');
    await post(`merges/${merged.json().id}/undo`, { reason: '核实是两家企业' });
    await call('POST', `batches/${batch.id}/undo`);
    expect(await firmNamed('示范保留')).toHaveLength(0);
  });

  it('is refused as a whole when the register changed after it was looked at', async () => {
    const draft = await send([
      head,
      ['示范赶先有限公司', code(41), 'C39', '有限公司', 1, null, null],
      ['示范同批有限公司', code(42), 'C39', '有限公司', 1, null, null],
    ]);
    expect(draft.summary).toMatchObject({ add: 2 });
    const payload = {
      name: '示范赶先有限公司',
      socialCreditCode: code(41),
      industry: 'C39',
      legalForm: 'limitedLiability',
    };
    await on.request('officer', { method: 'POST', url: '/api/parties/firms', payload });
    await expect(commit(draft)).rejects.toThrow('sheets.registerChanged');
    expect(await firmNamed('示范同批')).toEqual([]);
    const anew = await call<DraftView>('GET', `drafts/${draft.id}`);
    expect(anew.summary).toMatchObject({ add: 1, change: 1 });
    await commit(anew);
    expect(await firmNamed('示范同批')).toHaveLength(1);
  });

  it('is committed once, however many commit it at once', async () => {
    const draft = await send([head, ['示范抢先有限公司', code(51), 'C39', '有限公司', 1, null, null]]);
    const both = await Promise.allSettled([commit(draft), commit(draft)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await firmNamed('示范抢先')).toHaveLength(1);
  });

  it('has a template that the import reads as it is', async () => {
    const answer = await on.request('officer', { method: 'GET', url: '/api/sheets/registers/parties.firm/template' });
    const template = await readXlsx(answer.rawPayload);
    expect(template.sheets[0]?.rows[0]?.[0]).toBe('*企业名称');
    expect(template.sheets[0]?.rows[0]).toContain('注册资本（万元）');
    expect(template.sheets.map(({ name }) => name)).toEqual(['企业名册', '填写说明', '选项']);
    expect(template.sheets[0]?.dataValidations?.length).toBe(3);
    const filled = (template.sheets[0]?.rows[0] ?? []).map(String);
    const row = filled.map(
      (heading) => ({ '*企业名称': '示范模板有限公司', '*行业': 'C39', '*组织形式': '有限责任公司' })[heading] ?? null,
    );
    const draft = await send([filled, row]);
    expect(draft.mapping.every(({ origin }) => origin === 'heading')).toBe(true);
    expect(draft.summary).toMatchObject({ add: 1 });
    await call('DELETE', `drafts/${draft.id}`);
  });

  it('leaves an entry of the batch, and its names nowhere but in the records', async () => {
    const client = await on.connect('superuser');
    const { rows } = await client
      .query<{ action: string }>(
        `select action, after from journal.entry where zone_id = $1 and action like 'sheets.%'`,
        [on.zoneA.id],
      )
      .finally(() => client.end());
    expect(rows.filter(({ action }) => action === 'sheets.commitDraft').length).toBeGreaterThan(4);
    expect(JSON.stringify(rows)).not.toContain('示范');
  });
});
