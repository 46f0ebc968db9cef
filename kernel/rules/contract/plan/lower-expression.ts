import { normalizeName } from '../feel/names.ts';
import type { Expression } from '../feel/syntax.ts';
import { parseTemporal } from '../feel-time/parse-temporal.ts';
import { arithmetic } from './lower-arithmetic.ts';
import { lowerCall } from './lower-call.ts';
import { acceptsAny, comparePlans } from './lower-compare.ts';
import { chosen, constantOf, type Lowered, NotCompiled, plans, shared, type Watch } from './lowered.ts';
import type { CallLowering, KnowledgeLogic, LoweringScope } from './lowering-scope.ts';
import type { NumberPlan, TestPlan } from './plan.ts';

type Node<K extends Expression['node']> = Extract<Expression, { node: K }>;

export type { KnowledgeLogic, LoweringScope } from './lowering-scope.ts';

/** Shared plans of one rule; functions that call others twice and twice again would have no end. */
const mostShared = 20_000;
/** Expressions within each other, through functions too: past it the stack of some machine would not do. */
const deepest = 1_000;

/** Turns one expression into a plan; throws NotCompiled for what rules over a population do not hold. */
export class ExpressionLowering implements CallLowering {
  readonly scope: LoweringScope;
  private readonly watch: Watch | null;
  /** What `?` stands for. */
  private readonly tested: Lowered | null;
  /** Functions whose bodies this is in. */
  private readonly inside: readonly KnowledgeLogic[];

  constructor(
    scope: LoweringScope,
    watch: Watch | null,
    place: { tested?: Lowered; inside?: readonly KnowledgeLogic[] } = {},
  ) {
    this.scope = scope;
    this.watch = watch;
    this.tested = place.tested ?? null;
    this.inside = place.inside ?? [];
  }

  lower(node: Expression): Lowered {
    const { nesting } = this.scope;
    if (nesting.now >= deepest) throw new NotCompiled('nesting without end', node);
    nesting.now += 1;
    try {
      return this.lowerNode(node);
    } finally {
      nesting.now -= 1;
    }
  }

  private lowerNode(node: Expression): Lowered {
    switch (node.node) {
      case 'number':
        if (node.value === null) throw new NotCompiled('a number out of range', node);
        return { is: 'number', plan: { op: 'literal', value: node.value } };
      case 'literal':
        return this.constant(node.value, node);
      case 'at':
        return this.temporal(node.text, node);
      case 'name':
        return this.name(node);
      case 'tested':
        if (this.tested === null) throw new NotCompiled('?', node);
        return this.tested;
      case 'list':
        return { is: 'list', items: node.items.map((item) => this.lower(item)) };
      case 'negate':
        return this.negate(node);
      case 'arithmetic':
        return arithmetic(node.operator, [this.operand(node.left), this.operand(node.right)], { at: node, by: null });
      case 'and':
      case 'or':
        return { is: 'test', plan: plans[node.node](this.test(node.left), this.test(node.right)) };
      case 'if':
        return this.choose(node);
      case 'path':
        return this.path(node);
      case 'call':
        return lowerCall(this, node);
      default:
        return this.condition(node);
    }
  }

  private condition(node: Expression): Lowered {
    switch (node.node) {
      case 'compare':
        return this.clause(node, comparePlans(node.operator, this.operand(node.left), this.operand(node.right), node));
      case 'between': {
        const value = this.share(this.operand(node.value));
        const low = comparePlans('>=', value, this.operand(node.low), node);
        return this.clause(node, plans.and(low, comparePlans('<=', value, this.operand(node.high), node)));
      }
      case 'in':
        return this.clause(node, this.accepts(this.operand(node.value), node.tests, node));
      default:
        throw new NotCompiled(node.node, node);
    }
  }

  /** Whether tests accept a value; conditions within them are none of their own. */
  accepts(value: Lowered, tests: readonly Expression[], at: Expression): TestPlan {
    const known = this.share(value);
    const inner = new ExpressionLowering(this.scope, null, { tested: known, inside: this.inside });
    return acceptsAny(known, tests, (test) => inner.lower(test), at);
  }

  /** A condition that is watched. */
  clause(node: Expression, plan: TestPlan): Lowered {
    return { is: 'test', plan: this.watch === null ? plan : this.watch(node, plan) };
  }

  /** A value that is computed with: a truth value called by its name is no condition of its own there. */
  operand(node: Expression): Lowered {
    if (node.node !== 'name') return this.lower(node);
    return this.scope.named(node.name) ?? this.unknown(node);
  }

  number(node: Expression): NumberPlan {
    const value = this.operand(node);
    if (value.is === 'number') return value.plan;
    if (value.is === 'null') return { op: 'nothing' };
    throw new NotCompiled('no number', node);
  }

