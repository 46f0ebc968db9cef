import { childrenOf } from './feel/free-names.ts';
import { normalizeName } from './feel/names.ts';
import type { Expression } from './feel/syntax.ts';

/** A condition of a rule: its text, where it stands, what it reads, and the sentences that it comes from. */
export interface RuleClause {
  readonly decision: string;
  readonly text: string;
  /** Characters of the decision's expression, or of the cell at `row` and `column`. */
  readonly from: number;
  readonly to: number;
  readonly row: number | null;
  readonly column: number | null;
  /** Names of terms, parameters and decisions, as the definition writes them. */
  readonly reads: readonly string[];
  readonly sentences: readonly string[];
}

/** Conditions of an expression that is not compiled, as compiling would have told them, in the order of the text. */
export function conditionsOf(node: Expression, isTruth: (name: string) => boolean): Expression[] {
  switch (node.node) {
    case 'compare':
    case 'between':
    case 'in':
    case 'some':
    case 'every':
    case 'instanceOf':
      return [node];
    case 'name':
      return isTruth(normalizeName(node.name)) ? [node] : [];
    case 'call': {
      const name = node.called.node === 'name' ? node.called.name : '';
      if (name === 'list contains') return [node];
      const values = node.arguments.by === 'place' ? node.arguments.values : [];
      return values.flatMap((value) => conditionsOf(value, isTruth));
    }
    // What is asked of each item of a list is asked many times.
    case 'for':
    case 'filter':
    case 'function':
    case 'context':
      return [];
    default:
      return childrenOf(node).flatMap((child) => conditionsOf(child, isTruth));
  }
}
