import type { Plan, TestPlan } from '../../../contract/plan/plan.ts';
import { type Bindings, bytesEach } from './bindings.ts';
import type { Lane, LaneGraph } from './lanes.ts';
import { type LaneValue, NumberLowering } from './lower-numbers.ts';
import { TextLowering } from './lower-texts.ts';
import { type Mask, Masks } from './masks.ts';

type Node<O extends TestPlan['op']> = Extract<TestPlan, { op: O }>;

const orders = {
  '<': ['less', 'atLeast'],
  '<=': ['atMost', 'more'],
  '>': ['more', 'atMost'],
  '>=': ['atLeast', 'less'],
} as const;

/** Turns plans into the values of a loop over two parties at a time. */
export class PlanLowering {
  readonly masks: Masks;
  private readonly graph: LaneGraph;
  private readonly numbers: NumberLowering;
  private readonly texts: TextLowering;
  private readonly bindings: Bindings;
  private readonly heldBy = new Map<TestPlan, Mask>();
  private readonly failedBy = new Map<TestPlan, Mask>();

  constructor(graph: LaneGraph, bindings: Bindings) {
    this.graph = graph;
    this.bindings = bindings;
    this.masks = new Masks(graph);
    const held = (test: TestPlan): Mask => this.held(test);
    const column = (place: number): LaneValue => {
      const { address, nullable } = bindings.column(place);
      return { lane: graph.load('number', address), nullable };
    };
    this.numbers = new NumberLowering({ graph, masks: this.masks, proofOf: bindings.proofOf, column, held });
    this.texts = new TextLowering({ graph, masks: this.masks, bindings, held });
  }

  /** The answer of a plan as a double: 1, 0 and no number for conditions, days for dates, codes for texts. */
  answer(plan: Plan): Lane {
    switch (plan.is) {
      case 'number':
        return this.numbers.number(plan.plan).lane;
      case 'date':
        return this.numbers.day(plan.plan).lane;
      case 'text':
        return this.texts.code(plan.plan).lane;
      case 'test': {
        // All bits set are no number: the lanes of a mask are null as they are.
        const held = this.masks.bits(this.held(plan.plan), this.graph.number(1));
        return this.masks.pick(this.unknown(plan.plan), this.graph.number(Number.NaN), held);
      }
      case 'null':
        return this.graph.number(Number.NaN);
    }
  }

  /** Where a condition is true. */
  held(test: TestPlan): Mask {
    return this.kept(this.heldBy, test, () => this.lowerHeld(test));
  }

  /** Where a condition is false. */
  failed(test: TestPlan): Mask {
    return this.kept(this.failedBy, test, () =>
      this.neverUnknown(test) ? this.masks.not(this.held(test)) : this.lowerFailed(test),
    );
  }

  /** Where a condition is neither. */
  unknown(test: TestPlan): Mask {
    if (this.neverUnknown(test)) return false;
    return this.masks.not(this.masks.or(this.held(test), this.failed(test)));
  }

  private kept(known: Map<TestPlan, Mask>, test: TestPlan, lower: () => Mask): Mask {
    const mask = known.get(test) ?? lower();
    known.set(test, mask);
    return mask;
  }

  private neverUnknown(test: TestPlan): boolean {
    switch (test.op) {
      case 'nothing':
        return false;
      case 'column':
        return !this.bindings.column(test.place).nullable;
      case 'and':
      case 'or':
        return this.neverUnknown(test.a) && this.neverUnknown(test.b);
      case 'not':
      case 'clause':
      case 'shared':
        return this.neverUnknown(test.of);
      case 'choose':
        return this.neverUnknown(test.yes) && this.neverUnknown(test.no);
      case 'compare':
      case 'compareDays':
        return test.by === '=' || test.by === '!=' || !this.compared(test).some(({ nullable }) => nullable);
      default:
        return true;
    }
  }

