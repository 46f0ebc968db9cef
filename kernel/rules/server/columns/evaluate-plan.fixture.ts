import { addMonths, civilFromDays, daysFromCivil } from '../../contract/feel-time/civil-date.ts';
import type { DayPlan, NumberPlan, Plan, RoundingMode, TestPlan, TextPlan } from '../../contract/plan/plan.ts';
import { commonScale, type Proof, quotientShift } from '../../contract/plan/prove.ts';

/** A party as the slow way reads it: whole units, days, texts, truths, null. */
export type PlanRow = readonly (number | string | boolean | null)[];

/** Marks that clauses leave: 1 held, 0 did not, −1 unknown, 2 not asked. */
export type PlanMarks = number[];

type Truth = boolean | null;

/** The plan as its comments say, one party at a time, in whole numbers of any size: what fast ways are compared with. */
export class SlowPlan {
  private readonly shared = new Map<number, unknown>();
  private readonly row: PlanRow;
  private readonly proofOf: (node: NumberPlan) => Proof;
  private readonly marks: PlanMarks;

  constructor(row: PlanRow, proofOf: (node: NumberPlan) => Proof, marks: PlanMarks) {
    this.row = row;
    this.proofOf = proofOf;
    this.marks = marks;
  }

  answer(plan: Plan): bigint | number | string | Truth {
    switch (plan.is) {
      case 'number':
        return this.number(plan.plan);
      case 'test':
        return this.test(plan.plan);
      case 'text':
        return this.text(plan.plan);
      case 'date':
        return this.day(plan.plan);
      case 'null':
        return null;
    }
  }

  private once<T>(id: number, compute: () => T): T {
    if (!this.shared.has(id)) this.shared.set(id, compute());
    return this.shared.get(id) as T;
  }

  private at(node: NumberPlan, scale: number): bigint | null {
    const value = this.number(node);
    return value === null ? null : value * 10n ** BigInt(scale - this.proofOf(node).scale);
  }

  private both(a: NumberPlan, b: NumberPlan, compute: (x: bigint, y: bigint) => bigint | null): bigint | null {
    const scale = commonScale(this.proofOf(a), this.proofOf(b));
    const [x, y] = [this.at(a, scale), this.at(b, scale)];
    return x === null || y === null ? null : compute(x, y);
  }

  private number(node: NumberPlan): bigint | null {
    switch (node.op) {
      case 'literal':
        return this.proofOf(node).least;
      case 'column': {
        const value = this.row[node.place];
        return typeof value === 'number' ? BigInt(value) : null;
      }
      case 'nothing':
        return null;
      case 'negate': {
        const value = this.number(node.of);
        return value === null ? null : -value;
      }
      case 'add':
        return this.both(node.a, node.b, (x, y) => x + y);
      case 'min':
        return this.both(node.a, node.b, (x, y) => (x < y ? x : y));
      case 'max':
        return this.both(node.a, node.b, (x, y) => (x > y ? x : y));
      case 'multiply': {
        const [x, y] = [this.number(node.a), this.number(node.b)];
        return x === null || y === null ? null : x * y;
      }
      case 'divide':
        return this.divide(node);
      case 'round': {
        const { scale } = this.proofOf(node.of);
        const value = this.number(node.of);
        if (value === null || node.places >= scale) return value;
        return quotient(value, 10n ** BigInt(scale - node.places), node.mode);
      }
      case 'choose':
        return this.at(this.test(node.test) === true ? node.yes : node.no, this.proofOf(node).scale);
      case 'shared':
        return this.once(node.id, () => this.number(node.of));
      case 'count':
        return BigInt(node.tests.filter((test) => this.test(test) === true).length);
      default:
        return this.ofDates(node);
    }
  }

  private divide(node: Extract<NumberPlan, { op: 'divide' }>): bigint | null {
    if (node.rounded === null) throw new Error('not whole');
    const [a, b] = [this.proofOf(node.a), this.proofOf(node.b)];
    const { above, below } = quotientShift(a, b, node.rounded.places);
    const [x, y] = [this.at(node.a, a.scale + above), this.at(node.b, b.scale + below)];
    return x === null || y === null || y === 0n ? null : quotient(x, y, node.rounded.mode);
  }

