import { parseTemporal } from '../feel-time/parse-temporal.ts';
import { negate, operate } from './arithmetic.ts';
import { callFunction, passArguments } from './call-function.ts';
import { checkWeight } from './check-weight.ts';
import { both, either, holds } from './compare.ts';
import { isInstance } from './conform.ts';
import { defineFunction } from './define-function.ts';
import { filterList } from './filter-list.ts';
import { type Iteration, iterate, quantify, steps, valuesIn } from './iterate.ts';
import { mentions } from './mentions.ts';
import { resolveType } from './named-types.ts';
import { Scope } from './names.ts';
import { readPath } from './read-path.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import type { Expression, Iterator } from './syntax.ts';
import { testValue } from './unary-test.ts';
import { isKind, isList, kindOf, type Value } from './values.ts';

type Node<K extends Expression['node']> = Extract<Expression, { node: K }>;
type Evaluators = { readonly [K in Expression['node']]: (node: Node<K>, around: Surroundings) => Value };

/** The value of an expression; null, with a reason in the run, where it has none. Throws LimitReached only. */
export function evaluate(expression: Expression, around: Surroundings): Value {
  around.run.step(expression);
  const value = around.run.deeper(() => dispatch(expression, around));
  // Adding up or comparing a list walks through it: that counts, or a short text could ask for hours.
  if (value !== null && typeof value === 'object') around.run.walk(checkWeight(value));
  return value;
}

function dispatch<K extends Expression['node']>(expression: Node<K> & Expression, around: Surroundings): Value {
  const evaluator = evaluators[expression.node] as (node: Expression, around: Surroundings) => Value;
  return evaluator(expression, around);
}

const evaluators: Evaluators = {
  number: ({ value }, { run }) => value ?? run.fail('outOfRange', { operator: '' }),
  literal: ({ value }) => value,
  at: ({ text }, { run }) => parseTemporal(text) ?? run.fail('badText', { text }),
  name: ({ name }, { scope, run }) => scope.get(name) ?? missing(scope, name, run),
  tested: (_node, { scope, run }) => scope.get('?') ?? missing(scope, '?', run),
  list: ({ items }, around) => items.map((item) => evaluate(item, around)),
  context: evaluateContext,
  range: evaluateRange,
  halfRange: evaluateHalfRange,
  negate: ({ of }, around) => negate(evaluate(of, around), around.run),
  arithmetic: ({ operator, left, right }, around) =>
    operate(operator, evaluate(left, around), evaluate(right, around), around.run),
  compare: ({ operator, left, right }, around) => {
    const [a, b] = [evaluate(left, around), evaluate(right, around)];
    return holds(operator, a, b) ?? around.run.fail('notComparable', { left: kindOf(a), right: kindOf(b) });
  },
  between: ({ value, low, high }, around) => {
    const tested = evaluate(value, around);
    const answer = both(holds('>=', tested, evaluate(low, around)), holds('<=', tested, evaluate(high, around)));
    return answer ?? around.run.fail('notComparable', { left: kindOf(tested), right: '' });
  },
  in: ({ value, tests }, around) => testValue(evaluate(value, around), tests, around, evaluate),
  and: ({ left, right }, around) => {
    const first = truth(evaluate(left, around), around.run);
    return first === false ? false : both(first, truth(evaluate(right, around), around.run));
  },
  or: ({ left, right }, around) => {
    const first = truth(evaluate(left, around), around.run);
    return first === true ? true : either(first, truth(evaluate(right, around), around.run));
  },
  if: (node, around) =>
    evaluate(truth(evaluate(node.test, around), around.run) === true ? node.whenTrue : node.whenFalse, around),
  for: ({ iterators, body }, around) =>
    iterate(
      iterationsOf(iterators, around),
      { ...around, needsPartial: mentions(body, 'partial') },
      within(body, around),
    ),
  some: ({ iterators, body }, around) =>
    quantify('some', iterationsOf(iterators, around), around, within(body, around)),
  every: ({ iterators, body }, around) =>
    quantify('every', iterationsOf(iterators, around), around, within(body, around)),
  path: ({ of, name }, around) => readPath(evaluate(of, around), name, around.run),
  filter: ({ of, test }, around) => filterList(evaluate(of, around), around.scope, around.run, within(test, around)),
  instanceOf: ({ value, type }, around) => {
    const resolved = resolveType(type, around.types);
    if (resolved === null) return around.run.fail('unknownType', { name: type.is === 'named' ? type.name : type.is });
    return isInstance(evaluate(value, around), resolved);
  },
  call: (node, around) => {
    const named = node.called.node === 'name' ? around.scope.callable(node.called.name) : undefined;
    const called = named ?? evaluate(node.called, around);
    if (!isKind(called, 'function')) return around.run.fail('noFunction', { kind: kindOf(called) });
    return callFunction(called, passArguments(node.arguments, around, evaluate), around.run);
  },
  function: (node, around) => defineFunction(node, around, evaluate),
};

/** Evaluates an expression with more names than are seen around it. */
function within(expression: Expression, around: Surroundings): (scope: Scope) => Value {
  return (scope) => evaluate(expression, { ...around, scope });
}

function iterationsOf(iterators: readonly Iterator[], around: Surroundings): Iteration[] {
  return iterators.map(({ name, from, to }) => ({
    name,
    values: (scope) => {
      const inner = { ...around, scope };
      const first = evaluate(from, inner);
      return to === null ? valuesIn(first, around.run) : steps(first, evaluate(to, inner), around.run);
    },
  }));
}

function missing(scope: Scope, name: string, run: Run): null {
  return scope.get(name) === null ? null : run.fail('unknownName', { name });
}

/** A truth value for and, or and if: whatever is no boolean counts as null. */
function truth(value: Value, run: Run): boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  return run.fail('notBoolean', { kind: kindOf(value) });
}

/** Entries see those before them; the same key twice makes the whole null. */
function evaluateContext({ entries }: Node<'context'>, around: Surroundings): Value {
  const scope = new Scope([], around.scope);
  const values = new Map<string, Value>();
  for (const { key, value } of entries) {
    if (values.has(key)) return around.run.fail('duplicateEntry', { name: key });
    const result = evaluate(value, { ...around, scope });
    values.set(key, result);
    scope.set(key, result);
  }
  return { kind: 'context', entries: values };
}

function evaluateRange(node: Node<'range'>, around: Surroundings): Value {
  const start = evaluate(node.start, around);
  const end = evaluate(node.end, around);
  const range = {
    kind: 'range',
    operator: null,
    start,
    end,
    startIncluded: node.startIncluded,
    endIncluded: node.endIncluded,
  } as const;
  if (start === null || end === null) return range;
  const ordered = holds('<=', start, end);
  return ordered === true ? range : around.run.fail('badRange', { start: kindOf(start), end: kindOf(end) });
}

function evaluateHalfRange({ operator, end }: Node<'halfRange'>, around: Surroundings): Value {
  const limit = evaluate(end, around);
  if (isList(limit) && operator !== '=' && operator !== '!=') {
    return around.run.fail('badRange', { start: '', end: 'list' });
  }
  const upper = operator === '<' || operator === '<=';
  const lower = operator === '>' || operator === '>=';
  return {
    kind: 'range',
    operator,
    start: upper ? null : limit,
    end: lower ? null : limit,
    startIncluded: !upper && operator !== '>',
    endIncluded: !lower && operator !== '<',
  };
}
