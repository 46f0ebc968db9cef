import { describe, expect, it } from 'vitest';
import { compileRule } from '../../contract/compile-rule.ts';
import { numberOf } from '../../contract/feel/number.ts';
import { addMonths, civilFromDays, daysFromCivil } from '../../contract/feel-time/civil-date.ts';
import type { NumberPlan, Plan } from '../../contract/plan/plan.ts';
import { ruleDefinition } from '../../contract/rule-definition.ts';
import { Calendar } from './domain/count-calendar.ts';
import { signed, unsigned } from './domain/write-module.ts';
import { openPopulation, type PopulationColumn } from './open-population.ts';
import { readRow } from './read-row.ts';
import { bindProgram, runColumns } from './run-columns.ts';
import { bindRule, runPopulation } from './run-population.ts';

const amount: NumberPlan = { op: 'column', place: 0, scale: 2, least: 0, most: 10 ** 13 };

function valuesOf(plan: Plan, columns: readonly PopulationColumn[], count: number): (number | string)[] {
  const bound = bindProgram({ plans: [plan], clauses: 0 }, openPopulation(columns, count), { marks: false });
  if ('why' in bound) return [bound.why];
  const [answers] = runColumns([bound], count);
  return [...(answers?.answers[0]?.values ?? [])];
}

