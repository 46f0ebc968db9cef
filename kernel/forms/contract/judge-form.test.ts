import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormDefinition } from './check-definition.ts';
import { withComputedCells } from './computed-cells.ts';
import { type FormDefinition, type FormField, type FormValues, formDefinition, formValues } from './form-definition.ts';
import { formDifference } from './form-difference.ts';
import { insuranceForm } from './insurance-form.fixture.ts';
import { faultKey, type JudgedOn, judgeForm, overspentField } from './judge-form.ts';
import { joinPersonal, partPersonal } from './personal-fields.ts';
import { fieldsOf } from './prepare-form.ts';
import { sampleValues } from './sample-values.ts';

const on: JudgedOn = { on: '2026-11-21', parameters: [{ name: '补贴比例', type: 'number', value: '0.5' }] };
const filled: FormValues = {
  ...{ staff: '42', contact: '林小满' },
  lines: [{ kind: '产品责任险', fee: '1200.5' }],
};
const judge = (values: unknown, definition = insuranceForm) => judgeForm(definition, values as FormValues, on);
const codes = (values: unknown, definition = insuranceForm) =>
  judge(values, definition).faults.map(({ field, row, column, code }) =>
    [field, row, column, code].filter((one) => one !== null).join('.'),
  );

const asked = { hint: null, required: 'always' as const, shown: null, checks: [] };
const number = { is: 'number' as const, scale: 2, least: -10_000, most: 10_000, unit: null };
const field = (key: string, more: Partial<Extract<FormField, { kind: 'value' }>> = {}): FormField => ({
  ...{ ...asked, kind: 'value', key, name: key.toUpperCase(), type: number, prefill: null, computed: null },
  ...more,
});
const formOf = (...fields: FormField[]): FormDefinition => ({
  ...{ subject: 'none', parameters: [], statuses: [] },
  sections: [{ title: '一', reason: null, fields }],
});

