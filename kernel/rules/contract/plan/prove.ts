import { civilFromDays } from '../feel-time/civil-date.ts';
import type { DayPlan, NumberPlan, Plan, TestPlan, TextPlan } from './plan.ts';
import { atScale, noProof, type Proof, proofs, quotientShift, type WhyNotInteger, whyNotExact } from './proof.ts';

export type { Proof, WhyNotInteger } from './proof.ts';
export { commonScale, quotientShift } from './proof.ts';

/** First and last day since 1970-01-01 that a date can be. */
export interface DayBounds {
  readonly least: number;
  readonly most: number;
}

/** Days of the years 0000 to 9999: what a column of dates may hold. */
export const columnDays: DayBounds = { least: -719_528, most: 2_932_896 };
/** Days that plans count to, either way. */
const mostDays = 10_000_000;

/**
 * What is proved of a plan. Where `whole` is true, every number of it and every step between is a whole number below 2^53.
 *
 * What each operation does with whole numbers, wherever it is run; s(x) is the scale that `proofOf` gives for x, and null
 * (NaN in closures) comes out wherever null went in, but for `choose`, `count` and equality:
 * - `literal`, `column`: the number times 10^s. `negate`: 0 − a, so that nothing is −0.
 * - `add`, `min`, `max`, `compare`: both sides are multiplied up to the larger of the two scales, then added or compared.
 * - `choose`: the chosen side is multiplied up to the larger scale; a test that is false or unknown chooses `no`.
 * - `multiply`: a × b, at s(a) + s(b).
 * - `round`: unchanged when places ≥ s; otherwise divided by 10^(s − places) and rounded as `mode` says, at `places`.
 * - `divide`: with `quotientShift`, a × 10^above is divided by b × 10^below and rounded once, at `places`; a divisor of 0
 *   gives null. Without `rounded` it is never proved.
 * - Rounding of a quotient q: `down` towards zero, `up` away from it, `floor`, `ceiling`; `halfUp`, `halfDown` and
 *   `halfEven` to the nearest and at the exact half away from zero, towards zero, to the even one.
 * - `daysBetween`: to − from. `monthsBetween`: m = 12 (year of to − year of from) + month of to − month of from, then one
 *   less when m > 0 and to's day of the month is before from's, one more when m < 0 and it is after. `count`: tests that
 *   are true. All at scale 0.
 * - `addMonths`: the same day that many months on, or that month's last day. `addDays`: a sum. Their numbers are whole
 *   (scale 0): lowering rounds them.
 */
export type Proved =
  | {
      readonly whole: true;
      /** Of every number of the plan, by identity of the node. */
      readonly proofOf: (node: NumberPlan) => Proof;
      /** Of every date of the plan, by identity of the node. */
      readonly daysOf: (node: DayPlan) => DayBounds;
    }
  /** Why not, and the first step of which it could not be proved. */
  | { readonly whole: false; readonly whyNotInteger: WhyNotInteger; readonly at: NumberPlan | DayPlan };

/** Proves for a plan, bottom up, that whole numbers suffice, or says which step hinders it and why. */
export function provePlan(plan: Plan): Proved {
  return proverOf()(plan);
}

/** Least and most that a column of numbers or dates holds in fact; null where that is not known. */
export type HeldBounds = (place: number) => DayBounds | null;

/**
 * Proves several plans that share parts: each part once, and what was proved of one is known of all. `held` proves it for
 * the data in hand, whose columns keep narrower bounds than they might.
 */
export function proverOf(held: HeldBounds = () => null): (plan: Plan) => Proved {
  const prover = new Prover(held);
  const proofs = {
    proofOf: (node: NumberPlan) => prover.number(node),
    daysOf: (node: DayPlan) => prover.day(node),
  };
  return (plan) => {
    try {
      prover.plan(plan);
    } catch (error) {
      if (!(error instanceof Unproved)) throw error;
      return { whole: false, whyNotInteger: error.code, at: error.at };
    }
    return { whole: true, ...proofs };
  };
}

class Unproved extends Error {
  readonly code: WhyNotInteger;
  readonly at: NumberPlan | DayPlan;
  constructor(code: WhyNotInteger, at: NumberPlan | DayPlan) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

class Prover {
  private readonly numbers = new Map<NumberPlan, Proof>();
  private readonly days = new Map<DayPlan, DayBounds>();
  private readonly seen = new Set<TestPlan | TextPlan>();
  private readonly held: HeldBounds;

  constructor(held: HeldBounds) {
    this.held = held;
  }

  plan(plan: Plan): void {
    if (plan.is === 'number') this.number(plan.plan);
    else if (plan.is === 'date') this.day(plan.plan);
    else if (plan.is === 'test') this.test(plan.plan);
    else if (plan.is === 'text') this.text(plan.plan);
  }

  number(node: NumberPlan): Proof {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    const proof = this.exact(this.prove(node), node);
    this.numbers.set(node, proof);
    return proof;
  }

  private exact(proof: Proof, node: NumberPlan): Proof {
    const why = whyNotExact(proof);
    if (why !== null) throw new Unproved(why, node);
    return proof;
  }

