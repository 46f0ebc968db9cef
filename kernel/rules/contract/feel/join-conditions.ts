import type { Expression } from './syntax.ts';

/** Conditions that only stand as they do because the parser reads all that follows `in` as its test; brackets hold them. */
const loose = new WeakSet<Expression>();

/**
 * Joins two conditions, so that `and` binds tighter than `or` also behind `in`: the parser reads `a and b in c or d` as
 * `a and (b in c or d)`, and means `(a and b in c) or d` (DMN 1.5, 10.3.1.2, rules 4 and 49).
 */
export function joinConditions(node: 'and' | 'or', left: Expression, right: Expression): Expression {
  if (node === 'and' && right.node === 'or' && loose.has(right)) {
    return asLoose(joined('or', joinConditions('and', left, right.left), right.right));
  }
  const whole = joined(node, left, right);
  return loose.has(right) ? asLoose(whole) : whole;
}

/** Marks a condition as one that what stands before it may take apart. */
export function asLoose(expression: Expression): Expression {
  loose.add(expression);
  return expression;
}

function joined(node: 'and' | 'or', left: Expression, right: Expression): Expression {
  return { node, left, right, from: left.from, to: right.to };
}