  test(node: Expression): TestPlan {
    const value = this.lower(node);
    if (value.is === 'test') return value.plan;
    if (value.is === 'null') return { op: 'nothing' };
    throw new NotCompiled('no condition', node);
  }

  share(value: Lowered): Lowered {
    return shared(value, this.scope.nextId);
  }

  constant(value: Parameters<typeof constantOf>[0], at: Expression): Lowered {
    const constant = constantOf(value);
    if (constant === null) throw new NotCompiled('a literal', at);
    return constant;
  }

  temporal(text: string, at: Expression): Lowered {
    const value = parseTemporal(text);
    if (value === null) throw new NotCompiled(`no date ${text}`, at);
    return this.constant(value, at);
  }

  /** A function of the rule with its arguments, by its body. */
  inline(logic: KnowledgeLogic, values: readonly Lowered[], at: Expression): Lowered {
    if (this.inside.includes(logic)) throw new NotCompiled('a function that calls itself', at);
    if (this.scope.nextId() > mostShared) throw new NotCompiled('functions without end', at);
    const bound = new Map(
      logic.parameters.map(({ name, is }, place) => {
        const value = values[place] ?? { is: 'null' as const };
        if (value.is !== 'null' && value.is !== is) throw new NotCompiled(`${value.is} for ${is}`, at);
        return [normalizeName(name), this.share(value)] as const;
      }),
    );
    const scope = { ...this.scope, named: (name: string) => bound.get(name) ?? logic.named(name) };
    const result = new ExpressionLowering(scope, null, { inside: [...this.inside, logic] }).lower(logic.body);
    if (result.is !== 'null' && result.is !== logic.is) throw new NotCompiled(`${result.is} for ${logic.is}`, at);
    return result.is === 'test' ? this.clause(at, result.plan) : result;
  }

  private name(node: Node<'name'>): Lowered {
    const found = this.scope.named(node.name) ?? this.unknown(node);
    return found.is === 'test' ? this.clause(node, found.plan) : found;
  }

  private unknown(node: Node<'name'>): never {
    throw new NotCompiled(`nothing called ${node.name}`, node);
  }

  private negate(node: Node<'negate'>): Lowered {
    const value = this.operand(node.of);
    if (value.is === 'null') return value;
    if (value.is !== 'number' && value.is !== 'months' && value.is !== 'days') {
      throw new NotCompiled(`- ${value.is}`, node);
    }
    if (value.plan.op === 'literal') {
      // Nothing is nothing on either side of nothing: there is no −0.
      const negated = value.plan.value.isZero() ? value.plan.value : value.plan.value.negated();
      return { is: value.is, plan: { op: 'literal', value: negated } };
    }
    return { is: value.is, plan: plans.negate(value.plan) };
  }

  private choose(node: Node<'if'>): Lowered {
    const test = this.test(node.test);
    const [yes, no] = [this.lower(node.whenTrue), this.lower(node.whenFalse)];
    const value = chosen(test, yes, no);
    if (value === null) throw new NotCompiled(`${yes.is} or ${no.is}`, node);
    return value;
  }

  private path(node: Node<'path'>): Lowered {
    const of = this.operand(node.of);
    if (of.is === 'null') return of;
    const plan = partOf(this.share(of), node.name);
    if (plan === null) throw new NotCompiled(`${of.is}.${node.name}`, node);
    return { is: 'number', plan };
  }
}

/** Days since 1970-01-01 counted from a Monday: 1969-12-29. */
const someMonday = -3;

function partOf(of: Lowered, name: string): NumberPlan | null {
  if (of.is === 'date') {
    if (name === 'year' || name === 'month' || name === 'day') return { op: 'partOfDay', part: name, of: of.plan };
    if (name !== 'weekday') return null;
    const days: NumberPlan = { op: 'daysBetween', from: { op: 'literal', day: someMonday }, to: of.plan };
    return plans.add(restOf(days, 7, 'floor'), plans.number(1));
  }
  if (of.is === 'months' && name === 'years') return wholes(of.plan, 12, 'down');
  if (of.is === 'months' && name === 'months') return restOf(of.plan, 12, 'down');
  return of.is === 'days' && name === 'days' ? wholes(of.plan, 1, 'down') : null;
}

function wholes(plan: NumberPlan, by: number, mode: 'down' | 'floor'): NumberPlan {
  return { op: 'divide', a: plan, b: plans.number(by), rounded: { places: 0, mode } };
}

function restOf(plan: NumberPlan, by: number, mode: 'down' | 'floor'): NumberPlan {
  return plans.add(plan, plans.negate(plans.multiply(wholes(plan, by, mode), plans.number(by))));
}
