import { Decimal } from 'decimal.js';
import { compare } from '../feel/compare.ts';
import { numberOf, settle } from '../feel/number.ts';
import type { Run } from '../feel/run.ts';
import { type FunctionValue, isNumber, type Value } from '../feel/values.ts';
import { builtin, overload, variadic } from './define-builtin.ts';

/** Sums and squares of 34 digits, exact for lists of any allowed length. */
const SumNumber = Decimal.clone({ precision: 150, rounding: Decimal.ROUND_HALF_EVEN, defaults: true });

/** A function of a list, or of any number of arguments that are its items. */
function ofList(name: string, body: (list: readonly Value[], run: Run) => Value): FunctionValue {
  return builtin(
    name,
    overload([['list', 'list']], (run, list) => body(list, run)),
    variadic('list', (run, list) => body(list.length === 1 && list[0] === null ? [null] : list, run)),
  );
}

/** A function of a list of numbers; null when one of them is none, or when there is none at all. */
function ofNumbers(name: string, body: (numbers: readonly Decimal[]) => Value): FunctionValue {
  return ofList(name, (list, run) => {
    const numbers = list.filter(isNumber);
    if (numbers.length < list.length || list.length === 0) return run.fail('badArguments', { name });
    return body(numbers) ?? run.fail('outOfRange', { operator: name });
  });
}

function extreme(name: string, sign: 1 | -1): FunctionValue {
  return ofList(name, (list, run) => {
    let found: Value = list[0] ?? null;
    for (const item of list) {
      const order = compare(item, found);
      if (order === null) return run.fail('notComparable', { left: name, right: '' });
      if (order * sign > 0) found = item;
    }
    return found;
  });
}

function total(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((sum, one) => sum.plus(one), new SumNumber(0));
}

function median(numbers: readonly Decimal[]): Value {
  const ordered = numbers.toSorted((a, b) => a.comparedTo(b));
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle];
  const lower = ordered[middle - 1];
  if (upper === undefined) return null;
  return ordered.length % 2 === 1 || lower === undefined ? upper : settle(total([lower, upper]).div(2));
}

/** The deviation of a sample: divided by one less than there are numbers; null for a single one. */
function deviation(numbers: readonly Decimal[]): Value {
  if (numbers.length < 2) return null;
  const mean = total(numbers).div(numbers.length);
  const squares = numbers.reduce((sum, one) => sum.plus(mean.minus(one).pow(2)), new SumNumber(0));
  return settle(squares.div(numbers.length - 1).sqrt());
}

function mode(numbers: readonly Decimal[]): Value {
  const counts = new Map<string, { number: Decimal; count: number }>();
  for (const number of numbers) {
    const key = number.toString();
    counts.set(key, { number, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count));
  const found = [...counts.values()].filter(({ count }) => count === most).map(({ number }) => number);
  return found.sort((a, b) => a.comparedTo(b));
}

/** Three-valued: the value that decides, else null when something is no truth value. */
function quantifier(name: string, deciding: boolean): FunctionValue {
  return ofList(name, (list, run) => {
    if (list.includes(deciding)) return deciding;
    return list.every((item) => item === !deciding) ? !deciding : run.fail('badArguments', { name });
  });
}

/** Functions that make one value of a list (DMN 1.5, 10.3.4.4, table 75). */
export const statisticalFunctions: readonly FunctionValue[] = [
  extreme('min', -1),
  extreme('max', 1),
  ofNumbers('sum', (numbers) => settle(total(numbers))),
  ofNumbers('mean', (numbers) => settle(total(numbers).div(numberOf(numbers.length)))),
  ofNumbers('product', (numbers) => settle(numbers.reduce((product, one) => product.times(one)))),
  ofNumbers('median', median),
  ofNumbers('stddev', deviation),
  ofList('mode', (list, run) => {
    const numbers = list.filter(isNumber);
    if (numbers.length < list.length) return run.fail('badArguments', { name: 'mode' });
    return numbers.length === 0 ? [] : mode(numbers);
  }),
  quantifier('all', false),
  quantifier('any', true),
];
