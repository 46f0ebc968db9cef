import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CellValue } from '#platform/sheets/contract/cell-fault.ts';
import { readCell } from '#platform/sheets/contract/read-cell.ts';
import { openRegisters } from '#platform/sheets/server/imports/open-registers.ts';
import type { FormDefinition, FormField, FormValues, ScalarFieldType } from '../../contract/form-definition.ts';
import { judgeForm } from '../../contract/judge-form.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import type { ReadVersion, StoredForm } from '../store/forms.ts';
import { valuesOfRow } from './judge-sheet-rows.ts';
import { registerOf } from './sheet-register.ts';

const options = ['甲', '乙', '丙'];
const type: fc.Arbitrary<ScalarFieldType> = fc.oneof(
  fc.record({
    ...{ is: fc.constant('text' as const), longest: fc.integer({ min: 1, max: 6 }) },
    ...{ lines: fc.constant('one' as const), personal: fc.boolean() },
  }),
  fc.record({
    ...{ is: fc.constant('number' as const), scale: fc.integer({ min: 0, max: 3 }), unit: fc.constant(null) },
    ...{ least: fc.integer({ min: -500, max: 0 }), most: fc.integer({ min: 1, max: 5_000 }) },
  }),
  fc.constantFrom<ScalarFieldType>({ is: 'money' }, { is: 'date' }, { is: 'boolean' }, { is: 'choice', options }),
);
const condition = fc.constantFrom('F0 != null', 'F1 > 1', 'count(F2) = 1', 'F1 = F2', 'true', 'nonsense +');
const field = (at: number) =>
  fc
    .record({
      kind: fc.constantFrom('value' as const, 'value' as const, 'choices' as const),
      type,
      required: fc.oneof(fc.constantFrom('always' as const, 'never' as const), fc.record({ when: condition })),
      shown: fc.option(condition, { freq: 4 }),
      checks: fc.array(fc.record({ test: condition, message: fc.constant('不符') }), { maxLength: 1 }),
    })
    .map(({ kind, type: own, ...asked }): FormField => {
      const named = { ...asked, key: `f${at}`, name: `F${at}`, hint: null };
      if (kind === 'choices') return { kind, ...named, options };
      return { kind, ...named, type: own, prefill: null, computed: null };
    });
const form = fc.tuple(field(0), field(1), field(2), field(3)).map((fields): FormDefinition => {
  const total: FormField = {
    ...{ kind: 'value', key: 'sum', name: '合计', type: { is: 'money' }, computed: 'F0 + F1', prefill: null },
    ...{ hint: null, required: 'never', shown: null, checks: [] },
  };
  return {
    ...{ subject: 'none', parameters: [], statuses: [] },
    sections: [{ title: '一', reason: null, fields: [...fields, total] }],
  };
});

/** A value as it is typed into the form, and the same as it is written into a cell. */
type Said = readonly [typed: FormValues[string], written: string];
const decimal = (places: number) =>
  fc.tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: 0, max: places })).map(([units, scale]): Said => {
    const digits = String(Math.abs(units)).padStart(scale + 1, '0');
    const [whole, parts] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
    const text = `${units < 0 ? '-' : ''}${whole}${scale > 0 ? `.${parts}` : ''}`;
    return [text, text];
  });
function saying(one: FormField): fc.Arbitrary<Said> {
  const empty = fc.constant<Said>([null, '']);
  if (one.kind === 'choices') {
    const chosen = fc.subarray(options, { minLength: 1 });
    return fc.oneof(
      chosen.map((all): Said => [all, all.join('、')]),
      empty,
    );
  }
  const is = one.kind === 'value' ? one.type.is : 'text';
  const filled: Record<ScalarFieldType['is'], fc.Arbitrary<Said>> = {
    text: fc
      .string({ unit: fc.constantFrom('文', 'x', '7'), minLength: 1, maxLength: 9 })
      .map((text): Said => [text, text]),
    number: decimal(4),
    money: decimal(2),
    date: fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((day): Said => [day.toISOString().slice(0, 10), day.toISOString().slice(0, 10)]),
    boolean: fc.boolean().map((yes): Said => [yes, yes ? '是' : '否']),
    choice: fc.constantFrom(...options, '丁').map((chosen): Said => [chosen, chosen]),
  };
  return fc.oneof({ weight: 4, arbitrary: filled[is] }, { weight: 1, arbitrary: empty });
}
const filled = form.chain((definition) => {
  const typed = fieldsOf(definition).filter(({ key }) => key !== 'sum');
  return fc.tuple(fc.constant(definition), ...typed.map(saying));
});

it('a row of a sheet is judged as the same values typed into the form', () => {
  const on = { on: '2026-11-23', parameters: [] };
  let whole = 0;
  fc.assert(
    fc.property(filled, ([definition, ...said]) => {
      const version = { definition } as ReadVersion;
      const register = registerOf([], { key: 'any', title: '表' } as StoredForm, version);
      const columns = openRegisters([register], (_locale, key) => key).get(register.id)?.views['zh-CN'].columns ?? [];
      expect(columns.map(({ key }) => key)).toEqual(said.map((_one, at) => `f${at}`));
      const typed = Object.fromEntries(said.map(([value], at) => [`f${at}`, value]));
      const readings = columns.map((column, at) => ({ column, reading: readCell(said[at]?.[1] ?? '', column) }));
      const judged = judgeForm(definition, typed, on);
      const unread = readings.filter(({ reading }) => 'fault' in reading).map(({ column }) => column.key);
      // What the reader of cells refuses never reaches the form, and the form would have refused it as well.
      expect(judged.faults.map(({ field: at }) => at)).toEqual(expect.arrayContaining(unread));
      if (unread.length > 0) return;
      const values = readings.map(({ column, reading }): [string, CellValue] => {
        return [column.key, reading.value ?? null];
      });
      expect(judgeForm(definition, valuesOfRow(definition, { values: Object.fromEntries(values) }), on)).toEqual(
        judged,
      );
      whole += 1;
    }),
    { numRuns: Number(process.env.SOAK_TIMES ?? 1) * 300 },
  );
  expect(whole).toBeGreaterThan(50);
});
