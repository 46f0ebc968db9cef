import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import { type RuleTable, ruleTable } from '#kernel/rules/contract/rule-definition.ts';
import {
  cellText,
  editInput,
  editRow,
  type LineEdit,
  mostInputs,
  mostRows,
  pasteInto,
  withCell,
} from './table-edits.ts';

const row = (when: string[], answer: string) => ({ when, answer, sentences: [] });
const table: RuleTable = {
  ...{ hitPolicy: 'UNIQUE', aggregation: null, outputValues: [], otherwise: null },
  inputs: [{ text: '从业人数' }, { text: '注册地' }],
  rows: [row(['>= 100', '"白银"'], '"一档"'), row(['< 100', '-'], '"二档"')],
};
const vocabulary = vocabularyOf({
  terms: [
    { name: '从业人数', type: { is: 'number', scale: 0, least: 0, most: 9, unit: null }, fact: null },
    { name: '注册地', type: { is: 'text', allowed: ['白银', '天水'] }, fact: null },
  ],
  ...{ parameters: [], knowledge: [], decisions: [] },
});
const answers = (one: RuleTable) => one.rows.map(({ answer }) => answer);
const inputs = (one: RuleTable) => one.inputs.map(({ text }) => text);

describe('a cell', () => {
  it('is named by row and column, the head above and the answer last', () => {
    const cells = [
      { row: -1, column: 1 },
      { row: 0, column: 0 },
      { row: 1, column: 2 },
    ];
    expect(cells.map((cell) => cellText(table, cell))).toEqual(['注册地', '>= 100', '"二档"']);
    for (const cell of cells) expect(cellText(withCell(table, cell, 'x'), cell)).toBe('x');
    expect(cellText(table, { row: 5, column: 0 })).toBeUndefined();
    expect(table.rows[0]?.when[0]).toBe('>= 100');
  });
});

describe('rows and columns', () => {
  it('are put in, copied, moved and taken out', () => {
    expect(answers(editRow(table, 0, 'before'))).toEqual(['', '"一档"', '"二档"']);
    expect(answers(editRow(table, 0, 'after'))).toEqual(['"一档"', '', '"二档"']);
    expect(answers(editRow(table, 0, 'copy'))).toEqual(['"一档"', '"一档"', '"二档"']);
    expect(answers(editRow(table, 1, 'back'))).toEqual(['"二档"', '"一档"']);
    expect(answers(editRow(table, 1, 'forth'))).toEqual(['"一档"', '"二档"']);
    expect(answers(editRow(table, 0, 'remove'))).toEqual(['"二档"']);
    const turned = editInput(table, 0, 'forth');
    expect([inputs(turned), turned.rows[0]?.when]).toEqual([
      ['注册地', '从业人数'],
      ['"白银"', '>= 100'],
    ]);
    const added = editInput(table, 1, 'after');
    expect([inputs(added), added.rows[1]?.when]).toEqual([
      ['从业人数', '注册地', ''],
      ['< 100', '-', '-'],
    ]);
  });

  it('stay a table whatever is done', () => {
    const edit = fc.constantFrom<LineEdit>('before', 'after', 'copy', 'back', 'forth', 'remove');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(3), edit), { maxLength: 15 }), (edits) => {
        const end = edits.reduce((one, [rows, at, what]) => {
          if (rows) return editRow(one, at, what);
          const last = what === 'remove' && one.inputs.length === 1;
          return last || one.inputs.length >= mostInputs ? one : editInput(one, at, what);
        }, table);
        expect(ruleTable.safeParse(end).success).toBe(true);
        expect(end.rows.every(({ when }) => when.length === end.inputs.length)).toBe(true);
      }),
    );
  });
});

describe('a paste', () => {
  const paste = (pasted: string, at = { row: 0, column: 0 }) =>
    pasteInto(table, at, { pasted, vocabulary, type: 'text' });

  it('fills cells by the kind of their column and adds rows below', () => {
    const { table: after, rows, left } = paste('≥500\t白银、天水\t特档\n100-499\t\t一档\n不足100\t\t二档');
    expect([rows, left]).toEqual([3, 0]);
    expect(after.rows.map(({ when, answer }) => [...when, answer])).toEqual([
      ['>= 500', '"白银", "天水"', '"特档"'],
      ['[100..499]', '-', '"一档"'],
      ['< 100', '-', '"二档"'],
    ]);
  });

  it('leaves alone what it does not cover', () => {
    const { table: after, cells } = paste('天水', { row: 1, column: 1 });
    expect(after.rows[1]).toEqual(row(['< 100', '"天水"'], '"二档"'));
    expect(cells).toEqual([{ written: '天水', text: '"天水"', as: 'value' }]);
    expect(paste('三档', { row: 0, column: 2 }).table.rows[0]?.answer).toBe('"三档"');
  });

  it('says for what there was no room', () => {
    expect(paste('1\t白银\t甲\t多').left).toBe(1);
    const many = Array.from({ length: mostRows + 5 }, () => '1\t白银\t甲').join('\n');
    expect(paste(many)).toMatchObject({ rows: mostRows, left: 5 });
  });
});
