import { mentions } from '../feel/mentions.ts';
import type { Expression, Span } from '../feel/syntax.ts';
import type { RangeOperator } from '../feel/values.ts';
import { chosen, isNullPlan, type Lowered, NotCompiled, nothingLike, plans } from './lowered.ts';
import type { TestPlan } from './plan.ts';

/** A comparison of two values; equality knows null, order of null is unknown. Throws NotCompiled for kinds without order. */
export function comparePlans(by: RangeOperator, a: Lowered, b: Lowered, at: Span): TestPlan {
  if (a.is === 'null' || b.is === 'null') return compareNull(by, a.is === 'null' ? b : a, at);
  if (a.is === 'date' && b.is === 'date') return { op: 'compareDays', by, a: a.plan, b: b.plan };
  if ((a.is === 'number' || a.is === 'months' || a.is === 'days') && a.is === b.is) {
    return { op: 'compare', by, a: a.plan, b: b.plan };
  }
  if (by === '=' || by === '!=') {
    const same = sameOf(a, b);
    if (same !== null) return by === '=' ? same : plans.not(same);
  }
  throw new NotCompiled(`${a.is} ${by} ${b.is}`, at);
}

function sameOf(a: Lowered, b: Lowered): TestPlan | null {
  if (a.is === 'test' && b.is === 'test') return { op: 'sameTruth', a: a.plan, b: b.plan };
  if (a.is === 'text' && b.is === 'text') return { op: 'sameText', a: a.plan, b: b.plan };
  return null;
}

function compareNull(by: RangeOperator, a: Lowered, at: Span): TestPlan {
  if (by !== '=' && by !== '!=') return { op: 'nothing' };
  const isNull = isNullPlan(a);
  if (isNull === null) throw new NotCompiled('a list', at);
  return by === '=' ? isNull : plans.not(isNull);
}

/** Lowers a part of an expression, with `?` standing for the value that is tested. */
type LowerTest = (expression: Expression) => Lowered;

/** Whether any of the tests accepts a value: `value in (…)`, or a cell of a table. */
export function acceptsAny(value: Lowered, tests: readonly Expression[], lower: LowerTest, at: Span): TestPlan {
  if (value.is === 'list') throw new NotCompiled('a list', at);
  const texts = value.is === 'text' ? textsOf(tests) : null;
  if (texts !== null && value.is === 'text') return { op: 'oneOf', of: value.plan, texts };
  const [first, ...others] = tests.map((test) => accepts(value, test, lower));
  return others.reduce(plans.or, first ?? plans.literal(false));
}

/** The texts, where every test is one. */
function textsOf(tests: readonly Expression[]): string[] | null {
  const texts = tests.flatMap((test) =>
    test.node === 'literal' && typeof test.value === 'string' ? [test.value] : [],
  );
  return texts.length === tests.length && texts.length > 0 ? texts : null;
}

/** One test: a range, a list of values and ranges, a condition of its own with `?`, or a value. */
function accepts(value: Lowered, test: Expression, lower: LowerTest): TestPlan {
  if (test.node === 'halfRange') return comparePlans(test.operator, value, lower(test.end), test);
  if (test.node === 'range') return inRange(value, test, lower);
  if (mentions(test, 'tested')) return conditionOf(lower(test));
  if (test.node === 'list') {
    const texts = value.is === 'text' ? textsOf(test.items) : null;
    if (texts !== null && value.is === 'text') return { op: 'oneOf', of: value.plan, texts };
    return anyOf(test.items.map((item) => (item.node === 'list' ? plans.literal(false) : accepts(value, item, lower))));
  }
  return acceptsResult(value, lower(test), test);
}

function conditionOf(result: Lowered): TestPlan {
  // With `?` a test is a condition; what is neither true nor false says nothing.
  return result.is === 'test' ? result.plan : { op: 'nothing' };
}