describe('judging', () => {
  it('computes exactly, and says what was read', () => {
    const { computed, faults, values } = judge(filled);
    expect(faults).toEqual([]);
    expect(computed).toEqual({
      amount: {
        value: '600.25',
        reads: [
          { name: '保单明细', value: null },
          { name: '补贴比例', value: '0.5' },
        ],
      },
    });
    expect(values).toEqual(filled);
    const third = formOf(field('a'), field('b', { required: 'never', computed: 'A / 3' }));
    expect(judge({ a: '0.05' }, third).computed).toMatchObject({ b: { value: '0.02' } });
    expect(judge({ a: '1' }, third).computed).toMatchObject({ b: { value: '0.33' } });
  });

  it('computes cells of rows from their row and the form, and takes none that is typed', () => {
    const grant = { key: 'grant', name: '补贴额', required: true, type: { is: 'money' as const } };
    const twice = { ...grant, key: 'twice', name: '两倍', required: false, computed: '补贴额 * 2' };
    const form = structuredClone(insuranceForm);
    const lines = fieldsOf(form).find((one) => one.kind === 'rows');
    lines?.columns.push(twice, { ...grant, computed: 'if 险种 = "产品责任险" then 保费 * 补贴比例 else 从业人数' });
    expect(checkFormDefinition(form)).toEqual([]);
    const given = {
      ...filled,
      lines: [
        { kind: '产品责任险', fee: '1200.55' },
        { kind: '研发费用损失险', fee: '1' },
      ],
    };
    const judged = judge(given, form);
    expect(judged.faults).toEqual([]);
    expect(judged.values).toEqual(given);
    expect(judged.computed['lines.0.grant']).toEqual({
      value: '600.28',
      reads: [
        { name: '险种', value: '产品责任险' },
        { name: '保费', value: '1200.55' },
        { name: '补贴比例', value: '0.5' },
        { name: '从业人数', value: '42' },
      ],
    });
    const shown = withComputedCells(form, judged.values, judged.computed);
    expect(shown.lines).toMatchObject([
      { fee: '1200.55', grant: '600.28', twice: '1200.56' },
      { grant: '42', twice: '84' },
    ]);
    expect(codes(shown, form)).toEqual([
      'lines.0.twice.notAsked',
      'lines.0.grant.notAsked',
      'lines.1.twice.notAsked',
      'lines.1.grant.notAsked',
    ]);
    const total = structuredClone(form);
    for (const one of fieldsOf(total))
      if (one.key === 'amount' && one.kind === 'value') one.computed = 'sum(保单明细.补贴额)';
    expect(judge(given, total).computed.amount?.value).toBe('642.28');
    const wrong = (computed: string) => {
      const made = structuredClone(form);
      for (const one of fieldsOf(made)) if (one.kind === 'rows') Object.assign(one.columns.at(-1) ?? {}, { computed });
      expect(() => judge(given, made)).not.toThrow();
      return checkFormDefinition(made).map(({ field: at, column, code }) => `${at}.${column}.${code}`);
    };
    expect(wrong('保费 * 比列')).toEqual(['lines.grant.unknownName']);
    expect(wrong('被保险人')).toEqual(['lines.grant.personalRead']);
    expect(wrong('两倍')).toEqual(['lines.twice.circle']);
    expect(wrong('补贴金额')).toEqual(['lines.null.circle']);
  });

  it('reads dated lists of texts in conditions', () => {
    const text = { is: 'text' as const, longest: 60, lines: 'one' as const, personal: false };
    const form = {
      ...formOf(
        field('a', { type: text, required: 'never' }),
        field('b', { shown: 'A in 目录', required: 'never' }),
        field('c', { computed: 'count(目录)', required: 'never' }),
      ),
      parameters: ['目录'],
    };
    const parameters = [{ name: '目录', type: 'texts' as const, value: ['责任险', '设备险'] }];
    expect(checkFormDefinition(form, { facts: [], parameters })).toEqual([]);
    const shown = (a: string) => judgeForm(form, { a }, { on: '2026-11-21', parameters });
    expect(shown('设备险').shown).toEqual(['a', 'b', 'c']);
    expect(shown('人身险').shown).toEqual(['a', 'c']);
    expect(shown('').computed).toMatchObject({ c: { value: '2' } });
  });

  it('names every fault by field, row and column, once', () => {
    expect(codes({})).toEqual(['staff.required', 'contact.required', 'lines.required']);
    expect(codes({ ...filled, staff: '4.5' })).toEqual(['staff.scale']);
    expect(codes({ ...filled, staff: '-1' })).toEqual(['staff.least']);
    expect(codes({ ...filled, staff: '9'.repeat(20) })).toEqual(['staff.most']);
    expect(codes({ ...filled, staff: `1.${'0'.repeat(20)}1` })).toEqual(['staff.scale']);
    expect(codes({ ...filled, staff: '9'.repeat(41) })).toEqual(['staff.type']);
    expect(codes({ ...filled, staff: 42 })).toEqual(['staff.type']);
    expect(codes({ ...filled, contact: '长'.repeat(61) })).toEqual(['contact.longest']);
    expect(codes({ ...filled, mobile: '12' })).toEqual(['mobile.check']);
    expect(codes({ ...filled, lines: [{ kind: '人身险', fee: '1', x: '1' }, {}] })).toEqual([
      ...['lines.0.kind.choice', 'lines.0.unknown', 'lines.1.kind.required', 'lines.1.fee.required'],
    ]);
    expect(codes({ ...filled, lines: [{ kind: '产品责任险', fee: '1000000.01' }], reason: '大' })).toEqual([
      'lines.check',
    ]);
    expect(codes({ ...filled, lines: Array.from({ length: 21 }, () => ({ kind: '产品责任险', fee: '1' })) })).toEqual([
      'lines.count',
    ]);
    expect(codes({ ...filled, uses: ['研发', '研发'] })).toEqual(['uses.choice']);
    expect(codes({ ...filled, papers: ['no file'] })).toEqual(['papers.type']);
    expect(codes({ ...filled, amount: '1', nothing: 1 })).toEqual(['amount.notAsked', 'nothing.unknown']);
  });

  it('asks by conditions: hidden fields are never required, and may hold nothing', () => {
    expect(judge(filled).shown).not.toContain('reason');
    expect(codes({ ...filled, reason: '不该填' })).toEqual(['reason.notAsked']);
    const large = { ...filled, lines: [{ kind: '产品责任险', fee: '20000.02' }] };
    expect(codes(large)).toEqual(['reason.required']);
    expect(codes({ ...large, reason: '研发' })).toEqual([]);
    expect(codes({ ...filled, staff: '101' })).toEqual(['uses.required']);
  });

  it('holds a check whose answer is unknown, hides a field whose condition is, and answers null to circles', () => {
    const form = formOf(
      field('a', { required: 'never', checks: [{ test: 'A > B', message: '须大于 B' }] }),
      field('b', { required: 'never' }),
      field('c', { shown: 'B > 1' }),
      field('d', { required: 'never', shown: 'E = 1' }),
      field('e', { required: 'never', computed: 'D + 1' }),
    );
    expect(judge({ a: '1' }, form)).toMatchObject({ faults: [], shown: ['a', 'b', 'e'] });
    expect(codes({ a: '1', b: '1' }, form)).toEqual(['a.check']);
  });

  it('reads personal values in the checks of their own field alone', () => {
    const text = { is: 'text', longest: 20, lines: 'one', personal: true } as const;
    const form = formOf(
      field('a', { type: text, checks: [{ test: 'A = "甲"', message: '须是甲' }] }),
      field('b', { required: 'never', shown: 'A = "甲"' }),
    );
    expect(judge({ a: '甲' }, form)).toMatchObject({ faults: [], shown: ['a'] });
    expect(codes({ a: '乙' }, form)).toEqual(['a.check']);
    expect(checkFormDefinition(form)).toMatchObject([
      { field: 'b', part: 'shown', code: 'personalRead', from: 0, to: 1 },
    ]);
  });
});

