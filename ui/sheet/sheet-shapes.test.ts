import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, nextFault, placesOfFaults, type SheetFault, type SheetRow } from './sheet-shapes.ts';

const columns = [
  { key: 'name', title: '企业名称' },
  { key: 'code', title: '统一社会信用代码' },
  { key: 'capital', title: '注册资本', align: 'end' as const },
];
const fault = (column: string | undefined, state: SheetFault['state'] = 'bad'): SheetFault => ({
  key: `${column}${state}`,
  column,
  state,
  words: '…',
});
const row = (number: number, ...faults: SheetFault[]): SheetRow => ({
  number,
  state: faults.length === 0 ? 'good' : 'bad',
  cells: {},
  faults,
});

describe('the mark of a cell', () => {
  it('is that of its worst fault', () => {
    const several = row(14, fault('code', 'note'), fault('code', 'reason'), fault('code'), fault('name', 'kept'));
    expect(faultOf(several, 'code')?.state).toBe('bad');
    expect(faultOf(several, 'name')?.state).toBe('kept');
    expect(faultOf(several, 'capital')).toBeUndefined();
  });
});

describe('what waits for somebody', () => {
  const rows = [
    row(14, fault('code'), fault('name')),
    row(15, fault('code', 'note'), fault('name', 'kept')),
    row(17, fault(undefined)),
    { ...row(18, fault('code')), state: 'leftOut' as const },
    row(21, fault('capital', 'reason')),
  ];
  const places = placesOfFaults(rows, columns);

  it('is found in reading order; notes, given reasons and rows left out do not wait', () => {
    expect(places).toEqual([
      { row: 14, column: 'name' },
      { row: 14, column: 'code' },
      { row: 17, column: 'name' },
      { row: 21, column: 'capital' },
    ]);
  });

  it('is walked forwards and backwards, from good cells and from rows that are gone', () => {
    const walk = (from: Parameters<typeof nextFault>[1], step: 1 | -1) => nextFault(places, from, { step, columns });
    expect(walk(undefined, 1)).toEqual({ row: 14, column: 'name' });
    expect(walk(undefined, -1)).toEqual({ row: 21, column: 'capital' });
    expect(walk({ row: 14, column: 'name' }, 1)).toEqual({ row: 14, column: 'code' });
    expect(walk({ row: 14, column: 'capital' }, 1)).toEqual({ row: 17, column: 'name' });
    expect(walk({ row: 16, column: 'name' }, 1)).toEqual({ row: 17, column: 'name' });
    expect(walk({ row: 16, column: 'name' }, -1)).toEqual({ row: 14, column: 'code' });
    expect(walk({ row: 14, column: 'name' }, -1)).toBeUndefined();
    expect(walk({ row: 21, column: 'capital' }, 1)).toBeUndefined();
  });

  it('is all visited by F8 alone, each once', () => {
    const cells = fc.subarray(columns.map(({ key }) => key));
    const sheets = fc.array(fc.tuple(fc.integer({ min: 1, max: 2000 }), cells), { maxLength: 30 });
    fc.assert(
      fc.property(sheets, (drawn) => {
        const numbered = new Map(drawn);
        const all = [...numbered]
          .sort(([one], [other]) => one - other)
          .map(([number, bad]) => row(number, ...bad.map((key) => fault(key))));
        const waiting = placesOfFaults(all, columns);
        const visited: unknown[] = [];
        for (let at = nextFault(waiting, undefined, { step: 1, columns }); at !== undefined; ) {
          visited.push(at);
          at = nextFault(waiting, at, { step: 1, columns });
        }
        expect(visited).toEqual(waiting);
      }),
    );
  });
});
