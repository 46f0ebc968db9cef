import { numberOf } from '../feel/number.ts';
import type { ArithmeticOperator, Span } from '../feel/syntax.ts';
import { exactly, type Lowered, NotCompiled, plans } from './lowered.ts';
import type { DayPlan, NumberPlan, RoundingMode } from './plan.ts';

/** Places behind the point to which something is rounded, and how. */
export interface RoundTo {
  readonly places: number;
  readonly mode: RoundingMode;
}

/** An operator between two values; `by` rounds a quotient as it is divided. Throws NotCompiled for what does not go together. */
export function arithmetic(
  operator: ArithmeticOperator,
  [a, b]: readonly [Lowered, Lowered],
  { at, by }: { readonly at: Span; readonly by: RoundTo | null },
): Lowered {
  if (a.is === 'null' || b.is === 'null') return { is: 'null' };
  const found = operations[operator](a, b, { at, by });
  if (found === null) throw new NotCompiled(`${a.is} ${operator} ${b.is}`, at);
  return found;
}

interface Asked {
  readonly at: Span;
  readonly by: RoundTo | null;
}
type Operation = (a: Lowered, b: Lowered, asked: Asked) => Lowered | null;

const add: Operation = (a, b, { at }) => {
  if (a.is === 'number' && b.is === 'number') return { is: 'number', plan: plans.add(a.plan, b.plan) };
  if (a.is === 'months' && b.is === 'months') {
    return { is: 'months', plan: exactly(plans.add(a.plan, b.plan), 'months', at) };
  }
  if (a.is === 'days' && b.is === 'days') return { is: 'days', plan: exactly(plans.add(a.plan, b.plan), 'days', at) };
  if (a.is === 'date') return later(a.plan, b, (by) => by);
  return b.is === 'date' ? later(b.plan, a, (by) => by) : null;
};

const subtract: Operation = (a, b, asked) => {
  if (a.is === 'date' && b.is === 'date') {
    return { is: 'days', plan: { op: 'daysBetween', from: b.plan, to: a.plan } };
  }
  if (a.is === 'date') return later(a.plan, b, plans.negate);
  if (b.is !== 'number' && b.is !== 'months' && b.is !== 'days') return null;
  return add(a, { is: b.is, plan: plans.negate(b.plan) }, asked);
};

/** A date later by a duration. */
function later(of: DayPlan, by: Lowered, sign: (by: NumberPlan) => NumberPlan): Lowered | null {
  if (by.is === 'months') return { is: 'date', plan: { op: 'addMonths', of, months: sign(by.plan) } };
  // A part of a day that is added to a midnight does not reach the next one.
  if (by.is === 'days') {
    return { is: 'date', plan: { op: 'addDays', of, days: wholeOf(sign(by.plan), 'floor') } };
  }
  return null;
}

const multiply: Operation = (a, b, { at }) => {
  if (a.is === 'number' && b.is === 'number') return { is: 'number', plan: plans.multiply(a.plan, b.plan) };
  const [duration, factor] = a.is === 'number' ? [b, a] : [a, b];
  if (factor.is !== 'number' || (duration.is !== 'months' && duration.is !== 'days')) return null;
  const product = plans.multiply(duration.plan, factor.plan);
  // Months past what a whole number holds are none to the evaluator.
  if (duration.is === 'months') return { is: 'months', plan: exactly(wholeOf(product, 'down'), 'months', at) };
  return { is: 'days', plan: exactly(product, 'days', at) };
};

const divide: Operation = (a, b, { at, by }) => {
  if (a.is === 'number' && b.is === 'number') return { is: 'number', plan: quotient(a.plan, b.plan, by) };
  if ((a.is === 'months' || a.is === 'days') && b.is === a.is) {
    return { is: 'number', plan: quotient(a.plan, b.plan, by) };
  }
  if (b.is !== 'number') return null;
  if (a.is === 'months') {
    const months: NumberPlan = { op: 'divide', a: a.plan, b: b.plan, rounded: { places: 0, mode: 'down' } };
    return { is: 'months', plan: exactly(months, 'months', at) };
  }
  const inverse = a.is === 'days' ? inverseOf(b.plan) : null;
  if (a.is !== 'days' || inverse === null) return null;
  return { is: 'days', plan: exactly(plans.multiply(a.plan, inverse), 'days', at) };
};

/** A quotient; by a number whose inverse has few places it is a product, which is exact. */
function quotient(a: NumberPlan, b: NumberPlan, by: RoundTo | null): NumberPlan {
  const inverse = by === null ? inverseOf(b) : null;
  return inverse === null ? { op: 'divide', a, b, rounded: by } : plans.multiply(a, inverse);
}

function inverseOf(divisor: NumberPlan): NumberPlan | null {
  if (divisor.op !== 'literal' || divisor.value.isZero()) return null;
  const inverse = numberOf(1).div(divisor.value);
  const exact = inverse.decimalPlaces() <= 6 && inverse.times(divisor.value).eq(1);
  return exact ? { op: 'literal', value: inverse } : null;
}

/** Only squares and cubes, and only where they are exact. */
const raise: Operation = (a, b, { at }) => {
  if (a.is !== 'number' || b.is !== 'number' || b.plan.op !== 'literal') return null;
  const square = plans.multiply(a.plan, a.plan);
  if (b.plan.value.eq(2)) return { is: 'number', plan: exactly(square, 'a power', at) };
  if (b.plan.value.eq(3)) return { is: 'number', plan: exactly(plans.multiply(square, a.plan), 'a power', at) };
  throw new NotCompiled('a power', at);
};

const operations: Readonly<Record<ArithmeticOperator, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': raise,
};

/** A number rounded to a whole one, unless it is one anyway. */
export function wholeOf(plan: NumberPlan, mode: RoundingMode): NumberPlan {
  return isWhole(plan) ? plan : { op: 'round', of: plan, places: 0, mode };
}

function isWhole(plan: NumberPlan): boolean {
  switch (plan.op) {
    case 'literal':
      return plan.value.isInteger();
    case 'column':
      return plan.scale === 0;
    case 'negate':
    case 'shared':
      return isWhole(plan.of);
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
      return isWhole(plan.a) && isWhole(plan.b);
    case 'round':
      return plan.places === 0;
    case 'divide':
      return plan.rounded?.places === 0;
    case 'choose':
      return isWhole(plan.yes) && isWhole(plan.no);
    default:
      // Nothing, days, months, parts of days and counts.
      return true;
  }
}
