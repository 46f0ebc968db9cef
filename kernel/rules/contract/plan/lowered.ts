import { numberOf } from '../feel/number.ts';
import type { Expression, Span } from '../feel/syntax.ts';
import { isKind, isList, isNumber, type Value } from '../feel/values.ts';
import { dayNumber } from '../feel-time/clock-line.ts';
import type { DayPlan, NumberPlan, Plan, TestPlan, TextPlan } from './plan.ts';
import { provePlan } from './prove.ts';

/**
 * What a part of an expression comes to: a plan, or what only stands between plans. A duration is the number of its months
 * or of its days (which may be no whole number); a list is known item by item before any party is.
 */
export type Lowered =
  | Plan
  | { readonly is: 'months'; readonly plan: NumberPlan }
  | { readonly is: 'days'; readonly plan: NumberPlan }
  | { readonly is: 'list'; readonly items: readonly Lowered[] };

/** Called for every condition; answers the plan to use, so that somebody can number it. */
export type Watch = (clause: Expression, test: TestPlan) => TestPlan;

/** Thrown while lowering: the expression holds what is not compiled; the evaluator still answers it. */
export class NotCompiled extends Error {
  readonly at: Span | null;
  constructor(what: string, at: Span | null = null) {
    super(what);
    this.at = at;
  }
}

/** Numbers and tests of a plan, made short. */
export const plans = {
  number: (value: number): NumberPlan => ({ op: 'literal', value: numberOf(value) }),
  negate: (of: NumberPlan): NumberPlan => ({ op: 'negate', of }),
  add: (a: NumberPlan, b: NumberPlan): NumberPlan => ({ op: 'add', a, b }),
  multiply: (a: NumberPlan, b: NumberPlan): NumberPlan => ({ op: 'multiply', a, b }),
  and: (a: TestPlan, b: TestPlan): TestPlan => ({ op: 'and', a, b }),
  or: (a: TestPlan, b: TestPlan): TestPlan => ({ op: 'or', a, b }),
  not: (of: TestPlan): TestPlan => ({ op: 'not', of }),
  literal: (holds: boolean): TestPlan => ({ op: 'literal', holds }),
  holds: (of: TestPlan): TestPlan => (neverUnknown(of) ? of : { op: 'holds', of }),
};

/** Whether a test is true or false whatever is unknown. */
function neverUnknown(test: TestPlan): boolean {
  switch (test.op) {
    case 'literal':
    case 'sameText':
    case 'sameTruth':
    case 'oneOf':
    case 'isNull':
    case 'holds':
      return true;
    case 'compare':
    case 'compareDays':
      return test.by === '=' || test.by === '!=';
    case 'and':
    case 'or':
      return neverUnknown(test.a) && neverUnknown(test.b);
    case 'not':
      return neverUnknown(test.of);
    default:
      return false;
  }
}

/** Null as a value of the same kind as another, so that both may stand in one place. */
export function nothingLike(beside: Lowered): Lowered {
  switch (beside.is) {
    case 'number':
    case 'months':
    case 'days':
      return { is: beside.is, plan: { op: 'nothing' } };
    case 'test':
      return { is: 'test', plan: { op: 'nothing' } };
    case 'text':
      return { is: 'text', plan: { op: 'nothing' } };
    case 'date':
      return { is: 'date', plan: { op: 'nothing' } };
    default:
      return beside;
  }
}

/** Chooses between two values of one kind; null beside a value is the null of its kind. Null when the kinds differ. */
export function chosen(test: TestPlan, first: Lowered, second: Lowered): Lowered | null {
  const yes = first.is === 'null' ? nothingLike(second) : first;
  const no = second.is === 'null' ? nothingLike(first) : second;
  if (yes.is === 'null' && no.is === 'null') return yes;
  if ((yes.is === 'number' || yes.is === 'months' || yes.is === 'days') && no.is === yes.is) {
    return { is: yes.is, plan: { op: 'choose', test, yes: yes.plan, no: no.plan } };
  }
  if (yes.is === 'test' && no.is === 'test') {
    return { is: 'test', plan: { op: 'choose', test, yes: yes.plan, no: no.plan } };
  }
  if (yes.is === 'text' && no.is === 'text') {
    return { is: 'text', plan: { op: 'choose', test, yes: yes.plan, no: no.plan } };
  }
  if (yes.is === 'date' && no.is === 'date') {
    return { is: 'date', plan: { op: 'choose', test, yes: yes.plan, no: no.plan } };
  }
  return null;
}

/** Whether a value is null; null for a list, which is not asked. */
export function isNullPlan(value: Lowered): TestPlan | null {
  if (value.is === 'null') return plans.literal(true);
  if (value.is === 'list') return null;
  if (value.is === 'months' || value.is === 'days') return { op: 'isNull', of: { is: 'number', plan: value.plan } };
  return { op: 'isNull', of: value };
}

/** The same value, computed once a party however often it is read; what is read anyway stays as it is. */
export function shared(value: Lowered, nextId: () => number): Lowered {
  switch (value.is) {
    case 'number':
    case 'months':
    case 'days':
      return isPlain(value.plan) ? value : { is: value.is, plan: { op: 'shared', id: nextId(), of: value.plan } };
    case 'test':
      return isPlain(value.plan) ? value : { is: 'test', plan: { op: 'shared', id: nextId(), of: value.plan } };
    case 'text':
      return isPlain(value.plan) ? value : { is: 'text', plan: { op: 'shared', id: nextId(), of: value.plan } };
    case 'date':
      return isPlain(value.plan) ? value : { is: 'date', plan: { op: 'shared', id: nextId(), of: value.plan } };
    default:
      return value;
  }
}

function isPlain({ op }: NumberPlan | TestPlan | TextPlan | DayPlan): boolean {
  return op === 'literal' || op === 'column' || op === 'nothing' || op === 'shared';
}

/** A value that is known before any party is; null when no plan holds such values. */
export function constantOf(value: Value): Lowered | null {
  if (value === null) return { is: 'null' };
  if (isNumber(value)) return { is: 'number', plan: { op: 'literal', value } };
  if (typeof value === 'boolean') return { is: 'test', plan: { op: 'literal', holds: value } };
  if (typeof value === 'string') return { is: 'text', plan: { op: 'literal', text: value } };
  if (isList(value)) {
    const items = value.map(constantOf);
    return items.every((item) => item !== null) ? { is: 'list', items } : null;
  }
  if (isKind(value, 'date')) return { is: 'date', plan: { op: 'literal', day: dayNumber(value) } };
  if (isKind(value, 'yearMonthDuration')) return { is: 'months', plan: plans.number(value.months) };
  if (isKind(value, 'dayTimeDuration')) {
    const days = value.seconds.div(86_400);
    // What is no whole number of milliseconds of days would be rounded here and not there.
    return days.decimalPlaces() > 9 ? null : { is: 'days', plan: { op: 'literal', value: days } };
  }
  return null;
}

/** The number, where every step of it is exact; what is not would be rounded elsewhere than the evaluator rounds. */
export function exactly(plan: NumberPlan, what: string, at: Span): NumberPlan {
  if (!provePlan({ is: 'number', plan }).whole) throw new NotCompiled(what, at);
  return plan;
}