  private prove(node: NumberPlan): Proof {
    switch (node.op) {
      case 'literal':
        return proofs.literal(node.value);
      case 'column':
        return this.column(node);
      case 'nothing':
        return noProof;
      case 'negate':
        return proofs.negate(this.number(node.of));
      case 'add':
        return proofs.add(this.number(node.a), this.number(node.b));
      case 'multiply':
        return proofs.multiply(this.number(node.a), this.number(node.b));
      case 'min':
      case 'max':
        return proofs.either(this.number(node.a), this.number(node.b));
      case 'divide':
        return this.quotient(node);
      case 'round':
        return proofs.round(this.number(node.of), node.places);
      case 'choose':
        this.test(node.test);
        return proofs.either(this.number(node.yes), this.number(node.no));
      case 'shared':
        return this.number(node.of);
      default:
        return this.counted(node);
    }
  }

  private column(node: Extract<NumberPlan, { op: 'column' }>): Proof {
    const { least, most } = this.held(node.place) ?? node;
    return { scale: node.scale, least: BigInt(least), most: BigInt(most) };
  }

  private quotient(node: Extract<NumberPlan, { op: 'divide' }>): Proof {
    const [a, b] = [this.number(node.a), this.number(node.b)];
    if (node.rounded === null) throw new Unproved('unroundedQuotient', node);
    const { above, below } = quotientShift(a, b, node.rounded.places);
    const top = this.exact(atScale(a, a.scale + above), node);
    const bottom = this.exact(atScale(b, b.scale + below), node);
    return proofs.quotient(top, bottom, node.rounded.places);
  }

  private counted(node: Extract<NumberPlan, { op: 'daysBetween' | 'monthsBetween' | 'partOfDay' | 'count' }>): Proof {
    if (node.op === 'count') {
      for (const test of node.tests) this.test(test);
      return between(0, node.tests.length);
    }
    if (node.op === 'partOfDay') {
      const { least, most } = this.day(node.of);
      if (node.part === 'month') return between(1, 12);
      return node.part === 'day' ? between(1, 31) : between(civilFromDays(least).year, civilFromDays(most).year);
    }
    const [from, to] = [this.day(node.from), this.day(node.to)];
    const [least, most] = [to.least - from.most, to.most - from.least];
    if (node.op === 'daysBetween') return between(least, most);
    // No month is shorter than 28 days, and one may be begun at either end.
    return between(Math.floor(Math.min(least, 0) / 28) - 1, Math.ceil(Math.max(most, 0) / 28) + 1);
  }

  day(node: DayPlan): DayBounds {
    const known = this.days.get(node);
    if (known !== undefined) return known;
    const bounds = this.proveDay(node);
    if (bounds.least < -mostDays || bounds.most > mostDays) throw new Unproved('pastDays', node);
    this.days.set(node, bounds);
    return bounds;
  }

  private proveDay(node: DayPlan): DayBounds {
    switch (node.op) {
      case 'literal':
        return { least: node.day, most: node.day };
      case 'column':
        return this.held(node.place) ?? columnDays;
      case 'nothing':
        return { least: 0, most: 0 };
      case 'addDays':
        return moved(this.day(node.of), this.wholes(node.days, node), 1);
      case 'addMonths':
        // No month is longer than 31 days.
        return moved(this.day(node.of), this.wholes(node.months, node), 31);
      case 'choose': {
        this.test(node.test);
        const [yes, no] = [this.day(node.yes), this.day(node.no)];
        return { least: Math.min(yes.least, no.least), most: Math.max(yes.most, no.most) };
      }
      case 'shared':
        return this.day(node.of);
    }
  }

  /** Bounds of a number that dates are moved by. */
  private wholes(number: NumberPlan, node: DayPlan): DayBounds {
    const { scale, least, most } = this.number(number);
    if (scale !== 0) throw new Unproved('pastDays', node);
    return { least: Number(least), most: Number(most) };
  }

  private test(node: TestPlan): void {
    if (this.seen.has(node)) return;
    this.proveTest(node);
    this.seen.add(node);
  }

  private proveTest(node: TestPlan): void {
    switch (node.op) {
      case 'and':
      case 'or':
      case 'sameTruth':
        this.test(node.a);
        this.test(node.b);
        return;
      case 'not':
      case 'holds':
      case 'clause':
      case 'shared':
        this.test(node.of);
        return;
      case 'compare':
        // Both sides meet at the larger scale.
        this.exact(proofs.either(this.number(node.a), this.number(node.b)), node.a);
        return;
      case 'compareDays':
        this.day(node.a);
        this.day(node.b);
        return;
      case 'sameText':
        this.text(node.a);
        this.text(node.b);
        return;
      case 'oneOf':
        this.text(node.of);
        return;
      case 'isNull':
        this.plan(node.of);
        return;
      case 'choose':
        this.test(node.test);
        this.test(node.yes);
        this.test(node.no);
        return;
      default:
    }
  }

  private text(node: TextPlan): void {
    if (this.seen.has(node)) return;
    if (node.op === 'choose') {
      this.test(node.test);
      this.text(node.yes);
      this.text(node.no);
    }
    if (node.op === 'shared') this.text(node.of);
    this.seen.add(node);
  }
}

function between(least: number, most: number): Proof {
  return { scale: 0, least: BigInt(least), most: BigInt(most) };
}

function moved(days: DayBounds, by: DayBounds, longest: number): DayBounds {
  return {
    least: days.least + Math.min(by.least, 0) * longest,
    most: days.most + Math.max(by.most, 0) * longest,
  };
}
