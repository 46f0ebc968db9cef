import type { RangeOperator } from '../feel/values.ts';
import type { Row, Test } from '../feel-compile/columns.ts';
import type { DayPlan, NumberPlan, Plan, TestPlan, TextPlan } from './plan.ts';

/** Marks of conditions: 1 held, 0 did not, and these. */
export const unknownMark = -1;
export const notAskedMark = 2;

/** What closures of one program share: which party it is, and what its conditions said. */
export interface RunState {
  /** Counts parties up; what several plans share is computed once a count. */
  turn: number;
  /** A mark a condition; null when nobody asks. */
  marks: Int8Array | null;
}

/** Closures from plans, over numbers in the representation N; NaN is an unknown truth value and an unknown day. */
export abstract class PlanRunner<N> {
  protected readonly state: RunState;
  private readonly kept = new Map<number, unknown>();

  constructor(state: RunState) {
    this.state = state;
  }

  abstract number(node: NumberPlan): (row: Row) => N;
  abstract day(node: DayPlan): (row: Row) => number;
  protected abstract compare(by: RangeOperator, a: NumberPlan, b: NumberPlan): Test;
  protected abstract isNullNumber(of: NumberPlan): Test;

  test(node: TestPlan): Test {
    switch (node.op) {
      case 'literal':
        return node.holds ? () => 1 : () => 0;
      case 'column':
        return readTruth(node.place);
      case 'nothing':
        return () => Number.NaN;
      case 'and':
        return and(this.test(node.a), this.test(node.b));
      case 'or':
        return or(this.test(node.a), this.test(node.b));
      case 'not': {
        const of = this.test(node.of);
        return (row) => 1 - of(row);
      }
      case 'compare':
        return this.compare(node.by, node.a, node.b);
      case 'compareDays':
        return comparison(node.by, this.day(node.a), this.day(node.b));
      case 'sameTruth':
        return comparison('=', this.test(node.a), this.test(node.b));
      default:
        return this.testOfTexts(node);
    }
  }

  private testOfTexts(node: TestPlan): Test {
    switch (node.op) {
      case 'sameText': {
        const [a, b] = [this.text(node.a), this.text(node.b)];
        return (row) => (a(row) === b(row) ? 1 : 0);
      }
      case 'oneOf': {
        return oneOf(this.text(node.of), node.texts);
      }
      case 'isNull':
        return this.isNull(node.of);
      case 'holds': {
        const of = this.test(node.of);
        return (row) => (of(row) === 1 ? 1 : 0);
      }
      case 'choose': {
        const [test, yes, no] = [this.test(node.test), this.test(node.yes), this.test(node.no)];
        return (row) => (test(row) === 1 ? yes(row) : no(row));
      }
      case 'clause':
        return this.marked(node.clause, this.test(node.of));
      case 'shared':
        return this.once(node.id, Number.NaN, () => this.test(node.of));
      default:
        throw new Error(`no test ${node.op}`);
    }
  }

  text(node: TextPlan): (row: Row) => string | null {
    switch (node.op) {
      case 'literal': {
        const { text } = node;
        return () => text;
      }
      case 'column': {
        const { place } = node;
        return (row) => {
          const value = row[place];
          return typeof value === 'string' ? value : null;
        };
      }
      case 'nothing':
        return () => null;
      case 'choose': {
        const [test, yes, no] = [this.test(node.test), this.text(node.yes), this.text(node.no)];
        return (row) => (test(row) === 1 ? yes(row) : no(row));
      }
      case 'shared':
        return this.once<string | null>(node.id, null, () => this.text(node.of));
    }
  }

  private isNull(plan: Plan): Test {
    switch (plan.is) {
      case 'null':
        return () => 1;
      case 'number':
        return this.isNullNumber(plan.plan);
      case 'text': {
        const of = this.text(plan.plan);
        return (row) => (of(row) === null ? 1 : 0);
      }
      case 'test':
        return isNaNTest(this.test(plan.plan));
      case 'date':
        return isNaNTest(this.day(plan.plan));
    }
  }

  private marked(clause: number, test: Test): Test {
    const { state } = this;
    if (state.marks === null) return test;
    const { marks } = state;
    return (row) => {
      const answer = test(row);
      marks[clause] = answer >= 0 ? answer : unknownMark;
      return answer;
    };
  }

  /** What is computed once a party, however many ask. */
  protected once<T>(id: number, nothing: T, make: () => (row: Row) => T): (row: Row) => T {
    const known = this.kept.get(id) as ((row: Row) => T) | undefined;
    if (known !== undefined) return known;
    const { state } = this;
    const run = make();
    let turn = -1;
    let value = nothing;
    const kept = (row: Row) => {
      if (turn !== state.turn) {
        value = run(row);
        turn = state.turn;
      }
      return value;
    };
    this.kept.set(id, kept);
    return kept;
  }
}

/** Forgets what the conditions of the last party said. */
export function clearMarks(marks: Int8Array): void {
  // For the few conditions that rules have, quicker than a call of fill.
  for (let place = 0; place < marks.length; place += 1) marks[place] = notAskedMark;
}

function oneOf(of: (row: Row) => string | null, texts: readonly string[]): Test {
  const [first, second] = texts;
  if (texts.length === 1) return (row) => (of(row) === first ? 1 : 0);
  if (texts.length === 2) {
    return (row) => {
      const text = of(row);
      return text === first || text === second ? 1 : 0;
    };
  }
  const known: ReadonlySet<string | null> = new Set(texts);
  return (row) => (known.has(of(row)) ? 1 : 0);
}

function isNaNTest(of: (row: Row) => number): Test {
  return (row) => (Number.isNaN(of(row)) ? 1 : 0);
}

function readTruth(place: number): Test {
  return (row) => {
    const value = row[place];
    return value === true ? 1 : value === false ? 0 : Number.NaN;
  };
}

/** Three-valued and over 1, 0 and NaN; the second part is asked only when the first does not decide. */
function and(a: Test, b: Test): Test {
  return (row) => {
    const left = a(row);
    if (left === 0) return 0;
    const right = b(row);
    return right === 0 ? 0 : left * right;
  };
}

function or(a: Test, b: Test): Test {
  return (row) => {
    const left = a(row);
    if (left === 1) return 1;
    const right = b(row);
    return right === 1 ? 1 : left + right;
  };
}

/** Comparison of whole numbers, NaN for null; equality knows null, order of null is unknown. */
export function comparison(by: RangeOperator, x: (row: Row) => number, y: (row: Row) => number): Test {
  switch (by) {
    case '=':
      return (row) => {
        const [a, b] = [x(row), y(row)];
        return a === b || (Number.isNaN(a) && Number.isNaN(b)) ? 1 : 0;
      };
    case '!=':
      return (row) => {
        const [a, b] = [x(row), y(row)];
        return a === b || (Number.isNaN(a) && Number.isNaN(b)) ? 0 : 1;
      };
    case '<':
      return (row) => {
        const [a, b] = [x(row), y(row)];
        return a < b ? 1 : a >= b ? 0 : Number.NaN;
      };
    case '<=':
      return (row) => {
        const [a, b] = [x(row), y(row)];
        return a <= b ? 1 : a > b ? 0 : Number.NaN;
      };
    case '>':
      return (row) => {
        const [a, b] = [x(row), y(row)];
        return a > b ? 1 : a <= b ? 0 : Number.NaN;
      };
    case '>=':
      return (row) => {
        const [a, b] = [x(row), y(row)];
        return a >= b ? 1 : a < b ? 0 : Number.NaN;
      };
  }
}
