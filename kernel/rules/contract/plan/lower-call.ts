import { arrange } from '../feel/call-function.ts';
import { normalizeName } from '../feel/names.ts';
import { integerOf } from '../feel/number.ts';
import type { Expression } from '../feel/syntax.ts';
import { daysFromCivil, isCivilDate } from '../feel-time/civil-date.ts';
import { arithmetic, type RoundTo } from './lower-arithmetic.ts';
import { extreme, isOneOf } from './lower-compare.ts';
import { exactly, type Lowered, NotCompiled, plans } from './lowered.ts';
import type { CallLowering } from './lowering-scope.ts';
import type { NumberPlan, RoundingMode } from './plan.ts';

type Call = Extract<Expression, { node: 'call' }>;

/** What a call is made of. */
interface Asked {
  readonly node: Call;
  readonly name: string;
  readonly lowering: CallLowering;
  readonly values: readonly Expression[];
}

const roundings: Readonly<Record<string, RoundingMode>> = {
  decimal: 'halfEven',
  'round up': 'up',
  'round down': 'down',
  'round half up': 'halfUp',
  'round half down': 'halfDown',
  floor: 'floor',
  ceiling: 'ceiling',
};

/** A call of a function of the rule or of FEEL; throws NotCompiled for those that are not compiled. */
export function lowerCall(lowering: CallLowering, node: Call): Lowered {
  const name = node.called.node === 'name' ? node.called.name : '';
  const own = lowering.scope.knowledge(normalizeName(name));
  if (own !== null) {
    const passed = argumentsOf(
      node,
      own.parameters.map((one) => normalizeName(one.name)),
    );
    return lowering.inline(
      own,
      passed.map((value) => lowering.operand(value)),
      node,
    );
  }
  const values = node.arguments.by === 'place' ? node.arguments.values : null;
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (call === undefined || values === null) throw refused({ node, name });
  return call({ node, name, lowering, values });
}

function refused({ node, name }: Pick<Asked, 'node' | 'name'>): NotCompiled {
  return new NotCompiled(`a call of ${name}`, node);
}

function argumentsOf(node: Call, names: readonly string[]): Expression[] {
  const syntax = node.arguments;
  if (syntax.by === 'place') {
    if (syntax.values.length !== names.length) throw new NotCompiled('arguments', node);
    return [...syntax.values];
  }
  // Names are arranged as the evaluator arranges values; places stand in for them.
  const places = new Map(syntax.values.map(({ name }, place) => [name, String(place)] as const));
  const arranged = arrange({ by: 'name', values: places }, names);
  const found = arranged?.flatMap((place) => syntax.values[Number(place)]?.value ?? []);
  if (found === undefined || found.length !== names.length) throw new NotCompiled('arguments', node);
  return found;
}

type Lower = (asked: Asked) => Lowered;

const rounded: Lower = (asked) => {
  const { lowering, name, values, node } = asked;
  const [value, places] = values;
  const mode = roundings[name];
  if (value === undefined || mode === undefined || values.length > 2) throw refused(asked);
  const to: RoundTo = { places: placesOf(name, places, node), mode };
  // A quotient is rounded as it is divided: only so it is a whole number of any unit.
  if (value.node === 'arithmetic' && value.operator === '/' && to.places >= 0) {
    const operands = [lowering.operand(value.left), lowering.operand(value.right)] as const;
    const quotient = arithmetic('/', operands, { at: value, by: to });
    if (quotient.is === 'null') return quotient;
    if (quotient.is === 'number') return quotient;
    throw new NotCompiled('no number', value);
  }
  const of = lowering.number(value);
  if (to.places >= 0) return { is: 'number', plan: { op: 'round', of, places: to.places, mode } };
  // To tens and hundreds: so many of them, rounded.
  const step = plans.number(10 ** -to.places);
  const steps: NumberPlan = { op: 'divide', a: of, b: step, rounded: { places: 0, mode } };
  return { is: 'number', plan: plans.multiply(steps, step) };
};

function placesOf(name: string, places: Expression | undefined, at: Expression): number {
  if (places === undefined && (name === 'floor' || name === 'ceiling')) return 0;
  const negative = places?.node === 'negate';
  const digits = negative ? places.of : places;
  const count = digits?.node === 'number' && digits.value !== null ? integerOf(digits.value) : null;
  const found = count === null || !negative ? count : 0 - count;
  if (found === null || found < -9 || found > 15) throw new NotCompiled(`places of ${name}`, at);
  return found;
}

/** Items of the one list, or the arguments as items. */
function itemsOf({ lowering, values }: Asked): readonly Lowered[] {
  const lowered = values.map((value) => lowering.operand(value));
  const [only] = lowered;
  return lowered.length === 1 && only?.is === 'list' ? only.items : lowered;
}

const least: Lower = (asked) => {
  const items = itemsOf(asked);
  const [first, ...others] = items.map((item) => (item.is === 'date' ? asked.lowering.share(item) : item));
  const which = asked.name === 'min' ? 'min' : 'max';
  if (first === undefined) throw refused(asked);
  if (others.length === 0) return first.is === 'list' || first.is === 'test' ? fail(asked) : first;
  return others.reduce((a, b) => {
    const found = extreme(which, a, b, asked.node);
    return found.is === 'date' ? asked.lowering.share(found) : found;
  }, first);
};

function fail(asked: Asked): never {
  throw refused(asked);
}

const sum: Lower = (asked) => {
  const numbers = itemsOf(asked).map((item): NumberPlan => {
    if (item.is === 'null') return { op: 'nothing' };
    return item.is === 'number' ? item.plan : fail(asked);
  });
  const [first, ...others] = numbers;
  if (first === undefined) throw refused(asked);
  const total = others.reduce(plans.add, first);
  // The evaluator rounds once, after all; a chain of sums would round at each, were it not exact.
  return { is: 'number', plan: numbers.length > 2 ? exactly(total, 'sum', asked.node) : total };
};

