import { describe, expect, it } from 'vitest';
import { type ColumnView, columnView } from '#platform/sheets/contract/import-column.ts';
import { readCell } from '#platform/sheets/contract/read-cell.ts';
import { decimalsOf, exactValue, partOf, periodOf, unitPlaces, yuanWords } from './read-reported.ts';

const period: ColumnView = columnView.parse({
  ...{ key: 'period', label: '期间', headings: [], type: 'date', required: true, moneyUnit: null, unit: null },
  ...{ limits: { precision: 'year' }, choices: [], hierarchical: false, hint: null, personal: false },
});
const read = (cell: string | number | { date: string }, status: 'actual' | 'target' = 'actual') => {
  const { value } = readCell(cell, period);
  return typeof value === 'string' ? periodOf(value, status) : 'unread';
};

describe('a period as people type it', () => {
  it.each([
    '2026-09',
    '2026-9',
    '2026/9',
    '2026.9',
    '2026年9月',
    '二〇二六年九月',
    '202609',
    '2026-09-01',
    '2026-09-30',
  ])('%s is September 2026', (cell) => {
    expect(read(cell)).toEqual({ value: '2026-09' });
  });

  it('is a month where the sheet program made a day of it', () => {
    expect(read({ date: '2026-09-01' })).toEqual({ value: '2026-09' });
    expect(read({ date: '2028-02-29' })).toEqual({ value: '2028-02' });
    expect(read({ date: '2026-09-15' })).toEqual({ wrong: 'monthNeeded' });
  });

  it.each(['9月', '9', '2026.9 左右', '2026-13'])('%s is none', (cell) => {
    expect(read(cell)).toBe('unread');
  });

  it('is no month as a broken number, for it may be January or October', () => {
    expect(read(2026.1)).toBe('unread');
  });

  it.each([2026, '2026', '2026年', '2026-01-01', '2026-12-31'])('%s is a year of a target', (cell) => {
    expect(read(cell, 'target')).toEqual({ value: '2026' });
  });

  it('is a month of what happened and a year of a target, never the other', () => {
    expect(read('2026')).toEqual({ wrong: 'monthNeeded' });
    expect(read('2026-09', 'target')).toEqual({ wrong: 'yearNeeded' });
  });
});

describe('a unit', () => {
  it.each([
    ['元', 0],
    ['人民币元', 0],
    ['万元', 4],
    ['亿', 8],
    ['亿元', 8],
    ['万亿元', 12],
    ['美元', undefined],
    ['吨', undefined],
  ])('%s of money moves by %s places', (told, places) => {
    expect(unitPlaces(told, yuanWords)).toBe(places);
  });

  it('is looked for as a whole before its beginning is taken for a multiple', () => {
    expect(unitPlaces('千瓦时', ['千瓦时', 'kWh'])).toBe(0);
    expect(unitPlaces('万千瓦时', ['千瓦时', 'kWh'])).toBe(4);
    expect(unitPlaces('kwh', ['千瓦时', 'kWh'])).toBe(0);
    expect(unitPlaces('瓦时', ['千瓦时', 'kWh'])).toBeUndefined();
  });
});

const money = { money: true, unitWords: yuanWords };
const power = { money: false, unitWords: ['千瓦时', 'kWh'] };
const cells = (value: string | null, unit: string | null = null, amount: number | null = null) => ({
  ...{ value, unit, amount },
});

describe('a value', () => {
  it.each([
    ['1.2亿元', null, '120000000'],
    ['3,500 万元', null, '35000000'],
    ['12.345678', '亿元', '1234567800'],
    ['120.50', '元', '120.5'],
    ['1.2亿元', '亿元', '120000000'],
    ['-3', '万元', '-30000'],
  ])('%s in %s is exact yuan', (value, unit, yuan) => {
    expect(exactValue(cells(value, unit), money)).toEqual({ value: yuan });
  });

  it('of another unit is taken as it stands, with its multiple and no thousandfold of 千瓦时', () => {
    expect(exactValue(cells('3,000 千瓦时'), power)).toEqual({ value: '3000' });
    expect(exactValue(cells('1.5万'), power)).toEqual({ value: '15000' });
    expect(exactValue(cells('1.5', '亿千瓦时'), power)).toEqual({ value: '150000000' });
    expect(exactValue(cells('42'), power)).toEqual({ value: '42' });
  });

  it('of the column of amounts is fen', () => {
    expect(exactValue(cells(null, null, 12_345), money)).toEqual({ value: '123.45' });
    expect(exactValue(cells(null, null, -100), money)).toEqual({ value: '-1' });
  });

  it.each([
    [cells('1200'), money, 'unitNeeded'],
    [cells('1.2亿', '万元'), money, 'unitTwice'],
    [cells('1.2', '吨'), money, 'unitWrong'],
    [cells('3000吨'), power, 'unitWrong'],
    [cells(null), money, 'valueNeeded'],
    [cells('1', null, 100), money, 'bothValues'],
    [cells(null, '亿元', 100), money, 'unitBesideAmount'],
    [cells(null, null, 100), power, 'notMoney'],
    [cells('约3000', '万元'), money, 'sheets:faults.approximate'],
    [cells('3000左右'), power, 'sheets:faults.approximate'],
    [cells('若干'), power, 'sheets:faults.numberForm'],
    [cells('1'.repeat(25)), power, 'sheets:faults.numberTooLarge'],
  ])('%o is refused as %o says (%s)', (told, metric, wrong) => {
    expect(exactValue(told, metric)).toMatchObject({ wrong });
  });

  it('needs the decimals that are left without zeros', () => {
    expect(['1', '1.50', '1.00', '0.125'].map(decimalsOf)).toEqual([0, 1, 0, 3]);
  });
});

it('is about the whole where the part is empty or says so', () => {
  expect([null, '全区', 'Whole zone', '东区'].map(partOf)).toEqual(['', '', '', '东区']);
});
