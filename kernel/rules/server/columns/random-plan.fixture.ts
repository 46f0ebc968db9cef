import { numberOf } from '../../contract/feel/number.ts';
import type { DayPlan, NumberPlan, Plan, RoundingMode, TestPlan, TextPlan } from '../../contract/plan/plan.ts';
import { provePlan } from '../../contract/plan/prove.ts';
import type { PlanRow } from './evaluate-plan.fixture.ts';
import type { PopulationColumn } from './open-population.ts';

/** Whole numbers from 0 to below `count`, the same for the same seed (mulberry32). */
export function randomBelow(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
}

type Below = ReturnType<typeof randomBelow>;

/** Columns that random plans read, with texts of few kinds and of very many. */
export const randomColumns = [
  { is: 'number', scale: 2, least: -1_000_000, most: 100_000_000 },
  { is: 'number', scale: 0, least: 0, most: 5_000 },
  { is: 'number', scale: 1, least: -99, most: 99 },
  { is: 'boolean' },
  { is: 'boolean' },
  { is: 'text', kinds: 40 },
  { is: 'text', kinds: 3 },
  { is: 'text', kinds: 700 },
  { is: 'date' },
  { is: 'date' },
] as const;

const numbers = [0, 1, 2];
const truths = [3, 4];
const texts = [5, 6, 7];
const dates = [8, 9];
const modes: RoundingMode[] = ['halfEven', 'up', 'down', 'halfUp', 'halfDown', 'floor', 'ceiling'];
const operators = ['=', '!=', '<', '<=', '>', '>='] as const;
const decimals = ['0', '1', '-1', '0.5', '2', '-0.03', '1.25', '100', '50000', '3', '0.7', '-7'];

/** The text of a kind: 类0, 类1 … */
export const textOf = (kind: number): string => `类${kind}`;

/** Plans whose every step is proved whole, of all kinds of steps. */
export class RandomPlans {
  private readonly below: Below;
  private clauses = 0;
  private shares = 0;
  private readonly shared: NumberPlan[] = [];

  constructor(seed: number) {
    this.below = randomBelow(seed);
  }

  private one<T>(among: readonly T[]): T {
    return among[this.below(among.length)] as T;
  }

  /** Plans of one program, and how many clauses they number. */
  program(): { readonly plans: Plan[]; readonly clauses: number } {
    this.clauses = 0;
    this.shared.length = 0;
    const plans = Array.from({ length: 1 + this.below(3) }, () => this.plan(4));
    return { plans, clauses: this.clauses };
  }

  plan(depth: number): Plan {
    switch (this.below(6)) {
      case 0:
        return { is: 'text', plan: this.text(depth) };
      case 1:
        return { is: 'date', plan: this.day(depth) };
      case 2:
      case 3:
        return { is: 'test', plan: this.test(depth) };
      default:
        return { is: 'number', plan: this.number(depth) };
    }
  }

  /** A number that is proved whole: a step that is not is left out. */
  private number(depth: number): NumberPlan {
    const plan = this.anyNumber(depth);
    return provePlan({ is: 'number', plan }).whole ? plan : this.number(depth - 1);
  }

  private leaf(): NumberPlan {
    const kind = this.below(12);
    if (kind === 0) return { op: 'nothing' };
    if (kind < 5) return { op: 'literal', value: numberOf(1).times(this.one(decimals)) };
    const place = this.one(numbers);
    const column = randomColumns[place];
    if (column?.is !== 'number') throw new Error('no number');
    return { op: 'column', place, scale: column.scale, least: column.least, most: column.most };
  }

  private anyNumber(depth: number): NumberPlan {
    if (depth <= 0) return this.leaf();
    const [a, b] = [() => this.number(depth - 1), () => this.number(depth - 1)];
    switch (this.below(12)) {
      case 0:
        return { op: 'negate', of: a() };
      case 1:
      case 2:
        return { op: 'add', a: a(), b: b() };
      case 3:
        return { op: 'multiply', a: a(), b: b() };
      case 4:
        return { op: this.one(['min', 'max'] as const), a: a(), b: b() };
      case 5:
      case 6:
        return { op: 'divide', a: a(), b: b(), rounded: { places: this.below(3), mode: this.one(modes) } };
      case 7:
        return { op: 'round', of: a(), places: this.below(3), mode: this.one(modes) };
      case 8:
        return { op: 'choose', test: this.test(depth - 1), yes: a(), no: b() };
      case 9:
        return this.one<() => NumberPlan>([
          () => ({ op: 'daysBetween', from: this.day(depth - 1), to: this.day(depth - 1) }),
          () => ({ op: 'monthsBetween', from: this.day(depth - 1), to: this.day(depth - 1) }),
          () => ({ op: 'partOfDay', part: this.one(['year', 'month', 'day'] as const), of: this.day(depth - 1) }),
        ])();
      case 10:
        return { op: 'count', tests: [this.test(depth - 1), this.test(depth - 1)] };
      default:
        return this.share(a());
    }
  }

