import type { Tree } from '@lezer/common';
import { parser, trackVariables } from 'lezer-feel';
import { buildExpression, buildTests } from './build-expression.ts';
import { childrenOf, type SourceText } from './build-type.ts';
import { hideRangeTypes } from './hide-range-types.ts';
import type { NameShape } from './name-shape.ts';
import { plainBlanks } from './plain-blanks.ts';
import type { Expression, Span, UnaryTests } from './syntax.ts';

/** What parsing gives: the tree of the expression, or where it went wrong first. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'syntax' | 'tooDeep' | 'tooLarge'; readonly at: Span };

/** Longest source that is parsed, in characters. */
const longestSource = 10_000;

const parsers = new WeakMap<NameShape, { expression: typeof parser; tests: typeof parser }>();

function parsersFor(names: NameShape) {
  const known = parsers.get(names);
  if (known !== undefined) return known;
  const contextTracker = trackVariables(names);
  const made = {
    expression: parser.configure({ top: 'Expression', contextTracker, strict: false }),
    tests: parser.configure({ top: 'UnaryTests', contextTracker, strict: false }),
  };
  parsers.set(names, made);
  return made;
}

/** Reads one expression of FEEL; names of several words are known by `names`. */
export function parseExpression(source: string, names: NameShape): Parsed<Expression> {
  return read(source, parsersFor(names).expression, (tree, text) => {
    const parts = childrenOf(tree.topNode);
    const [only] = parts;
    if (only === undefined || parts.length > 1) return null;
    return buildExpression(only, text);
  });
}

/** Reads the unary tests of a cell of a decision table. */
export function parseUnaryTests(source: string, names: NameShape): Parsed<UnaryTests> {
  return read(source, parsersFor(names).tests, (tree, text) => buildTests(tree.topNode, text));
}

function read<T>(written: string, by: typeof parser, build: (tree: Tree, text: SourceText) => T | null): Parsed<T> {
  const whole = { from: 0, to: written.length };
  if (written.length > longestSource) return { ok: false, why: 'tooLarge', at: whole };
  const source = plainBlanks(written);
  const { text, ranges } = hideRangeTypes(source);
  try {
    const tree = by.parse(text);
    const wrong = firstError(tree);
    if (wrong !== null) return { ok: false, why: 'syntax', at: wrong };
    const value = build(tree, { shown: source, ranges });
    return value === null ? { ok: false, why: 'syntax', at: whole } : { ok: true, value };
  } catch (error) {
    // The parser throws on names that are cut off by the end of a clause, the machine on nesting without end.
    return { ok: false, why: error instanceof RangeError ? 'tooDeep' : 'syntax', at: whole };
  }
}

function firstError(tree: Tree): Span | null {
  let found: Span | null = null;
  tree.iterate({
    enter(node) {
      if (found !== null) return false;
      if (node.type.isError) found = { from: node.from, to: node.to };
      return undefined;
    },
  });
  return found;
}
