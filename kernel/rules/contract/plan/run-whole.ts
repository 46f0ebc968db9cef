import type { RangeOperator } from '../feel/values.ts';
import type { Row, Test } from '../feel-compile/columns.ts';
import { daysLater, monthsBetween, monthsLater, partOfDay } from './days.ts';
import type { DayPlan, NumberPlan } from './plan.ts';
import { type Proved, quotientShift } from './prove.ts';
import { comparison, PlanRunner, type RunState } from './run-plan.ts';
import { wholeQuotient } from './whole-quotient.ts';

type Run = (row: Row) => number;
type Whole = Extract<Proved, { whole: true }>;

/**
 * Closures over whole numbers of JavaScript, NaN for null: every number is so many of 10^−scale, as it is proved; the
 * plan is proved before it is run so.
 */
export class WholeRunner extends PlanRunner<number> {
  private readonly proved: Whole;

  constructor(proved: Whole, state: RunState) {
    super(state);
    this.proved = proved;
  }

  number(node: NumberPlan): Run {
    switch (node.op) {
      case 'literal': {
        const whole = Number(this.proved.proofOf(node).least);
        return () => whole;
      }
      case 'column':
        return readNumber(node.place);
      case 'nothing':
        return () => Number.NaN;
      case 'negate': {
        const of = this.number(node.of);
        return (row) => 0 - of(row);
      }
      case 'add':
      case 'min':
      case 'max':
        return together(node.op, this.scaled(node.a, this.scaleOf(node)), this.scaled(node.b, this.scaleOf(node)));
      case 'multiply': {
        const [a, b] = [this.number(node.a), this.number(node.b)];
        // Adding nothing turns −0 into 0.
        return (row) => a(row) * b(row) + 0;
      }
      case 'divide':
        return this.divide(node);
      case 'round':
        return this.round(node);
      case 'choose': {
        const test = this.test(node.test);
        const [yes, no] = [this.scaled(node.yes, this.scaleOf(node)), this.scaled(node.no, this.scaleOf(node))];
        return (row) => (test(row) === 1 ? yes(row) : no(row));
      }
      case 'shared':
        return this.once(node.id, Number.NaN, () => this.number(node.of));
      default:
        return this.counted(node);
    }
  }

  day(node: DayPlan): Run {
    switch (node.op) {
      case 'literal': {
        const { day } = node;
        return () => day;
      }
      case 'column':
        return readNumber(node.place);
      case 'nothing':
        return () => Number.NaN;
      case 'addMonths': {
        const [of, months] = [this.day(node.of), this.number(node.months)];
        return (row) => monthsLater(of(row), months(row));
      }
      case 'addDays': {
        const [of, days] = [this.day(node.of), this.number(node.days)];
        return (row) => daysLater(of(row), days(row));
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
    const scale = Math.max(this.scaleOf(a), this.scaleOf(b));
    if (b.op === 'literal' && by !== '=' && by !== '!=') {
      const limit = Number(this.proved.proofOf(b).least) * 10 ** (scale - this.scaleOf(b));
      return against(by, this.scaled(a, scale), limit);
    }
    return comparison(by, this.scaled(a, scale), this.scaled(b, scale));
  }

  protected isNullNumber(of: NumberPlan): Test {
    const run = this.number(of);
    return (row) => (Number.isNaN(run(row)) ? 1 : 0);
  }

  private scaleOf(node: NumberPlan): number {
    return this.proved.proofOf(node).scale;
  }

  private scaled(node: NumberPlan, scale: number): Run {
    return times(this.number(node), scale - this.scaleOf(node));
  }

  private divide(node: Extract<NumberPlan, { op: 'divide' }>): Run {
    if (node.rounded === null) throw new Error('a quotient that is not rounded');
    const { places, mode } = node.rounded;
    const { above, below } = quotientShift(this.proved.proofOf(node.a), this.proved.proofOf(node.b), places);
    const [top, bottom] = [times(this.number(node.a), above), times(this.number(node.b), below)];
    return (row) => wholeQuotient(top(row), bottom(row), mode);
  }

  private round(node: Extract<NumberPlan, { op: 'round' }>): Run {
    const { places, mode } = node;
    const [of, scale] = [this.number(node.of), this.scaleOf(node.of)];
    if (places >= scale) return of;
    const step = 10 ** (scale - places);
    return (row) => wholeQuotient(of(row), step, mode);
  }

  private counted(node: Extract<NumberPlan, { op: 'daysBetween' | 'monthsBetween' | 'partOfDay' | 'count' }>): Run {
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

/** How many tests hold. */
export function countOf(tests: readonly Test[]): Run {
  return (row) => {
    let count = 0;
    for (const test of tests) if (test(row) === 1) count += 1;
    return count;
  };
}

function readNumber(place: number): Run {
  return (row) => {
    const value = row[place];
    return typeof value === 'number' ? value + 0 : Number.NaN;
  };
}

function times(run: Run, places: number): Run {
  if (places === 0) return run;
  const factor = 10 ** places;
  return (row) => run(row) * factor;
}

function together(op: 'add' | 'min' | 'max', x: Run, y: Run): Run {
  if (op === 'add') return (row) => x(row) + y(row);
  return op === 'min' ? (row) => Math.min(x(row), y(row)) : (row) => Math.max(x(row), y(row));
}

/** Order beside a number that is the same for all. */
function against(by: '<' | '<=' | '>' | '>=', x: Run, limit: number): Test {
  switch (by) {
    case '<':
      return (row) => {
        const a = x(row);
        return a < limit ? 1 : a >= limit ? 0 : Number.NaN;
      };
    case '<=':
      return (row) => {
        const a = x(row);
        return a <= limit ? 1 : a > limit ? 0 : Number.NaN;
      };
    case '>':
      return (row) => {
        const a = x(row);
        return a > limit ? 1 : a <= limit ? 0 : Number.NaN;
      };
    case '>=':
      return (row) => {
        const a = x(row);
        return a >= limit ? 1 : a < limit ? 0 : Number.NaN;
      };
  }
}
