import { describe, expect, it } from 'vitest';
import { answer, cell, reasons } from '../answer.fixture.ts';
import { numberOf } from './number.ts';
import { contextOf } from './values.ts';

describe('expressions', () => {
  it.each([
    // Names of several words, in Chinese too, and names that hold signs.
    ['{年 保费: 100, 补贴: 年 保费 * 0.5}.补贴', '50'],
    ['{foo bar: 1, r: foo   bar + 1}.r', '2'],
    ['{a+b: 1}.a+b', '1'],
    ['{loan amount: 5}.loan amount - 2', '3'],
    ['{"a b": {"c d": 1}}.a b.c d', '1'],
    ['{date: 3, r: date + 1, d: date("2020-01-01")}', '{date: 3, r: 4, d: 2020-01-01}'],
    // Precedence.
    ['1 + 2 * 3 ** 2', '19'],
    ['-3 ** 2', '9'],
    ['2 ** 3 ** 2', '64'],
    ['5 --3', '8'],
    ['1 + if true then 1 else 2', '2'],
    ['if 1 = 1 then "a" else "b" + "c"', '"a"'],
    // Layout and comments.
    ['1\n+ 2 // three\n', '3'],
    ['{年 保费: 2, r: 年\n保费 * 2}.r', '4'],
    ['string\r\nlength("a\u200bb")', '3'],
    ['1 // one\r\n+ 1', '2'],
    ['\ufeff1\u0085+\u3000\u200b1\u000c', '2'],
    ['"\u3000" = " "', 'false'],
    ['/* a */ 1 /* b */ + 2', '3'],
    ['for i in [1,2]\n return\n i', '[1, 2]'],
    ['"a\\"b\\\\\\u4e2d\\U01F40E\\t\\q"', '"a\\"b\\\\中🐎\t\\\\q"'],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each([
    ['if null then 1 else 2', '2'],
    ['for i in 1..3 return i * i', '[1, 4, 9]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in [1..4) return i', '[1, 2, 3]'],
    ['for i in @"2020-02-28"..@"2020-03-01" return i', '[2020-02-28, 2020-02-29, 2020-03-01]'],
    ['for x in [1,2], y in [x, 10] return x * y', '[1, 10, 4, 20]'],
    ['for i in 1..4 return if i < 3 then 1 else partial[-1] + partial[-2]', '[1, 1, 2, 3]'],
    ['for i in 1.5..3 return i', 'null'],
    ['for i in null return i', 'null'],
    ['some x in [1,2,3] satisfies x > 2', 'true'],
    ['every x in [1,2,3] satisfies x > 2', 'false'],
    ['some x in [] satisfies x', 'false'],
    ['every x in [] satisfies x', 'true'],
    ['some x in [null, 3] satisfies x > 2', 'true'],
    ['every x in [null, 3] satisfies x > 2', 'null'],
    ['some x in [1,2], y in [x] satisfies x = y and y = 2', 'true'],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each([
    ['[1,2,3][2]', '2'],
    ['[1,2,3][-1]', '3'],
    ['[1,2,3][0]', 'null'],
    ['[1,2,3][4]', 'null'],
    ['[1,2,3][item > 1]', '[2, 3]'],
    ['[1,2,3][true]', '[1, 2, 3]'],
    ['[1,2,3][null]', '[]'],
    ['7[1]', '7'],
    ['7[item < 3]', '[]'],
    ['[][1]', 'null'],
    ['[][item = 1]', '[]'],
    ['[{x:1,y:2},{x:2,y:3}][x=1]', '[{x: 1, y: 2}]'],
    ['[{item: 1}, {item: -1}][item >= 0]', '[{item: 1}]'],
    ['[{x:1},{y:2}].x', '[1, null]'],
    ['{x: [{y: [1,2]},{y:[3]}]}.x.y', '[[1, 2], [3]]'],
    ['null.x', 'null'],
    ['[1..3).end included', 'false'],
    ['(< 10).end', '10'],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each([
    ['{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r', '2432902008176640000'],
    ['(function(a, b) a - b)(b: 1, a: 5)', '4'],
    ['(function(a: number) a)("x")', 'null'],
    ['(function(a: number) a)([5])', '5'],
    ['(function(a: list<number>) a)(5)', '[5]'],
    ['(function(a) a)(1, 2)', 'null'],
    // What a function answers need not be said for it to be passed.
    ['(function(f: function<number> -> number) f(1))(function(x: number) x + 1)', '2'],
    ['(function(f: function<number> -> number) f(1))(function(x: string) x)', 'null'],
    ['(function(f: function<number> -> number) f(-1))(abs)', '1'],
    ['{k: 10, f: function(a) a + k, k2: f(1)}.k2', '11'],
    ['(1)(2)', 'null'],
    ['function(a) external {java: {class: "java.lang.Math", "method signature": "cos(double)"}}', 'null'],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each([
    ['1 instance of number', 'true'],
    ['null instance of Any', 'false'],
    ['[1,2] instance of list<number>', 'true'],
    ['[1,"a"] instance of list<number>', 'false'],
    ['{a: 1} instance of context<a: number>', 'true'],
    ['{a: 1} instance of context<a: number, b: string>', 'false'],
    ['[1..3] instance of range<number>', 'true'],
    ['[1..3] instance of range<string>', 'false'],
    ['(function(a: string) a) instance of function<string> -> Any', 'true'],
    ['@"P1D" instance of days and time duration', 'true'],
    ['@"P1D" instance of years and months duration', 'false'],
    ['1 instance of nonsense', 'null'],
    // Types that ask for nothing of what they hold.
    ['(function(x) x) instance of function', 'true'],
    ['1 instance of function or false', 'false'],
    ['[abs] instance of list<function>', 'true'],
    ['(function(f: function, x) f(x))(abs, -1)', '1'],
    ['{function code: 1, r: [1, function code], s: {t: function code}}.r', '[1, 1]'],
    ['{} instance of context<>', 'true'],
    ['[1] instance of list<context< >>', 'false'],
    ['"1 instance of function" // instance of context<>', '"1 instance of function"'],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each([
    ['> 5', '6', 'true'],
    ['> 5, < 1', '3', 'false'],
    ['not(1, 2)', '3', 'true'],
    ['not(1, 2)', '2', 'false'],
    ['-', 'null', 'true'],
    ['[1..3), 7', '3', 'false'],
    ['"a", "b"', '"b"', 'true'],
    ['? > 5 and ? < 9', '7', 'true'],
    ['ends with(?, "区")', '"高新区"', 'true'],
    ['true', 'true', 'true'],
    ['false', 'true', 'false'],
    ['[1, 2]', '2', 'true'],
    ['[1, 2]', '[1, 2]', 'true'],
    ['null', 'null', 'true'],
    ['> 5', 'null', 'null'],
    ['not(limit)', '5', 'false'],
    ['<= limit', '5', 'true'],
  ])('cell %s of %s is %s', (tests, value, expected) => {
    expect(cell(tests, value, { limit: numberOf(5) })).toBe(expected);
  });

  it('knows the names below a variable', () => {
    const firm = contextOf([['上年 营业收入', numberOf(2000)]]);
    expect(answer('企业.上年 营业收入 * 2', { 企业: firm })).toBe('4000');
  });
});

describe('reasons and limits', () => {
  it.each([
    ['1 +', ['syntax']],
    ['100 万', ['syntax']],
    ['不存在', ['unknownName']],
    ['"a" + 1', ['badOperands']],
    ['1 / 0', ['outOfRange']],
    ['1 < "a"', ['notComparable']],
    ['{a: 1, a: 2}', ['duplicateEntry']],
    ['[3..1]', ['badRange']],
    ['@"2021-02-29"', ['badText']],
    ['substring("abc", 0)', ['outOfRange']],
    ['nothing(1)', ['unknownName', 'noFunction']],
  ])('%s', (source, expected) => {
    expect(reasons(source)).toEqual(expected);
  });

  it('says where: the characters of the source', async () => {
    const { evaluateFeel } = await import('../evaluate-feel.ts');
    const input = { variables: new Map(), moment: { epochSeconds: 0, nano: 0, zone: 'Z' } };
    const [reason] = evaluateFeel('1 + 年收入', input).diagnostics;
    expect([reason?.from, reason?.to, reason?.params]).toEqual([4, 7, { name: '年收入' }]);
  });

  it('ends what would never end', () => {
    const small = { steps: 10_000, depth: 200, size: 1000 };
    expect(reasons('{f: function(n) f(n + 1), r: f(1)}.r', small)).toContain('tooDeep');
    expect(reasons('some i in 1..100, j in 1..100 satisfies i * j < 0', small)).toContain('tooManySteps');
    expect(reasons('for i in 1..100000 return i', small)).toContain('tooLarge');
    expect(
      reasons('for i in 1..20 return string join(for j in 1..i return "0123456789", "")', { ...small, size: 50 }),
    ).toContain('tooLarge');
    const doubled = '{f: function(n, x) if n = 0 then x else f(n - 1, [x, x]), r: f(60, 1)}.r';
    // Whoever asks for it is refused by its size, or for walking through it.
    for (const text of [`string(${doubled})`, `${doubled} = ${doubled}`]) {
      expect(reasons(text)).toEqual([expect.stringMatching(/^(tooLarge|tooManySteps)$/)]);
    }
    expect(reasons(`${'('.repeat(1000)}1${')'.repeat(1000)}`)).not.toContain('internal');
    expect(reasons(`1${' + 1'.repeat(1500)}`)).toHaveLength(1);
    expect(reasons(`1${' + 1'.repeat(5000)}`)).toEqual(['tooLarge']);
  });
});