/** `count([…])`, and how many conditions of a list hold: `count([a > 1, b][item = true])`. */
const count: Lower = (asked) => {
  const [list] = asked.values;
  if (list === undefined || asked.values.length > 1) throw refused(asked);
  if (list.node === 'filter' && list.of.node === 'list' && asksItem(list.test)) {
    return { is: 'number', plan: { op: 'count', tests: list.of.items.map((item) => asked.lowering.test(item)) } };
  }
  const value = asked.lowering.operand(list);
  if (value.is !== 'list') throw refused(asked);
  return { is: 'number', plan: plans.number(value.items.length) };
};

function asksItem(test: Expression): boolean {
  if (test.node === 'name') return test.name === 'item';
  if (test.node !== 'compare' || test.operator !== '=' || test.right.node !== 'literal') return false;
  return test.left.node === 'name' && test.left.name === 'item' && test.right.value === true;
}

const absolute: Lower = (asked) => {
  const [value] = asked.values;
  if (value === undefined || asked.values.length > 1) throw refused(asked);
  const of = asked.lowering.share(asked.lowering.operand(value));
  if (of.is === 'null') return of;
  if (of.is !== 'number' && of.is !== 'months' && of.is !== 'days') throw refused(asked);
  return { is: of.is, plan: { op: 'max', a: of.plan, b: plans.negate(of.plan) } };
};

const date: Lower = (asked) => {
  const { lowering, values, node } = asked;
  const [first] = values;
  if (first?.node === 'literal' && values.length === 1) {
    const value = typeof first.value === 'string' ? lowering.temporal(first.value, node) : null;
    return value?.is === 'date' ? value : fail(asked);
  }
  if (first !== undefined && values.length === 1) {
    const value = lowering.operand(first);
    return value.is === 'date' || value.is === 'null' ? value : fail(asked);
  }
  const [year, month, day] = values.map((one) =>
    one.node === 'number' && one.value !== null ? integerOf(one.value) : null,
  );
  if (year == null || month == null || day == null || !isCivilDate(year, month, day)) throw refused(asked);
  return { is: 'date', plan: { op: 'literal', day: daysFromCivil(year, month, day) } };
};

const duration: Lower = (asked) => {
  const [first] = asked.values;
  if (first?.node !== 'literal' || typeof first.value !== 'string' || asked.values.length > 1) throw refused(asked);
  const value = asked.lowering.temporal(first.value, asked.node);
  return value.is === 'months' || value.is === 'days' ? value : fail(asked);
};

const monthsBetween: Lower = (asked) => {
  const [from, to] = asked.values.map((value) => asked.lowering.operand(value));
  if (asked.values.length !== 2 || from === undefined || to === undefined) throw refused(asked);
  if (from.is === 'null' || to.is === 'null') return { is: 'null' };
  if (from.is !== 'date' || to.is !== 'date') throw refused(asked);
  return { is: 'months', plan: { op: 'monthsBetween', from: from.plan, to: to.plan } };
};

const not: Lower = (asked) => {
  const [value] = asked.values;
  if (value === undefined || asked.values.length > 1) throw refused(asked);
  return { is: 'test', plan: plans.not(asked.lowering.test(value)) };
};

/** Whether all conditions of a list hold, or any: unknown ones count as in `and` and `or`. */
const quantified: Lower = (asked) => {
  const [list] = asked.values;
  const nodes = asked.values.length === 1 && list?.node === 'list' ? list.items : asked.values;
  const [first, ...others] = nodes.map((node) => asked.lowering.test(node));
  if (first === undefined) throw refused(asked);
  return { is: 'test', plan: others.reduce(asked.name === 'all' ? plans.and : plans.or, first) };
};

const contains: Lower = (asked) => {
  const [list, element] = asked.values.map((value) => asked.lowering.operand(value));
  if (list?.is !== 'list' || element === undefined || element.is === 'list' || asked.values.length > 2) {
    throw refused(asked);
  }
  return asked.lowering.clause(asked.node, isOneOf(asked.lowering.share(element), list.items, asked.node));
};

const modulo: Lower = (asked) => {
  const [a, b] = asked.values.map((value) => asked.lowering.number(value));
  if (a === undefined || b === undefined || asked.values.length > 2) throw refused(asked);
  const [top, bottom] = [shareNumber(asked, a), shareNumber(asked, b)];
  const wholes: NumberPlan = { op: 'divide', a: top, b: bottom, rounded: { places: 0, mode: 'floor' } };
  const rest = plans.add(top, plans.negate(plans.multiply(wholes, bottom)));
  return { is: 'number', plan: exactly(rest, 'modulo', asked.node) };
};

function shareNumber({ lowering }: Asked, plan: NumberPlan): NumberPlan {
  const value = lowering.share({ is: 'number', plan });
  return value.is === 'number' ? value.plan : plan;
}

const today: Lower = (asked) => {
  const day = asked.lowering.scope.today;
  if (day === null || asked.values.length > 0) throw refused(asked);
  return { is: 'date', plan: { op: 'literal', day } };
};

const calls: Readonly<Record<string, Lower>> = {
  ...Object.fromEntries(Object.keys(roundings).map((name) => [name, rounded])),
  min: least,
  max: least,
  sum,
  count,
  abs: absolute,
  date,
  duration,
  'years and months duration': monthsBetween,
  not,
  all: quantified,
  any: quantified,
  'list contains': contains,
  modulo,
  today,
};
