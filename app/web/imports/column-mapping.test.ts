import { describe, expect, it } from 'vitest';
import type { MappedColumn } from '#platform/sheets/contract/draft.ts';
import type { ColumnView } from '#platform/sheets/contract/import-column.ts';
import { lettersOf, mappingWith } from './column-mapping.ts';

const view = (key: string, type: ColumnView['type'], moneyUnit: ColumnView['moneyUnit'] = null): ColumnView => ({
  key,
  label: key,
  headings: [],
  type,
  required: false,
  moneyUnit,
  unit: null,
  limits: {},
  choices: [],
  hierarchical: false,
  hint: null,
  personal: false,
});
const columns = [view('name', 'text'), view('capital', 'money', 'wanYuan'), view('output', 'money', 'yiYuan')];
const mapped = (source: number, column: string | null, unit: MappedColumn['unit'] = null): MappedColumn => ({
  source,
  column,
  unit,
  heading: '',
  samples: [],
  origin: null,
});
const mapping = [mapped(0, 'name'), mapped(1, 'capital', 'yuan'), mapped(2, null)];

describe('letters of a column', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%i is %s', (column, letters) => expect(lettersOf(column)).toBe(letters));
});

describe('a choice of a column', () => {
  it('takes the field away from where it was, the unit with it', () => {
    expect(mappingWith(mapping, { source: 2, column: 'capital' }, columns)).toEqual([
      { source: 0, column: 'name', unit: null },
      { source: 1, column: null, unit: null },
      { source: 2, column: 'capital', unit: 'wanYuan' },
    ]);
  });

  it('keeps the unit that the heading told, or takes the one that is chosen', () => {
    expect(mappingWith(mapping, { source: 1, column: 'output' }, columns)[1]).toEqual({
      source: 1,
      column: 'output',
      unit: 'yuan',
    });
    expect(mappingWith(mapping, { source: 1, column: 'capital', unit: 'yiYuan' }, columns)[1]?.unit).toBe('yiYuan');
  });

  it('gives no unit to what is not money, and none to a column left aside', () => {
    expect(mappingWith(mapping, { source: 1, column: 'name' }, columns)).toEqual([
      { source: 0, column: null, unit: null },
      { source: 1, column: 'name', unit: null },
      { source: 2, column: null, unit: null },
    ]);
    expect(mappingWith(mapping, { source: 1, column: null }, columns)[1]).toEqual({
      source: 1,
      column: null,
      unit: null,
    });
  });

  it('lets several columns stand aside at once', () => {
    const aside = mappingWith(mapping, { source: 0, column: null }, columns);
    expect(aside.map(({ column }) => column)).toEqual([null, 'capital', null]);
  });
});
