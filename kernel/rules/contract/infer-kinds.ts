import { normalizeName } from './feel/names.ts';
import type { Expression, Span } from './feel/syntax.ts';
import { kindOf } from './feel/values.ts';
import { parseTemporal } from './feel-time/parse-temporal.ts';
import { callKinds, type Inferred } from './infer-call-kinds.ts';

export type { Inferred } from './infer-call-kinds.ts';

/** Kinds that do not go together, where they stand. */
export interface KindProblem extends Span {
  readonly code: 'badOperands' | 'notComparable' | 'notBoolean' | 'badArguments';
  readonly params: Readonly<Record<string, string>>;
}

/** Kinds of names, as `normalizeName` spells them, and of the functions of a rule. */
export interface KindNames {
  readonly named: (name: string) => Inferred;
  readonly called: (name: string) => { readonly parameters: readonly Inferred[]; readonly result: Inferred } | null;
}

/** Says what kind of value an expression has, and collects what in it can never go together. */
export class KindInference {
  readonly problems: KindProblem[] = [];
  private readonly names: KindNames;
  private readonly tested: Inferred;
  private readonly local: ReadonlySet<string>;

  constructor(names: KindNames, tested: Inferred = 'any', local: ReadonlySet<string> = new Set()) {
    this.names = names;
    this.tested = tested;
    this.local = local;
  }

  of(node: Expression): Inferred {
    switch (node.node) {
      case 'number':
        return 'number';
      case 'literal':
        return kindOf(node.value);
      case 'at':
        return kindOf(parseTemporal(node.text));
      case 'name':
        return this.local.has(normalizeName(node.name)) ? 'any' : this.names.named(normalizeName(node.name));
      case 'tested':
        return this.tested;
      case 'list':
        for (const item of node.items) this.of(item);
        return 'list';
      case 'context':
        return 'context';
      case 'range':
      case 'halfRange':
        return 'range';
      case 'negate':
        return this.negated(node);
      case 'arithmetic':
        return this.arithmetic(node);
      default:
        return this.condition(node);
    }
  }

  private condition(node: Expression): Inferred {
    switch (node.node) {
      case 'compare':
        this.comparable(node.operator, [this.of(node.left), this.of(node.right)], node);
        return 'boolean';
      case 'between': {
        const value = this.of(node.value);
        this.comparable('<=', [value, this.of(node.low)], node);
        this.comparable('<=', [value, this.of(node.high)], node);
        return 'boolean';
      }
      case 'in':
        this.accepts(this.of(node.value), node.tests);
        return 'boolean';
      case 'and':
      case 'or':
        this.truth(node.left);
        this.truth(node.right);
        return 'boolean';
      case 'some':
      case 'every':
      case 'instanceOf':
        return 'boolean';
      case 'if': {
        this.truth(node.test);
        return together(this.of(node.whenTrue), this.of(node.whenFalse));
      }
      case 'for':
        return 'list';
      case 'path':
        return partKind(this.of(node.of), node.name);
      case 'call':
        return this.call(node);
      case 'function':
        return 'function';
      default:
        return 'any';
    }
  }

  /** Tests of a cell or after `in`, beside the value that they test. */
  accepts(value: Inferred, tests: readonly Expression[]): void {
    const inner = new KindInference(this.names, value, this.local);
    for (const test of tests) {
      if (test.node === 'halfRange') this.comparable(test.operator, [value, inner.of(test.end)], test);
      else if (test.node === 'range') {
        this.comparable('<=', [value, inner.of(test.start)], test);
        this.comparable('<=', [value, inner.of(test.end)], test);
      } else if (test.node === 'list') this.accepts(value, test.items);
      else {
        const kind = inner.of(test);
        if (kind !== 'list' && kind !== 'range' && kind !== 'boolean') this.comparable('=', [value, kind], test);
      }
    }
    this.problems.push(...inner.problems);
  }

  private truth(node: Expression): void {
    const kind = this.of(node);
    if (kind !== 'boolean' && isKnown(kind)) this.problem('notBoolean', { kind }, node);
  }

