import { callFunction } from '../feel/call-function.ts';
import { compare, equals } from '../feel/compare.ts';
import { integerOf, numberOf } from '../feel/number.ts';
import type { Run } from '../feel/run.ts';
import { type FunctionValue, isKind, isList, isNumber, type Value } from '../feel/values.ts';
import { builtin, overload, variadic } from './define-builtin.ts';
import { placeIn } from './numeric.ts';

function has(list: readonly Value[], item: Value): boolean {
  return list.some((one) => equals(one, item) === true);
}

function distinct(list: readonly Value[], run: Run): Value[] {
  const kept: Value[] = [];
  for (const item of list) {
    for (const _one of kept) run.step({ from: 0, to: 0 });
    if (!has(kept, item)) kept.push(item);
  }
  return kept;
}

function flatten(list: readonly Value[], run: Run): Value[] {
  return run.deeper(() => list.flatMap((item) => (isList(item) ? flatten(item, run) : [item])));
}

/** All arguments as one list, a single value as a list of one; null when one of them is null. */
function joined(name: string, lists: readonly Value[], run: Run): Value[] | null {
  if (lists.includes(null)) return run.fail('badArguments', { name });
  const all = lists.flatMap((one) => (isList(one) ? one : [one]));
  run.checkSize(all.length);
  return all;
}

function outside(run: Run, name: string): null {
  return run.fail('outOfRange', { operator: name });
}

/** Orders by a function that says whether one comes before another; the order of equals is kept. */
function sorted(list: readonly Value[], precedes: FunctionValue | undefined, run: Run): Value {
  if (precedes === undefined) {
    const comparable = list.every((item) => compare(item, list[0] ?? null) !== null);
    return comparable
      ? [...list].sort((a, b) => compare(a, b) ?? 0)
      : run.fail('notComparable', { left: '', right: '' });
  }
  if (precedes.parameters.length !== 2) return run.fail('badArguments', { name: 'sort', parameter: 'precedes' });
  const before = (a: Value, b: Value) => callFunction(precedes, { by: 'place', values: [a, b] }, run) === true;
  return [...list].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}

function replaced(list: readonly Value[], position: Value, item: Value, run: Run): Value {
  if (isNumber(position)) {
    const place = placeIn(position, list.length);
    return place === null ? outside(run, 'list replace') : list.with(place, item);
  }
  if (!isKind(position, 'function')) return run.fail('badArguments', { name: 'list replace' });
  const answers = list.map((one) => callFunction(position, { by: 'place', values: [one, item] }, run));
  if (!answers.every((one) => typeof one === 'boolean')) return run.fail('badArguments', { name: 'list replace' });
  return list.map((one, place) => (answers[place] === true ? item : one));
}

/** Functions that take lists apart and put them together (DMN 1.5, 10.3.4.4, table 75). */
export const listFunctions: readonly FunctionValue[] = [
  builtin(
    'list contains',
    overload(
      [
        ['list', 'list'],
        ['element', 'any'],
      ],
      (_run, list, element) => has(list, element),
    ),
  ),
  builtin(
    'count',
    overload([['list', 'list']], (_run, list) => numberOf(list.length)),
  ),
  builtin(
    'sublist',
    overload(
      [
        ['list', 'list'],
        ['start position', 'number'],
        ['length', 'number?'],
      ],
      (run, list, start, length) => {
        const from = placeIn(start, list.length);
        const count = length === undefined ? list.length - (from ?? 0) : integerOf(length.trunc());
        if (from === null || count === null || count < 0 || from + count > list.length) return outside(run, 'sublist');
        return list.slice(from, from + count);
      },
    ),
  ),
  builtin(
    'append',
    overload(
      [
        ['list', 'list'],
        ['item', 'any'],
      ],
      (_run, list, item) => [...list, item],
    ),
    variadic('list', (run, [list = null, ...items]) =>
      list === null ? run.fail('badArguments', { name: 'append' }) : [...(isList(list) ? list : [list]), ...items],
    ),
  ),
  builtin(
    'concatenate',
    variadic('list', (run, lists) => joined('concatenate', lists, run)),
  ),
  builtin(
    'union',
    variadic('list', (run, lists) => {
      const all = joined('union', lists, run);
      return all === null ? null : distinct(all, run);
    }),
  ),
  builtin(
    'insert before',
    overload(
      [
        ['list', 'list'],
        ['position', 'number'],
        ['newItem', 'any'],
      ],
      (run, list, position, item) => {
        const place = placeIn(position, list.length);
        return place === null ? outside(run, 'insert before') : list.toSpliced(place, 0, item);
      },
    ),
  ),
  builtin(
    'remove',
    overload(
      [
        ['list', 'list'],
        ['position', 'number'],
      ],
      (run, list, position) => {
        const place = placeIn(position, list.length);
        return place === null ? outside(run, 'remove') : list.toSpliced(place, 1);
      },
    ),
  ),
  builtin(
    'list replace',
    overload(
      [
        ['list', 'list'],
        ['position', 'single'],
        ['newItem', 'any'],
      ],
      (run, list, position, item) => replaced(list, position, item, run),
    ),
    overload(
      [
        ['list', 'list'],
        ['match', 'single'],
        ['newItem', 'any'],
      ],
      (run, list, match, item) => replaced(list, match, item, run),
    ),
  ),
  builtin(
    'reverse',
    overload([['list', 'list']], (_run, list) => list.toReversed()),
  ),
  builtin(
    'index of',
    overload(
      [
        ['list', 'list'],
        ['match', 'any'],
      ],
      (_run, list, match) => list.flatMap((item, place) => (equals(item, match) === true ? [numberOf(place + 1)] : [])),
    ),
  ),
  builtin(
    'distinct values',
    overload([['list', 'list']], (run, list) => distinct(list, run)),
  ),
  builtin(
    'flatten',
    overload([['list', 'list']], (run, list) => flatten(list, run)),
  ),
  builtin(
    'sort',
    overload(
      [
        ['list', 'list'],
        ['precedes', 'function?'],
      ],
      (run, list, precedes) => sorted(list, precedes, run),
    ),
  ),
];
