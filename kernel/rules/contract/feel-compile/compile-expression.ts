import { normalizeName } from '../feel/names.ts';
import { integerOf } from '../feel/number.ts';
import type { Expression } from '../feel/syntax.ts';
import { isKind, isNumber, type RangeOperator, type Value } from '../feel/values.ts';
import { dayNumber } from '../feel-time/clock-line.ts';
import { formatDate } from '../feel-time/format-temporal.ts';
import { parseDate } from '../feel-time/parse-temporal.ts';
import { type Algebra, NotCompiled, type Numeric, type Rounding, type RoundTo } from './algebra.ts';
import { type Column, logic, type Row, type Test } from './columns.ts';
import { comparison } from './integer-algebra.ts';

/** An expression, compiled, by the kind of its value. */
export type Compiled<N> =
  | { readonly kind: 'number'; readonly number: Numeric<N> }
  | { readonly kind: 'test'; readonly run: Test }
  | { readonly kind: 'text'; readonly run: (row: Row) => string | null }
  | { readonly kind: 'date'; readonly run: (row: Row) => number }
  | { readonly kind: 'null' };

/** Called for every condition; answers the one to use, so that somebody can watch what it says. */
export type Watch = (clause: Expression, test: Test) => Test;

/** What a rule reads: columns that differ from party to party, and parameters that are the same for all. */
export interface CompileInputs {
  readonly columns: readonly Column[];
  readonly parameters: ReadonlyMap<string, Value>;
}

type Node<K extends Expression['node']> = Extract<Expression, { node: K }>;

const roundings: Readonly<Record<string, Rounding>> = {
  decimal: 'halfEven',
  'round up': 'up',
  'round down': 'down',
  'round half up': 'halfUp',
  'round half down': 'halfDown',
  floor: 'floor',
  ceiling: 'ceiling',
};

/** Turns an expression over columns into closures; throws NotCompiled for what rules over a population do not hold. */
export class ExpressionCompiler<N> {
  private readonly algebra: Algebra<N>;
  private readonly columns: ReadonlyMap<string, { readonly place: number; readonly column: Column }>;
  private readonly parameters: ReadonlyMap<string, Value>;
  private readonly watch: Watch;

  constructor(algebra: Algebra<N>, inputs: CompileInputs, watch: Watch) {
    this.algebra = algebra;
    this.parameters = new Map([...inputs.parameters].map(([name, value]) => [normalizeName(name), value]));
    this.columns = new Map(inputs.columns.map((column, place) => [normalizeName(column.name), { place, column }]));
    this.watch = watch;
  }

  compile(node: Expression): Compiled<N> {
    switch (node.node) {
      case 'number':
        if (node.value === null) throw new NotCompiled('a number out of range', node);
        return { kind: 'number', number: this.algebra.literal(node.value) };
      case 'literal':
        return literalOf(node);
      case 'at':
        return dateOf(node.text, node);
      case 'name':
        return this.column(node);
      case 'negate':
        return { kind: 'number', number: this.algebra.negate(this.number(node.of)) };
      case 'arithmetic':
        return { kind: 'number', number: this.arithmetic(node, null) };
      case 'compare':
        return this.clause(node, this.compare(node.operator, this.compile(node.left), this.compile(node.right), node));
      case 'between': {
        const value = this.compile(node.value);
        const low = this.compare('>=', value, this.compile(node.low), node);
        return this.clause(node, logic.and(low, this.compare('<=', value, this.compile(node.high), node)));
      }
      case 'in': {
        const value = this.compile(node.value);
        const tests = node.tests.map((test) => this.accepts(value, test));
        return this.clause(node, tests.reduce(logic.or));
      }
      case 'and':
      case 'or':
        return { kind: 'test', run: logic[node.node](this.test(node.left), this.test(node.right)) };
      case 'if':
        return this.choose(this.test(node.test), node);
      case 'call':
        return this.call(node);
      default:
        throw new NotCompiled(node.node, node);
    }
  }

  private clause(node: Expression, run: Test): Compiled<N> {
    return { kind: 'test', run: this.watch(node, run) };
  }

  private number(node: Expression): Numeric<N> {
    const compiled = this.compile(node);
    if (compiled.kind !== 'number') throw new NotCompiled('no number', node);
    return compiled.number;
  }