  private negated(node: Extract<Expression, { node: 'negate' }>): Inferred {
    const kind = this.of(node.of);
    if (!isKnown(kind) || kind === 'number' || isDuration(kind)) return kind;
    return this.problem('badOperands', { operator: '-', left: kind, right: '' }, node);
  }

  private arithmetic(node: Extract<Expression, { node: 'arithmetic' }>): Inferred {
    const [left, right] = [this.of(node.left), this.of(node.right)];
    const { operator } = node;
    if (!isKnown(left) || !isKnown(right)) return 'any';
    const found = resultOf(operator, left, right);
    return found ?? this.problem('badOperands', { operator, left, right }, node);
  }

  private call(node: Extract<Expression, { node: 'call' }>): Inferred {
    const values =
      node.arguments.by === 'place' ? node.arguments.values : node.arguments.values.map((one) => one.value);
    const kinds = values.map((value) => this.of(value));
    if (node.called.node !== 'name') return 'any';
    const name = normalizeName(node.called.name);
    const own = this.names.called(name);
    const wanted = own ?? callKinds(name);
    if (wanted === null) return 'any';
    const isWrong = (kind: Inferred, place: number) => {
      const expected = wanted.parameters[place] ?? 'any';
      return isKnown(kind) && isKnown(expected) && kind !== expected;
    };
    if (
      node.arguments.by === 'place' &&
      (own === null || own.parameters.length === kinds.length) &&
      !kinds.some(isWrong)
    ) {
      return wanted.result;
    }
    if (node.arguments.by === 'name') return wanted.result;
    return this.problem('badArguments', { name }, node);
  }

  private comparable(operator: string, [left, right]: readonly [Inferred, Inferred], at: Span): void {
    if (!isKnown(left) || !isKnown(right)) return;
    const isEquality = operator === '=' || operator === '!=';
    if (left === right && (isEquality || ordered.has(left))) return;
    this.problem('notComparable', { left, right }, at);
  }

  private problem(code: KindProblem['code'], params: Readonly<Record<string, string>>, { from, to }: Span): 'any' {
    this.problems.push({ code, params, from, to });
    return 'any';
  }
}

const ordered: ReadonlySet<Inferred> = new Set<Inferred>([
  ...(['number', 'string', 'date', 'time', 'dateTime', 'dayTimeDuration', 'yearMonthDuration'] as const),
]);

/** Null goes with everything: it makes null. */
function isKnown(kind: Inferred): boolean {
  return kind !== 'any' && kind !== 'null';
}

function isDuration(kind: Inferred): boolean {
  return kind === 'dayTimeDuration' || kind === 'yearMonthDuration';
}

function isPoint(kind: Inferred): boolean {
  return kind === 'date' || kind === 'dateTime' || kind === 'time';
}

function together(one: Inferred, other: Inferred): Inferred {
  if (one === other || other === 'null') return one;
  return one === 'null' ? other : 'any';
}

function resultOf(operator: string, left: Inferred, right: Inferred): Inferred | null {
  if (left === 'number' && right === 'number') return 'number';
  if (operator === '+' || operator === '-') {
    if (isDuration(left) && left === right) return left;
    if (isPoint(left) && isDuration(right)) return left;
    if (operator === '+' && isPoint(right) && isDuration(left)) return right;
    if (operator === '+' && left === 'string' && right === 'string') return 'string';
    return operator === '-' && isPoint(left) && isPoint(right) ? 'dayTimeDuration' : null;
  }
  if (operator === '**') return null;
  if (isDuration(left) && right === 'number') return left;
  if (operator === '*') return left === 'number' && isDuration(right) ? right : null;
  return isDuration(left) && left === right ? 'number' : null;
}

function partKind(of: Inferred, name: string): Inferred {
  const isPart =
    (isPoint(of) && ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second'].includes(name)) ||
    (isDuration(of) && ['years', 'months', 'days', 'hours', 'minutes', 'seconds'].includes(name));
  return isPart ? 'number' : 'any';
}