  private ofDates(node: Extract<NumberPlan, { op: 'daysBetween' | 'monthsBetween' | 'partOfDay' }>): bigint | null {
    if (node.op === 'partOfDay') {
      const day = this.day(node.of);
      return day === null ? null : BigInt(civilFromDays(day)[node.part]);
    }
    const [from, to] = [this.day(node.from), this.day(node.to)];
    if (from === null || to === null) return null;
    if (node.op === 'daysBetween') return BigInt(to - from);
    const [a, b] = [civilFromDays(from), civilFromDays(to)];
    const months = (b.year - a.year) * 12 + b.month - a.month;
    if (months > 0 && b.day < a.day) return BigInt(months - 1);
    return BigInt(months < 0 && b.day > a.day ? months + 1 : months);
  }

  private day(node: DayPlan): number | null {
    switch (node.op) {
      case 'literal':
        return node.day;
      case 'column': {
        const value = this.row[node.place];
        return typeof value === 'number' ? value : null;
      }
      case 'nothing':
        return null;
      case 'addDays': {
        const [of, days] = [this.day(node.of), this.number(node.days)];
        return of === null || days === null ? null : of + Number(days);
      }
      case 'addMonths': {
        const [of, months] = [this.day(node.of), this.number(node.months)];
        if (of === null || months === null) return null;
        const { year, month, day } = addMonths(civilFromDays(of), Number(months));
        return daysFromCivil(year, month, day);
      }
      case 'choose':
        return this.day(this.test(node.test) === true ? node.yes : node.no);
      case 'shared':
        return this.once(node.id, () => this.day(node.of));
    }
  }

  private text(node: TextPlan): string | null {
    switch (node.op) {
      case 'literal':
        return node.text;
      case 'column': {
        const value = this.row[node.place];
        return typeof value === 'string' ? value : null;
      }
      case 'nothing':
        return null;
      case 'choose':
        return this.text(this.test(node.test) === true ? node.yes : node.no);
      case 'shared':
        return this.once(node.id, () => this.text(node.of));
    }
  }

  private test(node: TestPlan): Truth {
    switch (node.op) {
      case 'literal':
        return node.holds;
      case 'column': {
        const value = this.row[node.place];
        return typeof value === 'boolean' ? value : null;
      }
      case 'nothing':
        return null;
      case 'and':
      case 'or': {
        const decides = node.op === 'or';
        const a = this.test(node.a);
        if (a === decides) return a;
        const b = this.test(node.b);
        return b === decides ? b : a === null || b === null ? null : !decides;
      }
      case 'not': {
        const of = this.test(node.of);
        return of === null ? null : !of;
      }
      case 'compare': {
        const scale = commonScale(this.proofOf(node.a), this.proofOf(node.b));
        return ordered(node.by, this.at(node.a, scale), this.at(node.b, scale));
      }
      case 'compareDays':
        return ordered(node.by, this.day(node.a), this.day(node.b));
      case 'sameText':
        return this.text(node.a) === this.text(node.b);
      case 'sameTruth':
        return this.test(node.a) === this.test(node.b);
      case 'oneOf': {
        const of = this.text(node.of);
        return of !== null && node.texts.includes(of);
      }
      case 'isNull':
        return this.answer(node.of) === null;
      case 'holds':
        return this.test(node.of) === true;
      case 'choose':
        return this.test(this.test(node.test) === true ? node.yes : node.no);
      case 'clause': {
        const of = this.test(node.of);
        this.marks[node.clause] = of === null ? -1 : Number(of);
        return of;
      }
      case 'shared':
        return this.once(node.id, () => this.test(node.of));
    }
  }
}

function ordered<T extends bigint | number>(by: string, a: T | null, b: T | null): Truth {
  if (by === '=') return a === b;
  if (by === '!=') return a !== b;
  if (a === null || b === null) return null;
  if (by === '<') return a < b;
  if (by === '<=') return a <= b;
  return by === '>' ? a > b : a >= b;
}

function quotient(a: bigint, b: bigint, mode: RoundingMode): bigint {
  const whole = a / b;
  const rest = a % b;
  if (rest === 0n) return whole;
  const sign = a < 0n === b < 0n ? 1n : -1n;
  const size = (value: bigint) => (value < 0n ? -value : value);
  const half = 2n * size(rest) - size(b);
  const away = {
    up: true,
    down: false,
    ceiling: sign > 0n,
    floor: sign < 0n,
    halfUp: half >= 0n,
    halfDown: half > 0n,
    halfEven: half > 0n || (half === 0n && whole % 2n !== 0n),
  }[mode];
  return away ? whole + sign : whole;
}
