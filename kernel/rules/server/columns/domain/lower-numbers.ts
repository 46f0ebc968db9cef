import type { Decimal } from 'decimal.js';
import type { DayPlan, NumberPlan } from '../../../contract/plan/plan.ts';
import { commonScale, type Proof, quotientShift } from '../../../contract/plan/prove.ts';
import { NotInColumns } from './bindings.ts';
import { Calendar } from './count-calendar.ts';
import type { Lane, LaneGraph } from './lanes.ts';
import type { Mask, Masks } from './masks.ts';
import { roundQuotient } from './round-quotient.ts';

/** A value of two parties: no number where it is null, which may be proved not to happen. */
export interface LaneValue {
  readonly lane: Lane;
  readonly nullable: boolean;
}

/** What numbers need of the rest of a plan. */
export interface NumberSurroundings {
  readonly graph: LaneGraph;
  readonly masks: Masks;
  readonly proofOf: (node: NumberPlan) => Proof;
  /** A column of numbers or dates by its place. */
  readonly column: (place: number) => LaneValue;
  /** Where a condition is true. */
  readonly held: (test: Extract<NumberPlan, { op: 'choose' }>['test']) => Mask;
}

type Node<O extends NumberPlan['op']> = Extract<NumberPlan, { op: O }>;
type Pair = Pick<Node<'divide'>, 'a' | 'b'>;

const exact = 2n ** 53n;
/** Months that a date is moved by at most; farther than any date of a plan. */
const mostMonths = 1_000_000n;

function sizeOf({ least, most }: Proof): bigint {
  return most > -least ? most : -least;
}

/** Numbers and dates of a plan in lanes of doubles that hold whole numbers, at the scales that are proved of them. */
export class NumberLowering {
  private readonly around: NumberSurroundings;
  private readonly graph: LaneGraph;
  private readonly calendar: Calendar<Lane>;
  private readonly numbers = new Map<NumberPlan, LaneValue>();
  private readonly days = new Map<DayPlan, LaneValue>();

  constructor(around: NumberSurroundings) {
    this.around = around;
    this.graph = around.graph;
    const { graph } = this;
    this.calendar = new Calendar<Lane>({
      number: (value) => graph.number(value),
      add: (a, b) => graph.step('add', a, b),
      subtract: (a, b) => graph.step('subtract', a, b),
      multiply: (a, b) => graph.step('multiply', a, b),
      divide: (a, by) => graph.step('truncate', graph.step('divide', a, graph.number(by))),
      smaller: (a, b) => graph.step('smaller', a, b),
      isLess: (a, b) => graph.step('and', graph.step('less', a, b), graph.number(1)),
    });
  }

  number(node: NumberPlan): LaneValue {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    const value = this.lower(node);
    this.numbers.set(node, value);
    return value;
  }

  /** A number multiplied up to a scale. */
  atScale(node: NumberPlan, scale: number): LaneValue {
    const value = this.number(node);
    const own = this.around.proofOf(node).scale;
    if (own === scale) return value;
    if (node.op === 'literal') return { lane: this.graph.number(wholeOf(node.value, scale)), nullable: false };
    const factor = this.graph.number(10 ** (scale - own));
    return { ...value, lane: this.graph.step('multiply', value.lane, factor) };
  }

  /** Two numbers at the larger of their scales. */
  together(a: NumberPlan, b: NumberPlan): [LaneValue, LaneValue] {
    const scale = commonScale(this.around.proofOf(a), this.around.proofOf(b));
    return [this.atScale(a, scale), this.atScale(b, scale)];
  }

  private lower(node: NumberPlan): LaneValue {
    switch (node.op) {
      case 'literal':
        return { lane: this.graph.number(wholeOf(node.value, node.value.decimalPlaces())), nullable: false };
      case 'column':
        return this.around.column(node.place);
      case 'nothing':
        return this.nothing();
      case 'shared':
        return this.number(node.of);
      case 'negate': {
        const of = this.number(node.of);
        return { ...of, lane: this.graph.step('subtract', this.graph.number(0), of.lane) };
      }
      case 'add':
        return this.both('add', this.together(node.a, node.b));
      case 'multiply':
        return this.product(node);
      case 'min':
      case 'max':
        return this.extreme(node.op, node);
      case 'divide':
        return this.divide(node);
      case 'round':
        return this.round(node);
      case 'choose':
        return this.chosen(node.test, this.together(node.yes, node.no));
      case 'count':
        return this.count(node);
      default:
        return this.ofDates(node);
    }
  }

  private nothing(): LaneValue {
    return { lane: this.graph.number(Number.NaN), nullable: true };
  }

  private both(op: 'add' | 'multiply' | 'subtract', [a, b]: readonly [LaneValue, LaneValue]): LaneValue {
    return { lane: this.graph.step(op, a.lane, b.lane), nullable: a.nullable || b.nullable };
  }

