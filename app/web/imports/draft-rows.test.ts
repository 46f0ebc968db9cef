import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckSummary, DraftRow, FaultKind, MappedColumn } from '#platform/sheets/contract/draft.ts';
import type { ColumnView } from '#platform/sheets/contract/import-column.ts';
import { countOf, gridColumns, gridRow, kindKey, kindOf, proposalsOf, timesOf, viewOf, views } from './draft-rows.ts';
import { problemOfFile } from './file-problem.ts';
import { registerPath } from './register-paths.ts';

const words = { done: '已录入', leftOut: '您选择不录入' };
const fault = (severity: 'error' | 'needsReason' | 'notice', column: string | null = 'code') => ({
  column,
  code: 'parties:faults.checkDigit',
  params: {},
  severity,
  proposal: null,
  message: '末位应为 T。',
  line: '第 14 行：末位应为 T。',
});
const row = (part: Partial<DraftRow>): DraftRow => ({
  rowNumber: 14,
  state: 'bad',
  action: null,
  leftOutWhy: null,
  reason: null,
  cells: {},
  repaired: [],
  changes: [],
  subject: null,
  faults: [],
  ...part,
});

describe('a row for the grid', () => {
  it('marks what must be mended, what needs a reason and what is only said', () => {
    const faults = [fault('error'), fault('needsReason', null), fault('notice')];
    const shown = gridRow(row({ faults }), words).faults.map(({ column, state }) => [column, state]);
    expect(shown).toEqual([
      ['code', 'bad'],
      [undefined, 'reason'],
      ['code', 'note'],
    ]);
  });

  it('shows a given reason as given', () => {
    const kept = gridRow(row({ state: 'good', reason: '与执照一致', faults: [fault('needsReason')] }), words);
    expect(kept.faults.map(({ state }) => state)).toEqual(['kept']);
  });

  it('says of a row left out only why, whatever is wrong in it', () => {
    const out = gridRow(row({ state: 'leftOut', leftOutWhy: '合计行', faults: [fault('error')] }), words);
    expect([out.state, out.faults.map((one) => one.words)]).toEqual(['leftOut', ['合计行']]);
    expect(gridRow(row({ state: 'leftOut' }), words).faults[0]?.words).toBe('您选择不录入');
    expect(gridRow(row({ state: 'done' }), words).faults[0]?.words).toBe('已录入');
  });

  it('gives each fault a key of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('error', 'needsReason', 'notice')), (severities) => {
        const { faults } = gridRow(row({ faults: severities.map((severity) => fault(severity)) }), words);
        expect(new Set(faults.map(({ key }) => key)).size).toBe(severities.length);
      }),
    );
  });
});

describe('views of the rows', () => {
  const summary: CheckSummary = {
    total: 12_400,
    good: 12_341,
    bad: 34,
    needsReason: 5,
    leftOut: 17,
    done: 3,
    add: 12_000,
    change: 300,
    same: 41,
    notices: 8,
  };

  it('open on what waits, whatever the address says', () => {
    for (const asked of [undefined, '', 'bad', ['all'], 'toString']) expect(viewOf(asked)).toBe('open');
    for (const view of views) expect(viewOf(view)).toBe(view);
  });

  it('count what they show', () => {
    expect(views.map((view) => countOf(view, summary))).toEqual([39, 5, 8, 17, 12_400]);
  });
});

describe('the columns of the grid', () => {
  const view = (key: string, type: ColumnView['type']): ColumnView => ({
    ...{ key, label: `label ${key}`, headings: [], type, required: false, moneyUnit: null, unit: null, limits: {} },
    ...{
      choices: [{ code: 'C34', label: '通用设备制造业', words: [] }],
      hierarchical: false,
      hint: null,
      personal: false,
    },
  });
  const mapped = (source: number, column: string | null, unit: MappedColumn['unit'] = null): MappedColumn => ({
    ...{ source, column, unit, heading: '', samples: [], origin: null },
  });
  const register = { columns: [view('name', 'text'), view('capital', 'money'), view('industry', 'choice')] };
  const draft = {
    register: { ...register, id: 'a.b', title: '', keyColumns: [], reasonColumn: null, mostRows: 1 },
    mapping: [mapped(4, 'capital', 'wanYuan'), mapped(1, 'industry'), mapped(2, null), mapped(3, 'name')],
  };
  const columns = gridColumns(draft, (label, unit) => `${label} in ${unit}`);

  it('stand in the order of the sheet, amounts with their unit and at the right', () => {
    expect(columns.map(({ title, align }) => [title, align])).toEqual([
      ['label industry', undefined],
      ['label name', undefined],
      ['label capital in wanYuan', 'end'],
    ]);
  });

  it('offer a list only where one value is chosen', () => {
    expect(columns.map(({ choices }) => choices?.length)).toEqual([1, undefined, undefined]);
  });
});

describe('a kind of fault', () => {
  const kind: FaultKind = {
    column: 'industry',
    label: '行业',
    code: 'sheets:faults.choiceUnknown',
    severity: 'error',
    message: '不在选项之中。',
    count: 40,
    values: [
      { raw: '机械', count: 38, proposal: 'C34' },
      { raw: '', count: 2, proposal: null },
    ],
  };

  it('is found by column and code, and knows how often a text occurs', () => {
    expect(kindOf([kind], { column: 'industry', code: kind.code })).toBe(kind);
    expect(kindOf([kind], { column: null, code: kind.code })).toBeUndefined();
    expect(timesOf(kind, '机械')).toBe(38);
    expect(timesOf(kind, '别的')).toBe(1);
    expect(timesOf(undefined, '机械')).toBe(1);
    expect(proposalsOf(kind)).toBe(38);
  });

  it('has a key of its own in an address', () => {
    const others = [kind, { ...kind, column: null }, { ...kind, code: 'sheets:faults.missing' }];
    expect(new Set(others.map(kindKey)).size).toBe(3);
  });
});

describe('a chosen file', () => {
  it('is sent when its name and size may be', () => {
    expect(problemOfFile({ name: '企业名册.XLSX', size: 1 })).toBeUndefined();
    expect(problemOfFile({ name: 'a.b.csv', size: 20 * 1024 * 1024 })).toBeUndefined();
  });

  it('is refused before it is sent otherwise', () => {
    expect(problemOfFile({ name: '企业名册.docx', size: 1 })?.kind).toBe('otherKind');
    expect(problemOfFile({ name: '企业名册.xlsx', size: 0 })?.kind).toBe('empty');
    expect(problemOfFile({ name: '企业名册.xls', size: 20 * 1024 * 1024 + 1 })?.kind).toBe('tooLarge');
  });
});

describe('the list of a register', () => {
  it('has an address where there is a page', () => {
    expect(registerPath('parties.firm')).toBe('/firms');
    expect(registerPath('toString')).toBeUndefined();
  });
});
