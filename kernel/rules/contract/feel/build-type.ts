import type { SyntaxNode } from '@lezer/common';
import { normalizeName } from './names.ts';
import type { TypeSyntax } from './syntax.ts';

/** The source as it was written, and where a list type is a range type in truth. */
export interface SourceText {
  readonly shown: string;
  readonly ranges: ReadonlySet<number>;
}

/** Children of a node without the comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.type.name.endsWith('Comment')) found.push(child);
  }
  return found;
}

/** The name that a node spells, blanks between its words made one. */
export function nameText(node: SyntaxNode, { shown }: SourceText): string {
  return normalizeName(shown.slice(node.from, node.to));
}

/** Turns the tree of a type into a type whose names are still to be looked up. */
export function buildType(node: SyntaxNode, text: SourceText): TypeSyntax {
  const [inner] = childrenOf(node).filter(({ type }) => /^[A-Z]/.test(type.name));
  switch (node.type.name) {
    case 'Type':
    case 'ArgumentType':
    case 'ContextEntryType':
      if (inner !== undefined) return buildType(inner, text);
      break;
    case 'ListType':
      if (inner !== undefined) {
        return { is: text.ranges.has(node.from) ? 'range' : 'list', of: buildType(inner, text) };
      }
      break;
    case 'ContextType':
      return { is: 'context', entries: entriesOf(node, text) };
    case 'FunctionType':
      return functionOf(node, text);
    case 'QualifiedName':
      return {
        is: 'named',
        name: childrenOf(node)
          .map((part) => nameText(part, text))
          .join(''),
      };
    default:
  }
  return { is: 'named', name: nameText(node, text) };
}

function entriesOf(node: SyntaxNode, text: SourceText): (readonly [string, TypeSyntax])[] {
  const listed = childrenOf(node).find(({ type }) => type.name === 'ContextEntryTypes');
  if (listed === undefined) return [];
  return childrenOf(listed)
    .filter(({ type }) => type.name === 'ContextEntryType')
    .flatMap((entry) => {
      const [name, type] = childrenOf(entry);
      return name === undefined || type === undefined ? [] : [[nameText(name, text), buildType(type, text)] as const];
    });
}

function functionOf(node: SyntaxNode, text: SourceText): TypeSyntax {
  const parts = childrenOf(node);
  const listed = parts.find(({ type }) => type.name === 'ArgumentTypes');
  const result = parts.findLast(({ type }) => type.name === 'Type');
  const parameters = listed === undefined ? [] : childrenOf(listed).filter(({ type }) => type.name === 'ArgumentType');
  return {
    is: 'function',
    parameters: parameters.map((one) => buildType(one, text)),
    result: result === undefined ? { is: 'named', name: 'Any' } : buildType(result, text),
  };
}