  private product(node: Pair): LaneValue {
    const value = this.both('multiply', [this.number(node.a), this.number(node.b)]);
    const [a, b] = [this.around.proofOf(node.a), this.around.proofOf(node.b)];
    if (a.least >= 0n && b.least >= 0n) return value;
    // Nothing times a negative is −0; adding nothing makes 0 of it.
    return { ...value, lane: this.graph.step('add', value.lane, this.graph.number(0)) };
  }

  private extreme(which: 'min' | 'max', node: Pair): LaneValue {
    const [a, b] = this.together(node.a, node.b);
    if (a.nullable && b.nullable) {
      return { lane: this.graph.step(which === 'min' ? 'smaller' : 'larger', a.lane, b.lane), nullable: true };
    }
    // The quick instruction answers its first operand where one is no number.
    const [first, second] = b.nullable ? [b, a] : [a, b];
    const op = which === 'min' ? 'smallerElseFirst' : 'largerElseFirst';
    return { lane: this.graph.step(op, first.lane, second.lane), nullable: first.nullable };
  }

  private divide(node: Node<'divide'>): LaneValue {
    const { a, b, rounded } = node;
    if (rounded === null) throw new NotInColumns('a quotient that is not rounded');
    const [top, bottom] = [this.around.proofOf(a), this.around.proofOf(b)];
    const { above, below } = quotientShift(top, bottom, rounded.places);
    const sizes = sizeOf(top) * 10n ** BigInt(above) + sizeOf(bottom) * 10n ** BigInt(below);
    if (sizes >= exact) throw new NotInColumns('a quotient whose parts sum past 2^53');
    const [x, y] = [this.atScale(a, top.scale + above), this.atScale(b, bottom.scale + below)];
    const maybeZero = bottom.least <= 0n && bottom.most >= 0n;
    const lane = roundQuotient(this.graph, {
      ...{ top: x.lane, bottom: y.lane, mode: rounded.mode, maybeZero },
      positive: top.least >= 0n && bottom.least >= 0n,
    });
    return { lane, nullable: x.nullable || y.nullable || maybeZero };
  }

  private round(node: Node<'round'>): LaneValue {
    const of = this.number(node.of);
    const proof = this.around.proofOf(node.of);
    if (node.places >= proof.scale) return of;
    const step = 10 ** (proof.scale - node.places);
    if (node.places < 0 || sizeOf(proof) + BigInt(step) >= exact) throw new NotInColumns('rounded near 2^53');
    const lane = roundQuotient(this.graph, {
      ...{ top: of.lane, bottom: this.graph.number(step), mode: node.mode, maybeZero: false },
      positive: proof.least >= 0n,
    });
    return { ...of, lane };
  }

  private chosen(test: Node<'choose'>['test'], [yes, no]: readonly [LaneValue, LaneValue]): LaneValue {
    const lane = this.around.masks.pick(this.around.held(test), yes.lane, no.lane);
    return { lane, nullable: yes.nullable || no.nullable };
  }

  private count(node: Node<'count'>): LaneValue {
    const one = this.graph.number(1);
    const lane = node.tests
      .map((test) => this.around.masks.bits(this.around.held(test), one))
      .reduce((sum, more) => this.graph.step('add', sum, more), this.graph.number(0));
    return { lane, nullable: false };
  }

  private ofDates(node: Node<'daysBetween' | 'monthsBetween' | 'partOfDay'>): LaneValue {
    if (node.op === 'partOfDay') {
      const of = this.day(node.of);
      return { ...of, lane: this.calendar.civil(of.lane)[node.part] };
    }
    const [from, to] = [this.day(node.from), this.day(node.to)];
    if (node.op === 'daysBetween') return this.both('subtract', [to, from]);
    const lane = this.calendar.monthsBetween(from.lane, to.lane);
    return { lane, nullable: from.nullable || to.nullable };
  }

  day(node: DayPlan): LaneValue {
    const known = this.days.get(node);
    if (known !== undefined) return known;
    const value = this.lowerDay(node);
    this.days.set(node, value);
    return value;
  }

  private lowerDay(node: DayPlan): LaneValue {
    switch (node.op) {
      case 'literal':
        return { lane: this.graph.number(node.day), nullable: false };
      case 'column':
        return this.around.column(node.place);
      case 'nothing':
        return this.nothing();
      case 'shared':
        return this.day(node.of);
      case 'choose':
        return this.chosen(node.test, [this.day(node.yes), this.day(node.no)]);
      case 'addDays':
        return this.both('add', [this.day(node.of), this.number(node.days)]);
      case 'addMonths': {
        const [of, months] = [this.day(node.of), this.number(node.months)];
        if (sizeOf(this.around.proofOf(node.months)) > mostMonths) throw new NotInColumns('months past every date');
        return {
          lane: this.calendar.addMonths(of.lane, months.lane),
          nullable: of.nullable || months.nullable,
        };
      }
    }
  }
}

function wholeOf(value: Decimal, scale: number): number {
  return value.times(`1e${scale}`).toNumber();
}
