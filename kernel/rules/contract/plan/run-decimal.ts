import type { Decimal } from 'decimal.js';
import { holds } from '../feel/compare.ts';
import { numberOf, roundTo, settle } from '../feel/number.ts';
import type { RangeOperator } from '../feel/values.ts';
import type { Row, Test } from '../feel-compile/columns.ts';
import { daysLater, monthsBetween, monthsLater, partOfDay } from './days.ts';
import type { DayPlan, NumberPlan } from './plan.ts';
import { PlanRunner } from './run-plan.ts';
import { countOf } from './run-whole.ts';

type Maybe = Decimal | null;
type Run = (row: Row) => Maybe;

/** Closures over decimals of 34 digits, as the evaluator has them, null for null: slower, and exact wherever FEEL is. */
export class DecimalRunner extends PlanRunner<Maybe> {
  number(node: NumberPlan): Run {
    switch (node.op) {
      case 'literal': {
        const { value } = node;
        return () => value;
      }
      case 'column':
        return readDecimal(node.place, node.scale);
      case 'nothing':
        return () => null;
      case 'negate': {
        const of = this.number(node.of);
        return (row) => both(zero, of(row), (a, b) => settle(a.minus(b)));
      }
      case 'round': {
        const { places, mode } = node;
        const of = this.number(node.of);
        return (row) => {
          const value = of(row);
          return value === null ? null : roundTo(value, places, mode);
        };
      }
      case 'choose': {
        const [test, yes, no] = [this.test(node.test), this.number(node.yes), this.number(node.no)];
        return (row) => (test(row) === 1 ? yes(row) : no(row));
      }
      case 'shared':
        return this.once<Maybe>(node.id, null, () => this.number(node.of));
      case 'add':
      case 'multiply':
      case 'min':
      case 'max':
      case 'divide':
        return this.pair(node);
      default: {
        const counted = this.counted(node);
        return (row) => {
          const value = counted(row);
          return Number.isNaN(value) ? null : numberOf(value);
        };
      }
    }
  }

  day(node: DayPlan): (row: Row) => number {
    switch (node.op) {
      case 'literal': {
        const { day } = node;
        return () => day;
      }
      case 'column': {
        const { place } = node;
        return (row) => {
          const value = row[place];
          return typeof value === 'number' ? value : Number.NaN;
        };
      }
      case 'nothing':
        return () => Number.NaN;
      case 'addMonths': {
        const [of, months] = [this.day(node.of), this.number(node.months)];
        return (row) => monthsLater(of(row), wholeOf(months(row)));
      }
      case 'addDays': {
        const [of, days] = [this.day(node.of), this.number(node.days)];
        return (row) => daysLater(of(row), wholeOf(days(row)));
      }
      case 'choose': {
        const [test, yes, no] = [this.test(node.test), this.day(node.yes), this.day(node.no)];
        return (row) => (test(row) === 1 ? yes(row) : no(row));
      }
      case 'shared':
        return this.once(node.id, Number.NaN, () => this.day(node.of));
    }
  }

  protected compare(by: RangeOperator, a: NumberPlan, b: NumberPlan): Test {
    const [x, y] = [this.number(a), this.number(b)];
    return (row) => {
      const answer = holds(by, x(row), y(row));
      return answer === null ? Number.NaN : answer ? 1 : 0;
    };
  }

  protected isNullNumber(of: NumberPlan): Test {
    const run = this.number(of);
    return (row) => (run(row) === null ? 1 : 0);
  }

  private pair(node: Extract<NumberPlan, { op: 'add' | 'multiply' | 'min' | 'max' | 'divide' }>): Run {
    const [a, b] = [this.number(node.a), this.number(node.b)];
    const compute = computing(node);
    return (row) => both(a(row), b(row), compute);
  }

  private counted(
    node: Extract<NumberPlan, { op: 'daysBetween' | 'monthsBetween' | 'partOfDay' | 'count' }>,
  ): (row: Row) => number {
    if (node.op === 'count') return countOf(node.tests.map((test) => this.test(test)));
    if (node.op === 'partOfDay') {
      const { part } = node;
      const of = this.day(node.of);
      return (row) => partOfDay(part, of(row));
    }
    const [from, to] = [this.day(node.from), this.day(node.to)];
    return node.op === 'daysBetween' ? (row) => to(row) - from(row) : (row) => monthsBetween(from(row), to(row));
  }
}

const zero = numberOf(0);

function computing(
  node: Extract<NumberPlan, { op: 'add' | 'multiply' | 'min' | 'max' | 'divide' }>,
): (a: Decimal, b: Decimal) => Maybe {
  switch (node.op) {
    case 'add':
      return (a, b) => settle(a.plus(b));
    case 'multiply':
      return (a, b) => settle(a.times(b));
    case 'min':
      return (a, b) => (b.lt(a) ? b : a);
    case 'max':
      return (a, b) => (b.gt(a) ? b : a);
    case 'divide': {
      const { rounded } = node;
      return (a, b) => {
        const quotient = b.isZero() ? null : settle(a.div(b));
        return quotient === null || rounded === null ? quotient : roundTo(quotient, rounded.places, rounded.mode);
      };
    }
  }
}

function both(a: Maybe, b: Maybe, compute: (a: Decimal, b: Decimal) => Maybe): Maybe {
  return a === null || b === null ? null : compute(a, b);
}

function readDecimal(place: number, scale: number): Run {
  const unit = numberOf(10).pow(-scale);
  return (row) => {
    const value = row[place];
    return typeof value === 'number' ? numberOf(value).times(unit) : null;
  };
}

function wholeOf(value: Maybe): number {
  return value === null ? Number.NaN : value.toNumber();
}
