import { normalizeName } from './names.ts';
import type { Expression, Span } from './syntax.ts';

/** Names that an expression reads from around it, with their places; `called` are those that it calls as functions. */
export interface FreeNames {
  readonly read: readonly (Span & { readonly name: string })[];
  readonly called: readonly (Span & { readonly name: string })[];
}

/**
 * Names that an expression, or the tests of a cell, read that are not made inside of it; spelled as `normalizeName` does. Names in
 * the test of a filter may be entries of the list's contexts: `inFilters` counts them nevertheless.
 */
export function freeNames(
  parts: readonly Expression[],
  { inFilters = false }: { readonly inFilters?: boolean } = {},
): FreeNames {
  const found: Found = { read: [], called: [], inFilters };
  for (const part of parts) collect(part, { inner: new Set(), open: false }, found);
  return found;
}

interface Found {
  readonly read: (Span & { name: string })[];
  readonly called: (Span & { name: string })[];
  readonly inFilters: boolean;
}

/** Names made around a place; `open` where entries of a context that nobody knows may be named too. */
interface Around {
  readonly inner: ReadonlySet<string>;
  readonly open: boolean;
}

function collect(node: Expression, around: Around, found: Found): void {
  switch (node.node) {
    case 'name':
      if (!around.inner.has(normalizeName(node.name)) && !around.open) found.read.push(named(node, node.name));
      return;
    case 'call':
      if (node.called.node === 'name') {
        if (!around.inner.has(normalizeName(node.called.name))) found.called.push(named(node.called, node.called.name));
      } else collect(node.called, around, found);
      for (const one of node.arguments.values)
        collect('value' in one && 'name' in one ? partOf(one) : one, around, found);
      return;
    case 'for':
    case 'some':
    case 'every': {
      let inner: Around = around;
      for (const { name, from, to } of node.iterators) {
        collect(from, inner, found);
        if (to !== null) collect(to, inner, found);
        inner = within(inner, [name, 'partial']);
      }
      collect(node.body, inner, found);
      return;
    }
    case 'function':
      collect(
        node.body,
        within(
          around,
          node.parameters.map(({ name }) => name),
        ),
        found,
      );
      return;
    case 'filter':
      collect(node.of, around, found);
      collect(
        node.test,
        { ...within(around, ['item']), open: around.open || (!found.inFilters && mayHoldContexts(node.of)) },
        found,
      );
      return;
    case 'context': {
      let inner = around;
      for (const { key, value } of node.entries) {
        collect(value, inner, found);
        inner = within(inner, [key]);
      }
      return;
    }
    default:
      for (const child of childrenOf(node)) collect(child, around, found);
  }
}

function named({ from, to }: Span, name: string): Span & { name: string } {
  return { name: normalizeName(name), from, to };
}

function partOf(argument: { readonly value: unknown }): Expression {
  return argument.value as Expression;
}

function within(around: Around, names: readonly string[]): Around {
  return { ...around, inner: new Set([...around.inner, ...names.map(normalizeName)]) };
}

/** Whether items of a list may be contexts, whose entries are names inside a filter. */
function mayHoldContexts(of: Expression): boolean {
  return of.node !== 'list' || of.items.some(({ node }) => node === 'context');
}

/** Parts of an expression that are expressions and see the same names. */
export function childrenOf(node: Expression): Expression[] {
  switch (node.node) {
    case 'list':
      return [...node.items];
    case 'range':
      return [node.start, node.end];
    case 'halfRange':
      return [node.end];
    case 'negate':
    case 'path':
      return [node.of];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'if':
      return [node.test, node.whenTrue, node.whenFalse];
    case 'instanceOf':
      return [node.value];
    default:
      return [];
  }
}