describe('a definition', () => {
  it('stands without faults, and each fault is told at its place', () => {
    const known = {
      facts: [{ id: 'invented.staff', subject: 'firm', type: 'number' as const }],
      parameters: [{ name: '补贴比例' }],
    };
    expect(checkFormDefinition(insuranceForm, known)).toEqual([]);
    expect(formDefinition.parse(insuranceForm)).toEqual(insuranceForm);
    const wrong = formOf(
      field('a', { computed: 'B + 1' }),
      field('b', { computed: 'A + 1', type: { ...number, least: 1, most: 0 } }),
      field('b', { name: 'sum', shown: 'A >' }),
      field('c', {
        name: 'A',
        prefill: 'invented.none',
        checks: [{ test: 'some x in [1] satisfies x > 没有', message: '无' }],
      }),
    );
    expect(checkFormDefinition(wrong, known).map(({ field: key, part, code }) => `${key}.${part}.${code}`)).toEqual([
      ...['b.key.duplicateKey', 'sum', 'c.name.duplicateName'].map((one) =>
        one === 'sum' ? 'b.name.reservedName' : one,
      ),
      ...['b.type.bounds', 'c.prefill.unknownFact', 'b.shown.syntax', 'c.check.unknownName', 'a.computed.circle'],
    ]);
  });

  it('is told apart from another by its parts', () => {
    const next = structuredClone(insuranceForm);
    next.subject = 'person';
    next.sections[0]?.fields.shift();
    const lines = next.sections[1]?.fields[0];
    if (lines?.kind !== 'rows') throw new Error('the first field of the section holds rows');
    lines.columns.pop();
    lines.hint = '逐张填写';
    expect(formDifference(insuranceForm, next).map(({ what, change, key }) => `${what} ${change} ${key}`)).toEqual([
      ...['subject changed subject', 'field changed lines', 'field removed staff', 'column removed lines.insured'],
    ]);
    expect(formDifference(insuranceForm, structuredClone(insuranceForm))).toEqual([]);
  });
});

const times = process.env.SOAK_TIMES === undefined ? 1 : Number(process.env.SOAK_TIMES);
const words = ['A', 'B', 'C', 'D', 'ROWS.X', 'sum(ROWS.X)', '1', '0', '"甲"', 'null', 'true', 'today()', 'E'];
const expression = fc.oneof(
  fc
    .tuple(fc.constantFrom(...words), fc.constantFrom('+', '/', '>', '=', 'and', 'in', '**'), fc.constantFrom(...words))
    .map((all) => all.join(' ')),
  fc.string({ minLength: 1, maxLength: 20 }),
);
const maybe = fc.option(expression, { nil: null });
const scalar = fc.constantFrom<Extract<FormField, { kind: 'value' }>['type']>(
  ...[number, { is: 'money' } as const, { is: 'date' } as const, { is: 'boolean' } as const],
  ...[
    { is: 'text', longest: 5, lines: 'one', personal: false } as const,
    { is: 'choice' as const, options: ['甲', '乙'] },
  ],
);
const anyField = (key: string) =>
  fc
    .record({ type: scalar, shown: maybe, computed: maybe, test: expression, when: expression })
    .map(({ type, shown, computed, test, when }) =>
      field(key, { type, shown, computed, required: { when }, checks: [{ test, message: '不符' }] }),
    );
const rows: FormField = {
  ...{ ...asked, kind: 'rows', key: 'rows', name: 'ROWS', most: 3, required: 'never' },
  columns: [
    { key: 'x', name: 'X', type: number, required: true, computed: null },
    { key: 'y', name: 'Y', type: number, required: false, computed: 'X + 1' },
  ],
};
const anyForm = fc.tuple(...['a', 'b', 'c', 'd'].map(anyField)).map((fields) => formOf(...fields, rows));
const anyDatum = fc.oneof(fc.constantFrom('1', '2.5', '甲', '2026-01-01', '', null, true), fc.string(), fc.jsonValue());
const anyValues = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'rows', '__proto__', 'z'), anyDatum),
  fc.record({
    a: anyDatum,
    b: anyDatum,
    rows: fc.array(fc.dictionary(fc.constantFrom('x', 'y'), anyDatum), { maxLength: 5 }),
  }),
);

