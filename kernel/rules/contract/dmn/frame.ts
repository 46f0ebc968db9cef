import { evaluate } from '../feel/evaluate.ts';
import type { NameShape } from '../feel/name-shape.ts';
import { normalizeName, Scope } from '../feel/names.ts';
import { type Parsed, parseExpression, parseUnaryTests } from '../feel/parse.ts';
import type { Run } from '../feel/run.ts';
import { shapeOf, shapeOfType } from '../feel/shape-of.ts';
import type { Expression, UnaryTests } from '../feel/syntax.ts';
import { testCell } from '../feel/unary-test.ts';
import type { FeelType, Value } from '../feel/values.ts';
import { builtInNames } from '../feel-functions/builtins.ts';
import type { ModelTypes } from './read-types.ts';

/** Parsed sources of one set of models, by source and by the names that could change how they are read. */
export class ParsedSources {
  private readonly expressions = new Map<string, Parsed<Expression>>();
  private readonly tests = new Map<string, Parsed<UnaryTests>>();

  expression(source: string, names: NameShape): Parsed<Expression> {
    return cached(this.expressions, source, names, parseExpression);
  }

  unaryTests(source: string, names: NameShape): Parsed<UnaryTests> {
    return cached(this.tests, source, names, parseUnaryTests);
  }
}

function cached<T>(
  known: Map<string, Parsed<T>>,
  source: string,
  names: NameShape,
  parse: (source: string, names: NameShape) => Parsed<T>,
): Parsed<T> {
  const key = `${uncommonNames(names)}\n${source}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const parsed = parse(source, { ...builtInNames, ...names });
  if (known.size < 10_000) known.set(key, parsed);
  return parsed;
}

const uncommon = new WeakMap<NameShape, string>();
const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The part of the names that the parser has to know: those of several words or with signs in them, and the way to them. */
function uncommonNames(names: NameShape): string {
  const known = uncommon.get(names);
  if (known !== undefined) return known;
  const told = Object.entries(names).flatMap(([name, below]) => {
    const inner = below === 1 ? '' : uncommonNames(below);
    return inner === '' && plain.test(name) ? [] : [`${name}{${inner}}`];
  });
  const key = told.sort().join(';');
  uncommon.set(names, key);
  return key;
}

/** What is seen at one place of a model: values by name, the shapes of those names for the parser, and the types. */
export class Frame {
  readonly scope: Scope;
  readonly names: NameShape;
  readonly types: ModelTypes;
  readonly run: Run;
  private readonly sources: ParsedSources;

  constructor(parts: { scope: Scope; names: NameShape; types: ModelTypes; run: Run; sources: ParsedSources }) {
    this.scope = parts.scope;
    this.names = parts.names;
    this.types = parts.types;
    this.run = parts.run;
    this.sources = parts.sources;
  }

  /** The same place with more names, each with its value and the type it is known to have. */
  with(seen: readonly { readonly name: string; readonly value: Value; readonly type?: FeelType }[]): Frame {
    const shapes = seen.map(({ name, value, type }) => {
      const declared = type === undefined ? 1 : shapeOfType(type);
      return [normalizeName(name), declared === 1 ? shapeOf(value) : declared] as const;
    });
    const scope = new Scope(
      seen.map(({ name, value }) => [name, value]),
      this.scope,
    );
    return this.at(scope, Object.fromEntries(shapes));
  }

  /** The same place with an inner scope, whose names have these shapes. */
  at(scope: Scope, names: NameShape): Frame {
    const { types, run, sources } = this;
    return new Frame({ scope, names: { ...this.names, ...names }, types, run, sources });
  }

  /** The value of an expression of FEEL; null, with the reason, when it cannot be read. */
  evaluate(source: string): Value {
    const parsed = this.sources.expression(source, this.names);
    if (parsed.ok) return evaluate(parsed.value, this.around());
    this.run.step(parsed.at);
    return this.run.fail(parsed.why, { source: source.slice(0, 200) });
  }

  /** Whether the unary tests of a cell accept a value; null, with the reason, when they cannot be read. */
  accepts(source: string, value: Value): boolean | null {
    const parsed = this.sources.unaryTests(source, this.names);
    if (parsed.ok) return testCell(value, parsed.value, this.around(), evaluate);
    this.run.step(parsed.at);
    return this.run.fail(parsed.why, { source: source.slice(0, 200) });
  }

  private around() {
    return { scope: this.scope, types: (name: string) => this.types.named(name), run: this.run };
  }
}
