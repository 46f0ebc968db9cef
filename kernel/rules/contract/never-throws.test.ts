import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFeel } from './compile-feel.ts';
import { evaluateFeel, testFeel } from './evaluate-feel.ts';
import { numberOf } from './feel/number.ts';
import { builtInFunctions } from './feel-functions/builtins.ts';

const words = [
  ...[
    '1',
    '0',
    '-2.5',
    '1e400',
    '"a"',
    '"["',
    'true',
    'null',
    'x',
    '年 保费',
    '?',
    'item',
    'partial',
    '@"2020-02-29"',
    '@"P1Y"',
  ],
  ...[
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
    '<',
    '>=',
    'and',
    'or',
    'in',
    'between',
    'instance of',
    'number',
    '..',
    '.',
    ',',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    'if',
    'then',
    'else',
    'for',
    'return',
    'some',
    'satisfies',
    'function',
    'range<',
    '>',
  ],
  ...['（', '％', '//', '/*', '\n', '\\', '"'],
];

const variables = new Map([
  ['x', numberOf(3)],
  ['年 保费', numberOf(100)],
]);
const input = {
  variables,
  moment: { epochSeconds: 0, nano: 0, zone: 'Z' },
  limits: { steps: 20_000, depth: 200, size: 2000 },
};
const soup = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' '));

/** Values of every kind, as arguments. */
const values = fc.constantFrom(
  ...[
    'null',
    'true',
    '0',
    '-1.5',
    '1e300',
    '10 ** 6000',
    '""',
    '"a(b"',
    '"\\U01F40E"',
    '[]',
    '[null]',
    '[1, "a", [2]]',
    '{}',
    '{a: 1}',
  ],
  ...[
    '@"2020-02-29"',
    '@"999999999-12-31"',
    '@"23:59:59.999@Europe/Paris"',
    '@"2020-01-01T00:00:00Z"',
    '@"P1Y"',
    '@"-PT0.000000001S"',
  ],
  ...['[1..3]', '(< "b")', '(null..3]', 'function(a, b) a < b', 'function() 1', 'abs'],
);

describe('the engine never throws', () => {
  it('on any heap of words', () => {
    fc.assert(
      fc.property(soup, (source) => {
        for (const { diagnostics } of [evaluateFeel(source, input), testFeel(source, null, input)]) {
          expect(diagnostics.filter(({ code }) => code === 'internal')).toEqual([]);
        }
        compileFeel(source, { columns: [{ name: 'x', type: { is: 'text' } }] });
      }),
      { numRuns: 400 },
    );
  });

  it('on any arguments of any function, nor on any operands', () => {
    const calls = fc
      .tuple(fc.constantFrom(...builtInFunctions.map(({ name }) => name)), fc.array(values, { maxLength: 4 }))
      .map(([name, passed]) => `${name}(${passed.join(', ')})`);
    const operations = fc
      .tuple(values, fc.constantFrom('+', '-', '*', '/', '**', '=', '<', 'in', 'and'), values)
      .map(([left, sign, right]) => `(${left}) ${sign} (${right})`);
    const loops = fc.tuple(values, values).map(([a, b]) => `for i in ${a}..${b} return i`);
    const paths = fc
      .tuple(values, values, fc.constantFrom('a', 'year', 'time offset', 'end'))
      .map(([a, b, c]) => `(${a})[${b}].${c}`);
    fc.assert(
      fc.property(fc.oneof(calls, operations, loops, paths), (source) => {
        const { diagnostics } = evaluateFeel(source, input);
        expect([source, diagnostics.filter(({ code }) => code === 'internal')]).toEqual([source, []]);
      }),
      { numRuns: 1500 },
    );
  });
});
