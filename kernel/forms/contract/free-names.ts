import { normalizeName } from '#kernel/rules/contract/feel/names.ts';
import type { Expression, Span } from '#kernel/rules/contract/feel/syntax.ts';

/** A name that an expression reads from outside, with the characters that spell it. */
export interface FreeName extends Span {
  readonly name: string;
}

type Bound = ReadonlySet<string>;

/**
 * The names that an expression reads and does not bind itself (iterators, parameters, entries of contexts). Inside a filter the
 * names `inFilters`, those of the entries of rows, are bound as well; what is called is no name that is read.
 */
export function freeNames(expression: Expression, inFilters: readonly string[] = []): FreeName[] {
  const found: FreeName[] = [];
  const columns = inFilters.map(normalizeName);
  const visit = (part: Expression, bound: Bound): void => {
    switch (part.node) {
      case 'name':
        if (!bound.has(part.name)) found.push({ name: part.name, from: part.from, to: part.to });
        return;
      case 'filter':
        visit(part.of, bound);
        visit(part.test, alsoBound(bound, [...columns, 'item']));
        return;
      case 'for':
      case 'some':
      case 'every': {
        let inner = bound;
        for (const { name, from, to } of part.iterators) {
          visit(from, inner);
          if (to !== null) visit(to, inner);
          inner = alsoBound(inner, [name]);
        }
        visit(part.body, alsoBound(inner, ['partial']));
        return;
      }
      case 'context': {
        let inner = bound;
        for (const { key, value } of part.entries) {
          visit(value, inner);
          inner = alsoBound(inner, [key]);
        }
        return;
      }
      case 'function':
        visit(
          part.body,
          alsoBound(
            bound,
            part.parameters.map(({ name }) => name),
          ),
        );
        return;
      case 'call':
        if (part.called.node !== 'name') visit(part.called, bound);
        for (const argument of argumentsOf(part)) visit(argument, bound);
        return;
      default:
        for (const child of childrenOf(part)) visit(child, bound);
    }
  };
  visit(expression, new Set());
  return found;
}

function alsoBound(bound: Bound, names: readonly string[]): Bound {
  return new Set([...bound, ...names.map(normalizeName)]);
}

function argumentsOf({ arguments: given }: Extract<Expression, { node: 'call' }>): readonly Expression[] {
  return given.by === 'place' ? given.values : given.values.map(({ value }) => value);
}

function childrenOf(part: Expression): readonly Expression[] {
  switch (part.node) {
    case 'list':
      return part.items;
    case 'range':
      return [part.start, part.end];
    case 'halfRange':
      return [part.end];
    case 'negate':
    case 'path':
      return [part.of];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [part.left, part.right];
    case 'between':
      return [part.value, part.low, part.high];
    case 'in':
      return [part.value, ...part.tests];
    case 'if':
      return [part.test, part.whenTrue, part.whenFalse];
    case 'instanceOf':
      return [part.value];
    default:
      return [];
  }
}
