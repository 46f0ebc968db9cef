import { evaluate } from '../feel/evaluate.ts';
import { Scope } from '../feel/names.ts';
import { parseExpression } from '../feel/parse.ts';
import type { Expression } from '../feel/syntax.ts';
import { type FunctionValue, isKind } from '../feel/values.ts';
import { temporalFunctions } from './dates.ts';
import { builtin, overload } from './define-builtin.ts';

const literals = new Scope(temporalFunctions.map((one) => [one.name, one]));
const names = {};

/** Endpoints are literals: values as they are written, also `date("…")` and its like with a literal text. */
function isLiteral(part: Expression): boolean {
  if (part.node === 'negate') return isLiteral(part.of);
  if (part.node !== 'call') return part.node === 'number' || part.node === 'literal' || part.node === 'at';
  return part.arguments.by === 'place' && part.arguments.values.every((one) => one.node === 'literal');
}

/** `range("[1..3]")`: a range from its text (DMN 1.5, table 73). */
export const rangeFunction: FunctionValue = builtin(
  'range',
  overload([['from', 'string']], (run, from) => {
    const parsed = parseExpression(from, names);
    const tree = parsed.ok ? parsed.value : null;
    if (tree?.node !== 'range' || !isLiteral(tree.start) || !isLiteral(tree.end))
      return run.fail('badText', { text: from });
    const range = evaluate(tree, { scope: literals, types: () => null, run });
    const closed = isKind(range, 'range') && range.start !== null && range.end !== null;
    return closed ? range : run.fail('badText', { text: from });
  }),
);