describe('a population', () => {
  it('may be of any size, also of nobody, and of one more than two at a time', () => {
    const double: Plan = { is: 'number', plan: { op: 'add', a: amount, b: amount } };
    for (const count of [0, 1, 3, 2_048, 2_049, 5_001]) {
      const values = Float64Array.from({ length: count }, (_, party) => party);
      expect(valuesOf(double, [{ is: 'number', values }], count)).toEqual([...values].map((one) => 2 * one));
    }
  });

  it('is read back as it was put in', () => {
    const texts = Array.from({ length: 400 }, (_, kind) => `类${kind}`);
    const population = openPopulation(
      [
        { is: 'text', values: texts },
        { is: 'text', values: texts.map((_, place) => (place % 3 === 0 ? null : '甲')) },
        { is: 'boolean', values: texts.map((_, place) => (place % 3) - 1) },
        { is: 'date', values: texts.map((_, place) => (place === 0 ? Number.NaN : -place)) },
      ],
      400,
    );
    expect(readRow(population, 0)).toEqual(['类0', null, null, null]);
    expect(readRow(population, 1)).toEqual(['类1', '甲', false, -1]);
    expect(readRow(population, 398)).toEqual(['类398', '甲', true, -398]);
  });

  it('is refused where it holds what a plan was told it never does', () => {
    const plan: Plan = { is: 'number', plan: amount };
    expect(() => valuesOf(plan, [{ is: 'number', values: [1, -1] }], 2)).toThrow(RangeError);
    expect(() => valuesOf(plan, [{ is: 'date', values: [1, 2] }], 2)).toThrow('column 0 is date, not number');
    expect(() => valuesOf(plan, [], 2)).toThrow(RangeError);
    const day: Plan = { is: 'date', plan: { op: 'column', place: 0 } };
    expect(() => valuesOf(day, [{ is: 'date', values: [3_000_000] }], 1)).toThrow('past its bounds');
  });

  it('is counted in columns exactly when its own data prove it whole', () => {
    const square: Plan = { is: 'number', plan: { op: 'multiply', a: amount, b: amount } };
    expect(valuesOf(square, [{ is: 'number', values: [3, 90_000_000] }], 2)).toEqual([9, 8_100_000_000_000_000]);
    expect(valuesOf(square, [{ is: 'number', values: [3, 100_000_000] }], 2)).toEqual(['pastExact']);
    const places = { places: 0, mode: 'halfUp' } as const;
    const huge: NumberPlan = { op: 'literal', value: numberOf(2 ** 53 - 1) };
    // Dividing would sum the two past 2^53.
    const share: Plan = { is: 'number', plan: { op: 'divide', a: huge, b: amount, rounded: places } };
    expect(valuesOf(share, [{ is: 'number', values: [100] }], 1)).toEqual(['pastExact']);
  });

  it('of nothing but null proves everything, and answers null', () => {
    const square: Plan = { is: 'number', plan: { op: 'multiply', a: amount, b: amount } };
    expect(valuesOf(square, [{ is: 'number', values: [Number.NaN, Number.NaN] }], 2)).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('a rule that is not whole', () => {
  const definition = ruleDefinition.parse({
    ...{ subject: 'firm', parameters: [], knowledge: [], sentences: [], cases: [] },
    terms: [
      { name: '收入', type: { is: 'number', scale: 2, least: 0, most: 10 ** 14, unit: '元' }, fact: null },
      { name: '登记', type: { is: 'boolean' }, fact: null },
    ],
    decisions: [
      ['分摊', 'number', '收入 / 3'],
      ['符合', 'boolean', '登记 and 收入 >= 100'],
    ].map(([name, type, text]) => ({ name, type, outcome: null, logic: { kind: 'expression', text, links: [] } })),
  });

  it('is run by its closures, party by party, in decimals and with its reasons', () => {
    const rule = compileRule(definition, new Map());
    const columns: PopulationColumn[] = [
      { is: 'boolean', values: [1, 0, -1] },
      { is: 'number', values: [10_000, 9_999, Number.NaN] },
    ];
    const bound = bindRule(rule, openPopulation(columns, 3), { marks: true, places: [1, 0] });
    expect(bound.path).toBe('closures');
    const [answers] = runPopulation([bound], 3);
    expect(answers?.why).toBe('unroundedQuotient');
    expect(answers?.decisions.map(({ datum }) => [datum(0), datum(1), datum(2)])).toEqual([
      ['33.33333333333333333333333333333333', '33.33', null],
      [true, false, null],
    ]);
    const marks = [0, 1, 2].map((party) => rule.clauses.map((_, clause) => answers?.mark?.(clause, party)));
    expect(marks).toEqual([
      [1, 1],
      [0, 2],
      [-1, -1],
    ]);
  });
});

describe('what loops are made of', () => {
  it('writes whole numbers in seven bits a byte', () => {
    expect([0, 127, 128, 624_485, 2 ** 32 - 1].map(unsigned)).toEqual([
      [0],
      [127],
      [128, 1],
      [0xe5, 0x8e, 0x26],
      [255, 255, 255, 255, 15],
    ]);
    expect([0, 63, 64, -1, -64, -123_456].map(signed)).toEqual([[0], [63], [192, 0], [127], [64], [0xc0, 0xbb, 0x78]]);
  });

  it('counts the calendar as the platform does, over every day that a date can be', () => {
    const calendar = new Calendar<number>({
      number: (value) => value,
      add: (a, b) => a + b,
      subtract: (a, b) => a - b,
      multiply: (a, b) => a * b,
      divide: (a, by) => Math.trunc(a / by),
      smaller: Math.min,
      isLess: (a, b) => Number(a < b),
    });
    for (let day = -10_000_000; day <= 10_000_000; day += 997) {
      const civil = civilFromDays(day);
      const found = calendar.civil(day);
      if (found.year !== civil.year || found.month !== civil.month || found.day !== civil.day) {
        expect({ at: day, ...found }).toEqual({ at: day, ...civil });
      }
      const months = (day % 500) - 7;
      const moved = addMonths(civil, months);
      const later = daysFromCivil(moved.year, moved.month, moved.day);
      if (calendar.addMonths(day, months) !== later) expect({ day, months }).toEqual({ day, later });
    }
    expect(calendar.monthsBetween(daysFromCivil(2024, 1, 31), daysFromCivil(2024, 2, 29))).toBe(0);
    expect(calendar.monthsBetween(daysFromCivil(2024, 2, 29), daysFromCivil(2023, 2, 28))).toBe(-12);
  });
});
