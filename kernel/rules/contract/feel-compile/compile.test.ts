import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFeel, type Program } from '../compile-feel.ts';
import { evaluateFeel } from '../evaluate-feel.ts';
import { literalOf } from '../feel/format-value.ts';
import { numberOf } from '../feel/number.ts';
import type { Value } from '../feel/values.ts';
import { civilFromDays } from '../feel-time/civil-date.ts';
import type { Column, Row } from './columns.ts';

const columns = [
  { name: '保费', type: { is: 'number', scale: 2, least: -1_000_000, most: 1_000_000 } },
  { name: '员工 数', type: { is: 'number', scale: 0, least: 0, most: 5000 } },
  { name: '规模', type: { is: 'text' } },
  { name: '高新', type: { is: 'boolean' } },
  { name: '成立', type: { is: 'date' } },
] as const satisfies readonly Column[];

const moment = { epochSeconds: 0, nano: 0, zone: 'Z' };

/** The same party as the evaluator takes it. */
function variablesOf(row: Row): Map<string, Value> {
  return new Map(
    columns.map(({ name, type }, place): [string, Value] => {
      const value = row[place] ?? null;
      if (typeof value !== 'number') return [name, value];
      if (type.is === 'date') return [name, { kind: 'date', ...civilFromDays(value) }];
      return [name, numberOf(value).times(type.is === 'number' ? `1e-${type.scale}` : 1)];
    }),
  );
}

function programOf(source: string, path?: 'integer' | 'decimal'): Program {
  const compiled = compileFeel(source, { columns }, path);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.why}`);
  return compiled.program;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6 });
const row: fc.Arbitrary<Row> = fc.tuple(
  maybe(fc.integer({ min: -1_000_000, max: 1_000_000 })),
  maybe(fc.integer({ min: 0, max: 5000 })),
  maybe(fc.constantFrom('大型', '中型', '小型')),
  maybe(fc.boolean()),
  maybe(fc.integer({ min: 10_000, max: 20_000 })),
);

/** Rules over these columns whose every step stays below 2^53. */
const { number, test } = fc.letrec<{ number: string; test: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('保费', '员工 数', '0', '0.5', '-3', '1.25', '100'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-'), tie('number')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(tie('number'), fc.constantFrom('0.5', '-0.03', '员工 数')).map(([a, b]) => `(${a} * ${b})`),
    fc
      .tuple(
        fc.constantFrom('decimal', 'round up', 'round down', 'round half up', 'round half down', 'floor', 'ceiling'),
        tie('number'),
        fc.integer({ min: 0, max: 2 }),
      )
      .map(([name, a, places]) => `${name}(${a}, ${places})`),
    fc.tuple(tie('number'), fc.constantFrom('3', '员工 数', '0.7')).map(([a, b]) => `decimal(${a} / ${b}, 1)`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    tie('number').map((a) => `abs(${a})`),
    fc
      .tuple(tie('test'), tie('number'), fc.oneof(tie('number'), fc.constant('null')))
      .map(([t, a, b]) => `(if ${t} then ${a} else ${b})`),
  ),
  test: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      '高新',
      '规模 in ("大型", "小型")',
      '规模 in ["中型"]',
      '规模 != "大型"',
      '规模 = null',
      '成立 < date("2010-01-01")',
      '成立 between @"2000-01-01" and @"2015-06-30"',
      '高新 = true',
      'not(高新)',
    ),
    fc
      .tuple(tie('number'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([a, sign, b]) => `${a} ${sign} ${b}`),
    tie('number').map((a) => `${a} in ([0..100), > 500, -3)`),
    tie('number').map((a) => `${a} in [[0..100], 500]`),
    tie('number').map((a) => `${a} between 1 and 1000`),
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map(([a, sign, b]) => `((${a}) ${sign} (${b}))`),
  ),
}));

describe('compiled rules', () => {
  it('answer as the evaluator does, on whole numbers and on decimals', () => {
    fc.assert(
      fc.property(fc.oneof(number, test), fc.array(row, { minLength: 4, maxLength: 4 }), (source, rows) => {
        const whole = compileFeel(source, { columns }, 'integer');
        const decimal = programOf(source, 'decimal');
        for (const one of rows) {
          const expected = literalOf(evaluateFeel(source, { variables: variablesOf(one), moment }).value);
          expect(literalOf(decimal.run(one))).toBe(expected);
          expect(literalOf(decimal.explain(one).value)).toBe(expected);
          if (!whole.ok) continue;
          expect(literalOf(whole.program.run(one))).toBe(expected);
          expect(whole.program.marked?.run(one)).toBe(whole.program.whole?.run(one));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('take the path of whole numbers exactly where every step is proved', () => {
    const paths = (source: string) => {
      const { path, whyDecimal } = programOf(source);
      return [path, whyDecimal];
    };
    expect(paths('min(decimal(保费 * 0.5, 2), 50000)')).toEqual(['integer', '']);
    expect(paths('保费 * 保费 * 1.000001')).toEqual(['decimal', 'pastExact']);
    expect(paths('保费 * 保费')).toEqual(['integer', '']);
    expect(paths('保费 / 3')).toEqual(['decimal', 'unroundedQuotient']);
    expect(paths('decimal(保费 / 3, 2)')).toEqual(['integer', '']);
    expect(programOf('min(decimal(保费 * 0.5, 2), 50000)').whole?.scale).toBe(2);
  });

  it('refuse what they do not hold, and say where', () => {
    const refused = (source: string) => {
      const compiled = compileFeel(source, { columns });
      return compiled.ok ? null : [compiled.why, source.slice(compiled.from, compiled.to)];
    };
    expect(refused('保费 + 不存在')).toEqual(['nothing called 不存在', '不存在']);
    expect(refused('保费 > 1 and for i in [1] return i')).toEqual(['for', 'for i in [1] return i']);
    expect(refused('规模 < "大型"')?.[0]).toBe('text < text');
    expect(refused('保费 +')?.[0]).toBe('syntax');
  });

  it('explain: every condition, what it read, and what was never asked', () => {
    const program = programOf(
      'if 高新 and (员工 数 < 300 or 规模 = "小型") then min(decimal(保费 * 0.5, 2), 50000) else 0',
    );
    const explained = program.explain([1_000_05, 200, '中型', true, null]);
    expect(literalOf(explained.value)).toBe('500.02');
    expect(explained.clauses.map(({ text, held, data }) => [text, held, data])).toEqual([
      ['高新', true, { 高新: true }],
      ['员工 数 < 300', true, { '员工 数': 200 }],
      ['规模 = "小型"', 'notAsked', { 规模: '中型' }],
    ]);
    const unknown = program.explain([1_000_05, null, '中型', true, null]);
    expect([...(program.marked?.marks ?? [])]).toEqual([1, -1, 0]);
    expect([literalOf(unknown.value), unknown.clauses.map(({ held }) => held)]).toEqual(['0', [true, null, false]]);
  });
});
