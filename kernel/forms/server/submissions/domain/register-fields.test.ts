import { expect, it } from 'vitest';
import type { FormDefinition, FormField, ScalarFieldType } from '../../../contract/form-definition.ts';
import { registerFields } from './register-fields.ts';

const value = (key: string, name: string, type: ScalarFieldType): FormField => ({
  ...{ kind: 'value', key, name, type, hint: null, required: 'never', shown: null, checks: [] },
  ...{ prefill: null, computed: null },
});
const number = (unit: string | null, scale = 0): ScalarFieldType => ({ is: 'number', scale, least: 0, most: 9, unit });
const asking = (...fields: FormField[]): FormDefinition => ({
  ...{ subject: 'none', parameters: [], statuses: [], sections: [{ title: '一', reason: null, fields }] },
});
const text = (personal: boolean): ScalarFieldType => ({ is: 'text', longest: 9, lines: 'one', personal });
const columnsOf = (...definitions: FormDefinition[]) =>
  registerFields(
    definitions.map((definition, at) => ({ number: at + 1, definition })),
    '元',
  );

it('names a unit in the head where every version asked in it, and leaves it to the cells where they differ', () => {
  const old = asking(
    ...[
      value('fee', '保费', { is: 'money' }),
      value('staff', '人数', number('人')),
      value('gone', '日期', { is: 'date' }),
    ],
    value('area', '面积', number('亩', 2)),
  );
  const now = asking(
    ...[
      value('fee', '实缴保费', { is: 'money' }),
      value('staff', '人数', number('百人')),
      value('rate', '比例', number(null, 1)),
    ],
    value('area', '面积', number('亩', 2)),
  );
  const columns = columnsOf(old, now);
  expect(columns.map(({ name, type, unit }) => [name, type, unit])).toEqual([
    ['实缴保费', 'fen', '元'],
    ['人数', 'text', null],
    ['比例', 'decimal', null],
    ['面积', 'decimal', '亩'],
    ['日期', 'date', null],
  ]);
  expect(columns.map(({ asked }) => [...asked.keys()])).toEqual([[2, 1], [2, 1], [2], [2, 1], [1]]);
});

it('has no column for what is personal, and one for the versions in which it was not', () => {
  expect(columnsOf(asking(value('who', '联系人', text(true))))).toEqual([]);
  const [column, ...rest] = columnsOf(
    asking(value('who', '处室', text(false))),
    asking(value('who', '联系人', text(true))),
  );
  expect([column?.name, [...(column?.asked.keys() ?? [])], rest]).toEqual(['处室', [1], []]);
});
