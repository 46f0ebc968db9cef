import { describe, expect, it } from 'vitest';
import { answer } from '../answer.fixture.ts';
import { builtInFunctions } from './builtins.ts';

/** Every group: expression and answer. A null is a call that does not fit, or a result outside what is possible. */
const groups: Record<string, readonly (readonly [string, string])[]> = {
  numbers: [
    ['decimal(1/3, 2)', '0.33'],
    ['decimal(1.115, 2)', '1.12'],
    ['decimal(2.5, 0)', '2'],
    ['decimal(1, 7000)', 'null'],
    ['round up(-1.126, 2)', '-1.13'],
    ['round half up(-1.125, 2)', '-1.13'],
    ['round half down(1.125, 2)', '1.12'],
    ['round down(n: 5.55, scale: 1)', '5.5'],
    ['round down(5.5, null)', 'null'],
    ['floor(-1.5)', '-2'],
    ['floor(1.56, 1)', '1.5'],
    ['ceiling(-1.5)', '-1'],
    ['abs(-3)', '3'],
    ['abs(@"-P1D")', 'P1D'],
    ['abs([@"-P1D"])', 'P1D'],
    ['modulo(-12, 5)', '3'],
    ['modulo(10.1, -4.5)', '-3.4'],
    ['modulo(1, 0)', 'null'],
    ['sqrt(16)', '4'],
    ['sqrt(-1)', 'null'],
    ['log(0)', 'null'],
    ['decimal(exp(log(7)), 30)', '7'],
    ['exp(100000)', 'null'],
    ['odd(3)', 'true'],
    ['even(3)', 'false'],
    ['odd(1.5)', 'false'],
  ],
  texts: [
    ['substring("高新技术产业", 3, 2)', '"技术"'],
    ['substring("a🐎b", -2)', '"🐎b"'],
    ['substring("abc", 0)', 'null'],
    ['string length("a🐎")', '2'],
    ['upper case("aßc1")', '"ASSC1"'],
    ['lower case("ABC1")', '"abc1"'],
    ['substring before("a-b", "-")', '"a"'],
    ['substring after("a-b", "x")', '""'],
    ['substring after("", "")', '""'],
    ['starts with("高新区", "高新")', 'true'],
    ['ends with(string: "高新区", match: "区")', 'true'],
    ['contains("abc", null)', 'null'],
    ['string join(["a", null, "c"], "、")', '"a、c"'],
    ['string join([1])', 'null'],
    ['split("a;b;;", ";")', '["a", "b", "", ""]'],
  ],
  lists: [
    ['list contains([1, null], null)', 'true'],
    ['count([1, null])', '2'],
    ['count(null)', 'null'],
    ['sublist([1,2,3], -2)', '[2, 3]'],
    ['sublist([1,2,3], 1, 4)', 'null'],
    ['append([1], 2, 3)', '[1, 2, 3]'],
    ['append(list: [1], item: 2)', '[1, 2]'],
    ['concatenate([1], [2], 3)', '[1, 2, 3]'],
    ['concatenate(list: [1, 2])', '[1, 2]'],
    ['union(list: [1, 1])', '[1]'],
    ['union([1, 2], [2.0, 3])', '[1, 2, 3]'],
    ['insert before([1, 2], -1, 9)', '[1, 9, 2]'],
    ['insert before([1, 2], 3, 9)', 'null'],
    ['remove([1, 2], 1)', '[2]'],
    ['reverse([1, 2])', '[2, 1]'],
    ['index of([1, 2, 1], 1)', '[1, 3]'],
    ['distinct values([1, 2, 1, null, null])', '[1, 2, null]'],
    ['flatten([[1, [2]], 3])', '[1, 2, 3]'],
    ['list replace([2, 4, 7], 3, 6)', '[2, 4, 6]'],
    ['list replace([2, 4, 7], function(item, newItem) item < newItem, 5)', '[5, 5, 7]'],
    ['sort([3, 1, 2])', '[1, 2, 3]'],
    ['sort([{a: 2}, {a: 1}], function(x, y) x.a < y.a)', '[{a: 1}, {a: 2}]'],
    ['sort([1, "a"])', 'null'],
    ['sort([2, 1], function(x) true)', 'null'],
    ['list replace([2, 4], [1], 6)', '[6, 4]'],
  ],
  statistics: [
    ['min("b", "a")', '"a"'],
    ['max([])', 'null'],
    ['max([@"2020-01-01", @"2021-01-01"])', '2021-01-01'],
    ['min([1, null])', 'null'],
    ['sum([0.1, 0.2])', '0.3'],
    ['sum([])', 'null'],
    ['sum([1, null])', 'null'],
    ['mean(1, 2, 3)', '2'],
    ['product([2, 3, 4])', '24'],
    ['median([6, 1, 2, 3])', '2.5'],
    ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
    ['stddev([47])', 'null'],
    ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
    ['mode([])', '[]'],
    ['all([])', 'true'],
    ['any([])', 'false'],
  ],
  contexts: [
    ['get value({a: {b: 2}}, ["a", "b"])', '2'],
    ['get value({a: 1}, "b")', 'null'],
    ['get entries({a: 1})', '[{key: "a", value: 1}]'],
    ['context([{key: "a", value: 1}, {key: "b", value: 2}])', '{a: 1, b: 2}'],
    ['context([{key: "a", value: 1}, {key: "a", value: 2}])', 'null'],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', '{a: {b: 2}}'],
    ['context put({a: 1}, "a", 2)', '{a: 2}'],
    ['context merge([{a: 1}, {b: 2}, {a: 3}])', '{a: 3, b: 2}'],
  ],
  dates: [
    ['date(2020, 2, 30)', 'null'],
    ['date(@"2020-01-02T10:00:00")', '2020-01-02'],
    ['date(["2020-01-02"])', '2020-01-02'],
    ['date(["2020-01-02", "2020-01-03"])', 'null'],
    ['time(10, 20, 30, [@"PT8H"])', '10:20:30+08:00'],
    ['time(10, 20, 30.5, @"PT8H")', '10:20:30.5+08:00'],
    ['time(@"2020-01-02")', '00:00:00Z'],
    ['date and time(@"2020-01-02", @"10:00:00")', '2020-01-02T10:00:00'],
    ['date and time(2020, 1, 2, 10, 0, 0, "Asia/Shanghai")', '2020-01-02T10:00:00@Asia/Shanghai'],
    ['duration("P1D")', 'P1D'],
    ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
    ['years and months duration(date("2015-01-31"), date("2015-02-28"))', 'P0M'],
    ['day of week(@"2026-11-21")', '"Saturday"'],
    ['month of year(@"2026-11-21")', '"November"'],
    ['day of year(@"2020-12-31")', '366'],
    ['day of year([@"2020-12-31"])', '366'],
    ['week of year(@"2005-01-01")', '53'],
    ['now()', '2026-11-21T10:00:00@Asia/Shanghai'],
    ['today()', '2026-11-21'],
  ],
  conversions: [
    ['number("1.000.000,01", ".", ",")', '1000000.01'],
    ['number("1,0", ".", ".")', 'null'],
    ['number("一")', 'null'],
    ['string(1.10)', '"1.1"'],
    ['string(1e21)', '"1000000000000000000000"'],
    ['string({a: "x", b c: [1, null]})', '"{a: \\"x\\", b c: [1, null]}"'],
    ['string(@"2020-01-02T10:00:00Z")', '"2020-01-02T10:00:00Z"'],
    ['string(null)', 'null'],
    ['not(1)', 'null'],
    ['not([true])', 'false'],
    ['range("(1..3]")', '(1..3]'],
    ['range("[3..1]")', 'null'],
    ['range("[a..b]")', 'null'],
    ['range("(..5]") = (<= 5)', 'true'],
    ['range("]..5[") = (< 5)', 'true'],
    ['range(" [ @\\"2020-01-01\\" .. ) ") = (>= @"2020-01-01")', 'true'],
    ['9 in range("(5..)")', 'true'],
    ['range("[..5]")', 'null'],
    ['range("[5..]")', 'null'],
    ['range("(..a)")', 'null'],
    ['range("(..)")', 'null'],
    ['is(1, 1.0)', 'true'],
    ['is(null, null)', 'true'],
    ['is(value2: 1)', 'false'],
    ['upper case(["a"])', '"A"'],
    ['upper case(["a", "b"])', 'null'],
  ],
};

describe.each(Object.entries(groups))('functions of %s', (_group, cases) => {
  it.each(cases)('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});

describe('every function', () => {
  it('is called above, but for relations of ranges and patterns, which have tests of their own', () => {
    const sources = Object.values(groups)
      .flat()
      .map(([source]) => source);
    const elsewhere =
      /^(before|after|meets|met by|overlaps.*|finishe.*|includes|during|started by|starts|coincides|matches|replace)$/;
    const untested = builtInFunctions.filter(
      ({ name }) => !elsewhere.test(name) && !sources.some((source) => source.includes(`${name}(`)),
    );
    expect(untested.map(({ name }) => name)).toEqual([]);
  });

  it('answers null for a parameter that it does not have', () => {
    const answers = builtInFunctions.map(({ name }) => [name, answer(`${name}(nonsense: 1)`)]);
    expect(answers).toEqual(builtInFunctions.map(({ name }) => [name, 'null']));
  });
});
