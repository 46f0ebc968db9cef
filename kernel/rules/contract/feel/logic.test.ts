import { describe, expect, it } from 'vitest';
import { answer } from '../answer.fixture.ts';

const truths = ['true', 'false', 'null'] as const;
type Truth = (typeof truths)[number];

const and = (a: Truth, b: Truth): Truth =>
  a === 'false' || b === 'false' ? 'false' : a === 'true' && b === 'true' ? 'true' : 'null';
const or = (a: Truth, b: Truth): Truth =>
  a === 'true' || b === 'true' ? 'true' : a === 'false' && b === 'false' ? 'false' : 'null';
const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));

describe('three-valued logic', () => {
  it.each(pairs)('%s and/or %s', (a, b) => {
    expect(answer(`${a} and ${b}`)).toBe(and(a, b));
    expect(answer(`${a} or ${b}`)).toBe(or(a, b));
    // De Morgan holds with null in it too.
    expect(answer(`not(${a} and ${b}) = (not(${a}) or not(${b}))`)).toBe('true');
    expect(answer(`all([${a}, ${b}])`)).toBe(and(a, b));
    expect(answer(`any([${a}, ${b}])`)).toBe(or(a, b));
    expect(answer(`some x in [${a}, ${b}] satisfies x`)).toBe(or(a, b));
    expect(answer(`every x in [${a}, ${b}] satisfies x`)).toBe(and(a, b));
  });

  it.each([
    ['1 in [2] or true', '(1 in [2]) or true'],
    ['1 in (2) or true', '(1 in (2)) or true'],
    ['1 in > 0 and false', '(1 in > 0) and false'],
    ['false and 1 in [1] or true', '(false and (1 in [1])) or true'],
    ['1 in [2] or 2 in [2] and 3 in [4] or false', '((1 in [2]) or ((2 in [2]) and (3 in [4]))) or false'],
    ['true and 1 in [1] and 2 in [3] or 4 in [4]', '((true and (1 in [1])) and (2 in [3])) or (4 in [4])'],
    ['if 1 in [2] or true then 1 else 2', 'if (1 in [2]) or true then 1 else 2'],
    ['false and (1 in [1] or true)', 'false and ((1 in [1]) or true)'],
  ])('%s means %s', (source, meant) => {
    expect(answer(source)).toBe(answer(meant));
    expect(answer(source)).not.toBe('null');
  });

  it('does not know whether a value lies below nothing', () => {
    expect(['5 in (< null)', '5 in [< null]', 'null in (>= 3)', '5 in (= null)'].map((one) => answer(one))).toEqual([
      ...['null', 'false', 'null', 'false'],
    ]);
  });

  it('takes whatever is no truth value for unknown', () => {
    expect(['"x" and false', '"x" and true', '1 or true', '1 or false'].map((one) => answer(one))).toEqual([
      'false',
      'null',
      'true',
      'null',
    ]);
  });
});

describe('equality and order', () => {
  it.each([
    ['1 = 1.0', 'true'],
    ['1 = "1"', 'null'],
    ['1 != null', 'true'],
    ['null = null', 'true'],
    ['[1, [2, {a: 3}]] = [1, [2, {a: 3.0}]]', 'true'],
    ['{a: 1, b: 2} = {b: 2, a: 1}', 'true'],
    ['{a: 1} = {a: 1, b: 2}', 'false'],
    ['[1..3] = [1..3)', 'false'],
    ['@"P1D" = @"PT24H"', 'true'],
    ['@"P1Y" = @"P365D"', 'null'],
    ['@"2020-01-01T00:00:00+08:00" = @"2019-12-31T16:00:00Z"', 'true'],
    ['@"2020-01-01T00:00:00@Asia/Shanghai" = @"2019-12-31T16:00:00Z"', 'true'],
    ['@"2020-01-01T00:00:00" = @"2020-01-01T00:00:00Z"', 'null'],
    ['is(@"10:00:00Z", @"10:00:00+00:00")', 'true'],
    ['is(@"12:00:00+02:00", @"10:00:00Z")', 'false'],
    ['"𠀀" > "～"', 'true'],
    ['"a" < "b"', 'true'],
    ['true < false', 'null'],
    ['3 between 1 and 3', 'true'],
    ['3 between 1 and null', 'null'],
    ['0 between 1 and null', 'false'],
    ['5 in (< 3, 4, [5..6])', 'true'],
    ['5 in (null..10]', 'null'],
    ['3 in (!= 3)', 'false'],
    ['"b" in ["a".."c"]', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});
