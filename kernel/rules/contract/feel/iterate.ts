import { civilFromDays } from '../feel-time/civil-date.ts';
import { dayNumber } from '../feel-time/clock-line.ts';
import { both, either } from './compare.ts';
import { Scope } from './names.ts';
import { numberOf } from './number.ts';
import type { Run } from './run.ts';
import { type DateValue, isKind, isList, isNumber, kindOf, type RangeValue, type Value } from './values.ts';

/** A name that takes one value after the other; its values may depend on the iterators before it. */
export interface Iteration {
  readonly name: string;
  /** Null when there is nothing to iterate over; the reason is in the run. */
  readonly values: (scope: Scope) => Iterable<Value> | null;
}

/** `for … return`: one result for every combination; `partial` holds those so far (DMN 1.5, 10.3.2.14). */
export function iterate(
  iterations: readonly Iteration[],
  around: { readonly scope: Scope; readonly run: Run; readonly needsPartial: boolean },
  body: (scope: Scope) => Value,
): Value {
  const { run } = around;
  const results: Value[] = [];
  const complete = combine(iterations, around.scope, run, (scope) => {
    // A copy: what the body keeps of it may not grow afterwards.
    const inner = around.needsPartial ? new Scope([['partial', [...results]]], scope) : scope;
    results.push(body(inner));
    run.checkSize(results.length);
    return true;
  });
  return complete ? results : null;
}

/** `some` and `every … satisfies`, three-valued: null unless a known value decides (DMN 1.5, 10.3.2.7). */
export function quantify(
  quantifier: 'some' | 'every',
  iterations: readonly Iteration[],
  around: { readonly scope: Scope; readonly run: Run },
  body: (scope: Scope) => Value,
): Value {
  const some = quantifier === 'some';
  let answer: boolean | null = !some;
  const complete = combine(iterations, around.scope, around.run, (scope) => {
    const value = body(scope);
    const truth = typeof value === 'boolean' ? value : null;
    answer = some ? either(answer, truth) : both(answer, truth);
    return answer !== some;
  });
  return complete ? answer : null;
}

/** Visits every combination until a visit answers false; false itself when an iteration has nothing to go over. */
function combine(iterations: readonly Iteration[], outer: Scope, run: Run, visit: (scope: Scope) => boolean): boolean {
  let stopped = false;
  const descend = (place: number, scope: Scope): boolean => {
    const iteration = iterations[place];
    if (iteration === undefined) {
      stopped = !visit(scope);
      return true;
    }
    const values = iteration.values(scope);
    if (values === null) return false;
    for (const value of values) {
      run.step({ from: 0, to: 0 });
      if (!descend(place + 1, new Scope([[iteration.name, value]], scope))) return false;
      if (stopped) return true;
    }
    return true;
  };
  return descend(0, outer);
}

/** What a value gives one after the other: the items of a list, the values of a range, itself when it is single. */
export function valuesIn(value: Value, run: Run): Iterable<Value> | null {
  if (isList(value)) return value;
  if (isKind(value, 'range')) return stepsOf(value, run);
  return value === null ? run.fail('notIterable', { kind: 'null' }) : [value];
}

/** A closed range as the values in it: whole numbers or days between its endpoints. */
function stepsOf(range: RangeValue, run: Run): Iterable<Value> | null {
  const all = range.operator === null ? steps(range.start, range.end, run) : null;
  if (all === null) return run.fail('notIterable', { kind: 'range' });
  const values = [...all];
  return values.slice(range.startIncluded ? 0 : 1, range.endIncluded ? values.length : -1);
}

/** Values from one endpoint to the other, both included, upwards or downwards by 1 or by a day. */
export function steps(from: Value, to: Value, run: Run): Iterable<Value> | null {
  if (isNumber(from) && isNumber(to)) {
    if (!from.isInteger() || !to.isInteger()) return run.fail('notIterable', { kind: 'number' });
    const count = to.minus(from).abs().toNumber();
    run.checkSize(count);
    const step = numberOf(from.lte(to) ? 1 : -1);
    return Array.from({ length: count + 1 }, (_, place) => from.plus(step.times(place)));
  }
  if (isKind(from, 'date') && isKind(to, 'date')) {
    const start = dayNumber(from);
    const count = Math.abs(dayNumber(to) - start);
    run.checkSize(count);
    const step = dayNumber(to) >= start ? 1 : -1;
    return Array.from(
      { length: count + 1 },
      (_, place): DateValue => ({
        kind: 'date',
        ...civilFromDays(start + step * place),
      }),
    );
  }
  return run.fail('notIterable', { kind: kindOf(from) });
}