  private lowerHeld(test: TestPlan): Mask {
    const { masks } = this;
    switch (test.op) {
      case 'literal':
        return test.holds;
      case 'column':
        return this.truthIs(test.place, 1);
      case 'nothing':
        return false;
      case 'and':
        return masks.and(this.held(test.a), this.held(test.b));
      case 'or':
        return masks.or(this.held(test.a), this.held(test.b));
      case 'not':
        return this.failed(test.of);
      case 'holds':
      case 'clause':
      case 'shared':
        return this.held(test.of);
      case 'compare':
      case 'compareDays':
        return this.order(test, 0);
      case 'sameTruth':
        return this.sameTruth(test);
      case 'sameText':
        return this.texts.same(test.a, test.b);
      case 'oneOf':
        return this.texts.oneOf(test.of, test.texts);
      case 'isNull':
        return this.isNull(test.of);
      case 'choose':
        return this.either(test, (one) => this.held(one));
    }
  }

  private lowerFailed(test: TestPlan): Mask {
    const { masks } = this;
    switch (test.op) {
      case 'column':
        return this.truthIs(test.place, 0);
      case 'and':
        return masks.or(this.failed(test.a), this.failed(test.b));
      case 'or':
        return masks.and(this.failed(test.a), this.failed(test.b));
      case 'not':
        return this.held(test.of);
      case 'clause':
      case 'shared':
        return this.failed(test.of);
      case 'compare':
      case 'compareDays':
        return this.order(test, 1);
      case 'choose':
        return this.either(test, (one) => this.failed(one));
      default:
        // Nothing is never false; all others are never unknown.
        return test.op === 'nothing' ? false : masks.not(this.held(test));
    }
  }

  private truthIs(place: number, truth: number): Mask {
    const bytes = this.graph.load('byte', this.bindings.column(place).address);
    return this.graph.step('bytesEqual', bytes, this.graph.constant(bytesEach(truth)));
  }

  private compared(test: Node<'compare' | 'compareDays'>): readonly [LaneValue, LaneValue] {
    if (test.op === 'compare') return this.numbers.together(test.a, test.b);
    return [this.numbers.day(test.a), this.numbers.day(test.b)];
  }

  /** Where a comparison is true (0) or false (1); what is no number is neither, but equal to its like. */
  private order(test: Node<'compare' | 'compareDays'>, which: 0 | 1): Mask {
    const [a, b] = this.compared(test);
    if (test.by !== '=' && test.by !== '!=') return this.graph.step(orders[test.by][which], a.lane, b.lane);
    const equal = this.graph.step('equal', a.lane, b.lane);
    const bothNull = this.masks.and(this.lacking(a), this.lacking(b));
    const same = this.masks.or(equal, bothNull);
    return (test.by === '=') === (which === 0) ? same : this.masks.not(same);
  }

  private lacking({ lane, nullable }: LaneValue): Mask {
    return nullable ? this.graph.step('differ', lane, lane) : false;
  }

  private sameTruth({ a, b }: Node<'sameTruth'>): Mask {
    const { masks } = this;
    const held = masks.and(this.held(a), this.held(b));
    const failed = masks.and(this.failed(a), this.failed(b));
    return masks.or(masks.or(held, failed), masks.and(this.unknown(a), this.unknown(b)));
  }

  private either({ test, yes, no }: Node<'choose'>, ask: (one: TestPlan) => Mask): Mask {
    const { masks } = this;
    const held = this.held(test);
    return masks.or(masks.and(held, ask(yes)), masks.and(masks.not(held), ask(no)));
  }

  private isNull(plan: Plan): Mask {
    switch (plan.is) {
      case 'number':
        return this.lacking(this.numbers.number(plan.plan));
      case 'date':
        return this.lacking(this.numbers.day(plan.plan));
      case 'text':
        return this.texts.isNull(plan.plan);
      case 'test':
        return this.unknown(plan.plan);
      case 'null':
        return true;
    }
  }
}
