import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowReader } from './row-reader.ts';
import { parseTable } from './table-file.ts';

const columns = ['id', 'note'];
const read = (reader: RowReader) => ({ id: reader.needed('id'), note: reader.text('note') });
const table = (text: string) => parseTable({ name: 'some.csv', text }, columns, read);

describe('a table', () => {
  it('tells each row by the line it begins on, whatever lines lie inside quotes or between rows', () => {
    const parsed = table('id,note\na,"one\ntwo"\n\nb,"x\r\ny\r\nz"\nc,\n');
    expect(parsed.sound.map(({ row, value }) => [row, value.id])).toEqual([
      [2, 'a'],
      [5, 'b'],
      [8, 'c'],
    ]);
    expect(parsed).toMatchObject({ rows: 3, problems: [], named: new Set(['a', 'b', 'c']) });
    expect(parsed.sound[0]?.value.note).toBe('one\ntwo');
  });

  it('gives back any text that it was given, with the right line', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '园', '"', ',', '\n', '\r', '\t', ' ', '\u{1f3ed}'), maxLength: 12 })
      .map((text) => text.replace(/\r\n?/g, '\n') || null);
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'), (notes, end) => {
        const quoted = notes.map((note, index) => `r${index},"${(note ?? '').replaceAll('"', '""')}"`);
        const parsed = table(['\ufeffid,note', ...quoted, ''].join(end));
        let line = 2;
        const expected = notes.map((note, index) => {
          const row = line;
          line += 1 + (note?.split('\n').length ?? 1) - 1;
          return { row, value: { id: `r${index}`, note } };
        });
        expect(parsed).toMatchObject({ rows: notes.length, problems: [] });
        expect(parsed.sound).toEqual(expected);
      }),
    );
  });

  it.each([
    ['an empty file', '', { row: 1, field: 'id', reason: 'wrongHeader', params: { expected: 'id', found: '' } }],
    [
      'columns in another order',
      'note,id\n',
      { row: 1, field: 'id', reason: 'wrongHeader', params: { expected: 'id', found: 'note' } },
    ],
    [
      'a header with blanks',
      'id, note\n',
      { row: 1, field: 'note', reason: 'wrongHeader', params: { expected: 'note', found: ' note' } },
    ],
    [
      'a quote that stays open',
      'id,note\na,b\nc,"d\ne,f\n',
      { row: 3, field: '', reason: 'quoteNotClosed', params: {} },
    ],
    ['a quote inside a cell', 'id,note\na,b\nc,"d"e\n', { row: 3, field: '', reason: 'unreadable', params: {} }],
    [
      'more than 20,000 rows',
      `id,note\n${'a,b\n'.repeat(20_001)}`,
      { row: 0, field: '', reason: 'tooManyRows', params: { most: 20_000 } },
    ],
  ])('refuses %s as a whole', (_name, text, problem) => {
    const { sound, problems } = table(text);
    expect(sound).toEqual([]);
    expect(problems).toEqual([{ file: 'some.csv', ...problem }]);
  });

  it('takes 20,000 rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `r${index},b\n`).join('');
    expect(table(`id,note\n${rows}`)).toMatchObject({ rows: 20_000, problems: [] });
  });

  it.each([
    ['a', { field: 'note', reason: 'wrongCellCount', params: { found: 1, expected: 2 } }],
    ['a,b,c', { field: '', reason: 'wrongCellCount', params: { found: 3, expected: 2 } }],
  ])('leaves out the row %s, and blames no cell for its neighbour', (row, problem) => {
    const { sound, problems } = table(`id,note\n${row}\nz,\n`);
    expect(sound.map(({ value }) => value.id)).toEqual(['z']);
    expect(problems).toEqual([{ file: 'some.csv', row: 2, ...problem }]);
  });

  it('keeps a name taken by a row that is itself left out', () => {
    const { sound, problems } = table('id,note\na,\0\na,fine\n');
    expect(sound).toEqual([]);
    expect(problems).toEqual([
      { file: 'some.csv', row: 2, field: 'note', reason: 'notText', params: { value: '\ufffd' } },
      { file: 'some.csv', row: 3, field: 'id', reason: 'duplicateId', params: { value: 'a', row: 2 } },
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = table(`id,note\n${text}`);
        expect(parsed.sound.length).toBeLessThanOrEqual(parsed.rows);
        expect(
          parsed.problems.every(({ params }) => Object.values(params).every((value) => String(value).isWellFormed())),
        ).toBe(true);
      }),
    );
  });
});