function inRange(value: Lowered, range: Extract<Expression, { node: 'range' }>, lower: LowerTest): TestPlan {
  const [start, end] = [lower(range.start), lower(range.end)];
  const low = comparePlans(range.startIncluded ? '>=' : '>', value, start, range);
  const both = plans.and(low, comparePlans(range.endIncluded ? '<=' : '<', value, end, range));
  const ordered = comparePlans('>', start, end, range);
  if (isOrdered(start, end)) return both;
  const isNull = isNullPlan(value);
  if (isNull === null) throw new NotCompiled('a list', range);
  // A range whose end lies before its start is no range but null, which only null is.
  return { op: 'choose', test: ordered, yes: isNull, no: both };
}

/** Whether a range is known to have its ends in order. */
function isOrdered(start: Lowered, end: Lowered): boolean {
  if (start.is === 'number' && end.is === 'number') {
    return start.plan.op === 'literal' && end.plan.op === 'literal' && start.plan.value.lte(end.plan.value);
  }
  if (start.is !== 'date' || end.is !== 'date') return false;
  return start.plan.op === 'literal' && end.plan.op === 'literal' && start.plan.day <= end.plan.day;
}

/** Whether a value is what a test gave, or one of it; a test that is a condition of something else answers itself. */
export function acceptsResult(value: Lowered, result: Lowered, at: Span): TestPlan {
  if (result.is === 'list') return isOneOf(value, result.items, at);
  if (result.is !== 'test' || value.is === 'test') return comparePlans('=', value, result, at);
  const [isNull, resultIsNull] = [isNullPlan(value), isNullPlan(result)];
  if (isNull === null || resultIsNull === null) throw new NotCompiled('a list', at);
  return { op: 'choose', test: isNull, yes: resultIsNull, no: plans.holds(result.plan) };
}

/** Whether a value equals an item; never unknown. */
export function isOneOf(value: Lowered, items: readonly Lowered[], at: Span): TestPlan {
  const texts = items.flatMap((item) => (item.is === 'text' && item.plan.op === 'literal' ? [item.plan.text] : []));
  if (value.is === 'text' && texts.length === items.length) return { op: 'oneOf', of: value.plan, texts };
  return anyOf(
    items.flatMap((item) => {
      if (item.is === 'null' || item.is === value.is) return [comparePlans('=', value, item, at)];
      return bothNull(value, item);
    }),
  );
}

/** Values of two kinds are the same where both are null; a list is never null, nor is what is written down. */
function bothNull(value: Lowered, item: Lowered): TestPlan[] {
  if (value.is === 'list' || item.is === 'list' || item.is === 'null' || item.plan.op === 'literal') return [];
  const [one, other] = [isNullPlan(value), isNullPlan(item)];
  return one === null || other === null ? [] : [plans.and(one, other)];
}

function anyOf(tests: readonly TestPlan[]): TestPlan {
  const [first, ...others] = tests.map(plans.holds);
  return others.reduce(plans.or, first ?? plans.literal(false));
}

/** The smaller or larger of two values of one kind; null when one is null. Null for kinds without order. */
export function extreme(which: 'min' | 'max', a: Lowered, b: Lowered, at: Span): Lowered {
  const [left, right] = [a.is === 'null' ? nothingLike(b) : a, b.is === 'null' ? nothingLike(a) : b];
  if (left.is === 'null') return left;
  if ((left.is === 'number' || left.is === 'months' || left.is === 'days') && left.is === right.is) {
    return { is: left.is, plan: { op: which, a: left.plan, b: right.plan } };
  }
  if (left.is !== 'date' || right.is !== 'date') throw new NotCompiled(`${which} of ${a.is} and ${b.is}`, at);
  const order = comparePlans(which === 'min' ? '<' : '>', right, left, at);
  const picked = chosen(order, right, left);
  const unknown = plans.or({ op: 'isNull', of: left }, { op: 'isNull', of: right });
  return (picked === null ? null : chosen(unknown, { is: 'null' }, picked)) ?? { is: 'null' };
}
