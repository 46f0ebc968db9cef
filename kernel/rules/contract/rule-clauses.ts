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
      return [...childrenOf(node).flatMap((child) => conditionsWithin(child, isTruth)), node];
    case 'in':
      return [...conditionsWithin(node.value, isTruth), node];
    case 'some':
    case 'every':
    case 'instanceOf':
      return [node];
    case 'name':
      return isTruth(normalizeName(node.name)) ? [node] : [];
    case 'call': {
      const name = node.called.node === 'name' ? node.called.name : '';
      if (name === 'list contains') return [node];
      const passed = node.arguments;
      const values = passed.by === 'place' ? passed.values : passed.values.map(({ value }) => value);
      // A function of the rule that answers a truth value is a condition itself.
      if (isTruth(normalizeName(name))) return [...values.flatMap((value) => conditionsWithin(value, isTruth)), node];
      return values.flatMap((value) => conditionsOf(value, isTruth));
    }
    // What is asked of each item of a list is asked many times; items that are written down are asked once.
    case 'filter':
      return node.of.node === 'list' ? conditionsOf(node.of, isTruth) : [];
    case 'for':
    case 'function':
    case 'context':
      return [];
    default:
      return childrenOf(node).flatMap((child) => conditionsOf(child, isTruth));
  }
}

/** Conditions of what is compared; a truth value called by its name is none of its own there. */
function conditionsWithin(node: Expression, isTruth: (name: string) => boolean): Expression[] {
  return node.node === 'name' ? [] : conditionsOf(node, isTruth);
}