describe('campaign form-judgement', () => {
  it('never throws; hidden fields are never required; what was kept is judged the same again, in a copy of the form too', () => {
    fc.assert(
      fc.property(anyForm, anyValues, (form, values) => {
        checkFormDefinition(form);
        const judged = judgeForm(form, values as FormValues, on);
        for (const key of judged.required) expect(judged.shown).toContain(key);
        for (const one of judged.faults) {
          if (one.code === 'required') expect(judged.shown).toContain(one.field);
          expect(faultKey(one)).toMatch(/^faults\.[a-zA-Z.]+$/);
        }
        expect(formValues.safeParse(judged.values).success).toBe(true);
        // As the server reads it: the form from a table, the answers from a request.
        const copy = formDefinition.parse(JSON.parse(JSON.stringify(form)));
        const again = judgeForm(copy, JSON.parse(JSON.stringify(judged.values)), on);
        expect(again.values).toEqual(judged.values);
        if (judged.faults.length === 0) expect(again).toEqual(judged);
      }),
      { numRuns: 300 * times },
    );
  });

  it('parts personal answers from the others and puts them together again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constant('产品责任险'), insured: fc.string() })),
        fc.string(),
        (lines, contact) => {
          const given: FormValues = { contact, staff: '1', lines };
          const parted = partPersonal(insuranceForm, given);
          expect(JSON.stringify(parted.open)).not.toContain('insured');
          expect(parted.open).not.toHaveProperty('contact');
          expect(joinPersonal(parted)).toEqual(given);
        },
      ),
      { numRuns: 50 * times },
    );
  });
});

it('the form of tests has every kind of field', () => {
  expect(new Set(fieldsOf(insuranceForm).map(({ kind }) => kind)).size).toBe(4);
});

describe('a form that asks for more than can be counted', () => {
  const hostile = (text: string, fields = 60) =>
    formOf(...Array.from({ length: fields }, (_, at) => field(`f${at}`, { required: 'never', computed: text })));

  it('is one budget for all its texts: it is told where it ends, and cannot be published', () => {
    const judged = judge({}, hostile('sum(for i in 1..9000 return i * 2)'));
    expect(judged.faults[0]).toMatchObject({ code: 'unread', params: { name: expect.stringMatching(/^F/) } });
    // What was counted before stands.
    expect(judged.computed).toMatchObject({ f0: { value: null } });
    expect(Object.keys(judged.computed)).toHaveLength(60);
    const faults = checkFormDefinition(hostile('sum(for i in 1..9000 return i * 2)'));
    expect(faults.map(({ code }) => code)).toEqual(['tooManySteps']);
    expect(checkFormDefinition(hostile('sum(for i in 1..900 return i * 2)'))).toEqual([]);
  });

  it('counts walking through long lists, rows at their most, and texts that read each other', () => {
    const lists = hostile('count((for i in 1..9000 return i)[item > count(for j in 1..9000 return j)])', 4);
    expect(overspentField(lists, {}, on)).toBe('f2');
    const sums = '{ l: for i in 1..5000 return i, a: for i in 1..5000 return sum(l) }.a[1]';
    expect(judge({}, hostile(sums, 4)).faults.map(({ code }) => code)).toContain('unread');
    const own = { key: 'b', name: 'B', required: false, type: number, computed: 'sum(for i in 1..900 return i * A)' };
    const rows: FormField = {
      ...{ ...asked, kind: 'rows', key: 'lines', name: '明细', most: 200 },
      columns: [{ key: 'a', name: 'A', required: true, type: number, computed: null }, own],
    };
    expect(checkFormDefinition(formOf(rows)).map(({ code, field: at }) => [code, at])).toEqual([
      ['tooManySteps', 'lines'],
    ]);
    expect(checkFormDefinition(formOf({ ...rows, most: 20 }))).toEqual([]);
    expect(judge({ lines: [{ a: '1' }, { a: '2' }] }, formOf(rows)).faults.map(({ code }) => code)).not.toContain(
      'unread',
    );
  });

  it('is tried with values that it takes', () => {
    const { lines, ...values } = sampleValues(insuranceForm);
    expect(values).toMatchObject({ staff: '100000' });
    expect(lines).toHaveLength(
      Number(fieldsOf(insuranceForm).flatMap((one) => (one.kind === 'rows' ? one.most : []))[0]),
    );
    const wrong = judge({ ...values, lines }).faults.map(({ code }) => code);
    expect(wrong.filter((code) => ['type', 'choice', 'least', 'most', 'scale', 'longest'].includes(code))).toEqual([]);
  });
});
