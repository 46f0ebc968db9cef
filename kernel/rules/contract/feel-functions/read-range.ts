import { evaluate } from '../feel/evaluate.ts';
import { Scope } from '../feel/names.ts';
import { parseExpression } from '../feel/parse.ts';
import type { Run } from '../feel/run.ts';
import type { Expression } from '../feel/syntax.ts';
import { type FunctionValue, isKind, type RangeValue, type Value } from '../feel/values.ts';
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

function literal(text: string, run: Run): Value {
  const parsed = parseExpression(text, names);
  return parsed.ok && isLiteral(parsed.value)
    ? evaluate(parsed.value, { scope: literals, types: () => null, run })
    : null;
}

/** A range with one endpoint, as `(..3]` or `[1..)`: the side without endpoint is open. Null when the text is none. */
function halfRange(text: string, run: Run): RangeValue | null {
  const [opens, inner, closes] = [text.at(0) ?? '', text.slice(1, -1).trim(), text.at(-1) ?? ''];
  const base = { kind: 'range', start: null, end: null, startIncluded: false, endIncluded: false } as const;
  if (inner.startsWith('..') && '(]'.includes(opens) && ')[]'.includes(closes)) {
    const end = literal(inner.slice(2), run);
    const endIncluded = closes === ']';
    return end === null ? null : { ...base, operator: endIncluded ? '<=' : '<', end, endIncluded };
  }
  if (inner.endsWith('..') && '([]'.includes(opens) && ')['.includes(closes)) {
    const start = literal(inner.slice(0, -2), run);
    const startIncluded = opens === '[';
    return start === null ? null : { ...base, operator: startIncluded ? '>=' : '>', start, startIncluded };
  }
  return null;
}

/** `range("[1..3]")`: a range from its text (DMN 1.5, table 73). */
export const rangeFunction: FunctionValue = builtin(
  'range',
  overload([['from', 'string']], (run, from) => {
    const parsed = parseExpression(from, names);
    const half = parsed.ok ? null : halfRange(from.trim(), run);
    if (half !== null) return half;
    const tree = parsed.ok ? parsed.value : null;
    if (tree?.node !== 'range' || !isLiteral(tree.start) || !isLiteral(tree.end))
      return run.fail('badText', { text: from });
    const range = evaluate(tree, { scope: literals, types: () => null, run });
    const closed = isKind(range, 'range') && range.start !== null && range.end !== null;
    return closed ? range : run.fail('badText', { text: from });
  }),
);