  /** A number that another place may read too. */
  private share(of: NumberPlan): NumberPlan {
    if (this.shared.length > 0 && this.below(2) === 0) return this.one(this.shared);
    const plan: NumberPlan = { op: 'shared', id: this.shares, of };
    this.shares += 1;
    this.shared.push(plan);
    return plan;
  }

  private day(depth: number): DayPlan {
    const kind = this.below(depth <= 0 ? 5 : 8);
    if (kind === 0) return { op: 'literal', day: this.below(40_000) - 10_000 };
    if (kind < 4) return { op: 'column', place: this.one(dates) };
    if (kind === 4) return this.below(8) === 0 ? { op: 'nothing' } : { op: 'column', place: this.one(dates) };
    if (kind === 5)
      return { op: 'choose', test: this.test(depth - 1), yes: this.day(depth - 1), no: this.day(depth - 1) };
    const by: NumberPlan =
      this.below(2) === 0
        ? { op: 'literal', value: numberOf(this.below(60) - 30) }
        : { op: 'column', place: 1, scale: 0, least: 0, most: 5_000 };
    const of = this.day(0);
    return kind === 6 ? { op: 'addMonths', of, months: by } : { op: 'addDays', of, days: by };
  }

  private text(depth: number): TextPlan {
    const kind = this.below(depth <= 0 ? 5 : 6);
    if (kind === 0) return { op: 'literal', text: textOf(this.below(50)) };
    if (kind === 1 && this.below(4) === 0) return { op: 'nothing' };
    if (kind < 5) return { op: 'column', place: this.one(texts) };
    return { op: 'choose', test: this.test(depth - 1), yes: this.text(depth - 1), no: this.text(depth - 1) };
  }

  private test(depth: number): TestPlan {
    const plan = this.anyTest(depth);
    if (!provePlan({ is: 'test', plan }).whole) return this.test(depth - 1);
    if (this.below(3) > 0) return plan;
    const clause = this.clauses;
    this.clauses += 1;
    return { op: 'clause', clause, of: plan };
  }

  private anyTest(depth: number): TestPlan {
    if (depth <= 0) {
      return this.one<TestPlan>([
        { op: 'column', place: this.one(truths) },
        { op: 'column', place: this.one(truths) },
        { op: 'literal', holds: this.below(2) === 0 },
        { op: 'nothing' },
        this.among(0),
      ]);
    }
    const less = depth - 1;
    switch (this.below(11)) {
      case 0:
      case 1:
        return { op: 'and', a: this.test(less), b: this.test(less) };
      case 2:
        return { op: 'or', a: this.test(less), b: this.test(less) };
      case 3:
        return { op: 'not', of: this.test(less) };
      case 4:
      case 5:
        return { op: 'compare', by: this.one(operators), a: this.number(less), b: this.number(less) };
      case 6:
        return { op: 'compareDays', by: this.one(operators), a: this.day(less), b: this.day(less) };
      case 7:
        return { op: 'choose', test: this.test(less), yes: this.test(less), no: this.test(less) };
      case 8:
        return { op: 'isNull', of: this.plan(less) };
      case 9:
        return this.one<TestPlan>([
          { op: 'holds', of: this.test(less) },
          { op: 'sameTruth', a: this.test(less), b: this.test(less) },
          { op: 'sameText', a: this.text(less), b: this.text(less) },
        ]);
      default:
        return this.among(less);
    }
  }

  private among(depth: number): TestPlan {
    const kinds = Array.from({ length: this.below(7) }, () => textOf(this.below(50)));
    return { op: 'oneOf', of: this.text(depth), texts: kinds };
  }
}

/** Values of so many parties: nulls, bounds and whatever lies between. */
export function randomParties(seed: number, count: number): { rows: PlanRow[]; columns: PopulationColumn[] } {
  const below = randomBelow(seed);
  const values = randomColumns.map((column) =>
    Array.from({ length: count }, (): PlanRow[number] => {
      if (below(7) === 0) return null;
      switch (column.is) {
        case 'number': {
          const edge = below(12);
          if (edge === 0) return column.least;
          if (edge === 1) return column.most;
          if (edge < 4) return Math.min(column.most, below(4));
          return column.least + below(column.most - column.least + 1);
        }
        case 'boolean':
          return below(2) === 0;
        case 'text':
          return textOf(below(column.kinds));
        default:
          return below(10) === 0 ? -719_528 + below(3_652_425) : below(30_000);
      }
    }),
  );
  const rows = Array.from({ length: count }, (_, party) => values.map((column) => column[party] ?? null));
  const columns = randomColumns.map(({ is }, place): PopulationColumn => {
    const own = values[place] ?? [];
    if (is === 'text') return { is, values: own.map((one) => (typeof one === 'string' ? one : null)) };
    if (is === 'boolean') return { is, values: own.map((one) => (one === null ? -1 : Number(one))) };
    return { is, values: own.map((one) => (typeof one === 'number' ? one : Number.NaN)) };
  });
  return { rows, columns };
}