  private test(node: Expression): Test {
    const compiled = this.compile(node);
    if (compiled.kind !== 'test') throw new NotCompiled('no condition', node);
    return compiled.run;
  }

  private column(node: Node<'name'>): Compiled<N> {
    const found = this.columns.get(node.name);
    if (found === undefined) return this.parameter(node);
    const { place, column } = found;
    switch (column.type.is) {
      case 'number':
        return { kind: 'number', number: this.algebra.column(place, column.type) };
      case 'boolean':
        return this.clause(node, (row) => truthOf(row[place]));
      case 'text':
        return { kind: 'text', run: (row) => textOf(row[place]) };
      case 'date':
        return { kind: 'date', run: (row) => dayOf(row[place]) };
    }
  }

  /** A parameter is a constant: its value on the date that the rule is compiled for. */
  private parameter(node: Node<'name'>): Compiled<N> {
    const value = this.parameters.get(node.name);
    if (value === undefined) throw new NotCompiled(`nothing called ${node.name}`, node);
    if (isNumber(value)) return { kind: 'number', number: this.algebra.literal(value) };
    if (isKind(value, 'date')) return dateOf(formatDate(value), node);
    return literalOf({ from: node.from, to: node.to, value });
  }

  private arithmetic({ operator, left, right, ...at }: Node<'arithmetic'>, by: RoundTo | null): Numeric<N> {
    const [a, b] = [this.number(left), this.number(right)];
    switch (operator) {
      case '+':
        return this.algebra.add(a, b);
      case '-':
        return this.algebra.add(a, this.algebra.negate(b));
      case '*':
        return this.algebra.multiply(a, b);
      case '/':
        return this.algebra.divide(a, b, by);
      case '**':
        throw new NotCompiled('a power', at);
    }
  }

  private choose(test: Test, node: Node<'if'>): Compiled<N> {
    const [yes, no] = [this.compile(node.whenTrue), this.compile(node.whenFalse)];
    const [a, b] = [this.nothingOf(no, yes), this.nothingOf(yes, no)];
    if (a.kind === 'number' && b.kind === 'number') {
      return { kind: 'number', number: this.algebra.choose(test, a.number, b.number) };
    }
    if (a.kind === 'test' && b.kind === 'test') {
      return { kind: 'test', run: (row) => (test(row) === 1 ? a.run(row) : b.run(row)) };
    }
    if (a.kind === 'text' && b.kind === 'text') {
      return { kind: 'text', run: (row) => (test(row) === 1 ? a.run(row) : b.run(row)) };
    }
    throw new NotCompiled(`${a.kind} or ${b.kind}`, node);
  }

  /** Null beside a value of a kind is the null of that kind. */
  private nothingOf(beside: Compiled<N>, value: Compiled<N>): Compiled<N> {
    if (value.kind !== 'null') return value;
    switch (beside.kind) {
      case 'number':
        return { kind: 'number', number: this.algebra.nothing };
      case 'test':
        return { kind: 'test', run: () => Number.NaN };
      case 'text':
        return { kind: 'text', run: () => null };
      default:
        return value;
    }
  }

  private call(node: Node<'call'>): Compiled<N> {
    const name = node.called.node === 'name' ? node.called.name : '';
    const values = node.arguments.by === 'place' ? node.arguments.values : [];
    const [first, second] = values;
    if (first === undefined) throw new NotCompiled(`a call of ${name}`, node);
    if (name === 'not' && values.length === 1) return { kind: 'test', run: logic.not(this.test(first)) };
    if (name === 'date' && first.node === 'literal' && values.length === 1) return dateOf(String(first.value), node);
    const mode = Object.hasOwn(roundings, name) ? roundings[name] : undefined;
    if (mode !== undefined) return this.rounded(first, { places: placesOf(name, second, node), mode });
    if (name === 'abs' && values.length === 1) {
      const value = this.number(first);
      return { kind: 'number', number: this.algebra.extreme('max', value, this.algebra.negate(value)) };
    }
    if (name !== 'min' && name !== 'max') throw new NotCompiled(`a call of ${name}`, node);
    const among = values.length === 1 && first.node === 'list' ? first.items : values;
    const numbers = among.map((one) => this.number(one));
    if (numbers.length === 0) throw new NotCompiled(`a call of ${name}`, node);
    return { kind: 'number', number: numbers.reduce((a, b) => this.algebra.extreme(name, a, b)) };
  }

  /** A quotient is rounded as it is divided: only so it is a whole number of any unit. */
  private rounded(value: Expression, by: RoundTo): Compiled<N> {
    const isQuotient = value.node === 'arithmetic' && value.operator === '/';
    const number = isQuotient ? this.arithmetic(value, by) : this.number(value);
    return { kind: 'number', number: isQuotient ? number : this.algebra.round(number, by.places, by.mode) };
  }

  private compare(operator: RangeOperator, a: Compiled<N>, b: Compiled<N>, at: Expression): Test {
    if (a.kind === 'null' || b.kind === 'null') return this.compareNull(operator, a.kind === 'null' ? b : a, at);
    if (a.kind === 'number' && b.kind === 'number') return this.algebra.compare(operator, a.number, b.number);
    if (a.kind === 'date' && b.kind === 'date') return comparison(operator, a.run, b.run);
    const isEquality = operator === '=' || operator === '!=';
    if (isEquality && a.kind === 'test' && b.kind === 'test') return comparison(operator, a.run, b.run);
    if (isEquality && a.kind === 'text' && b.kind === 'text') {
      const [same, other] = operator === '=' ? [1, 0] : [0, 1];
      return (row) => (a.run(row) === b.run(row) ? same : other);
    }
    throw new NotCompiled(`${a.kind} ${operator} ${b.kind}`, at);
  }

  private compareNull(operator: RangeOperator, a: Compiled<N>, at: Expression): Test {
    if (a.kind === 'null' || (operator !== '=' && operator !== '!='))
      throw new NotCompiled('a comparison with null', at);
    const isNull = this.isNull(a);
    return operator === '=' ? isNull : logic.not(isNull);
  }

  private isNull(a: Exclude<Compiled<N>, { kind: 'null' }>): Test {
    if (a.kind === 'number') return this.algebra.isNull(a.number);
    if (a.kind === 'text') return (row) => (a.run(row) === null ? 1 : 0);
    return (row) => (Number.isNaN(a.run(row)) ? 1 : 0);
  }

  /** One test of `in`: a comparison, a range, a list of values and ranges, or a value. */
  private accepts(value: Compiled<N>, test: Expression): Test {
    if (test.node === 'halfRange') return this.compare(test.operator, value, this.compile(test.end), test);
    if (test.node === 'range') {
      const low = this.compare(test.startIncluded ? '>=' : '>', value, this.compile(test.start), test);
      return logic.and(low, this.compare(test.endIncluded ? '<=' : '<', value, this.compile(test.end), test));
    }
    if (test.node !== 'list') return this.compare('=', value, this.compile(test), test);
    const tests = test.items.map((item) => this.accepts(value, item));
    return (row) => (tests.some((one) => one(row) === 1) ? 1 : 0);
  }
}

function literalOf<N>(node: Pick<Node<'literal'>, 'value' | 'from' | 'to'>): Compiled<N> {
  const { value } = node;
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return { kind: 'test', run: () => (value ? 1 : 0) };
  if (typeof value === 'string') return { kind: 'text', run: () => value };
  throw new NotCompiled('a literal', node);
}

function dateOf<N>(text: string, at: Expression): Compiled<N> {
  const date = parseDate(text);
  if (date === null) throw new NotCompiled(`no date ${text}`, at);
  const day = dayNumber(date);
  return { kind: 'date', run: () => day };
}

function placesOf(name: string, places: Expression | undefined, at: Expression): number {
  if (places === undefined && (name === 'floor' || name === 'ceiling')) return 0;
  const count = places?.node === 'number' && places.value !== null ? integerOf(places.value) : null;
  if (count === null || count < 0 || count > 15) throw new NotCompiled(`places of ${name}`, at);
  return count;
}

function truthOf(value: Row[number] | undefined): number {
  return typeof value === 'boolean' ? Number(value) : Number.NaN;
}

function textOf(value: Row[number] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function dayOf(value: Row[number] | undefined): number {
  return typeof value === 'number' ? value : Number.NaN;
}
