import type { Expression } from './syntax.ts';

const known = { tested: new WeakMap<Expression, boolean>(), partial: new WeakMap<Expression, boolean>() };

const found = {
  tested: (part: object) => 'node' in part && part.node === 'tested',
  partial: (part: object) => 'node' in part && part.node === 'name' && 'name' in part && part.name === 'partial',
};

/** Whether an expression speaks of `?`, or of `partial`, anywhere. */
export function mentions(expression: Expression, what: keyof typeof known): boolean {
  const answered = known[what].get(expression);
  if (answered !== undefined) return answered;
  const answer = search(expression, found[what]);
  known[what].set(expression, answer);
  return answer;
}

function search(part: unknown, is: (part: object) => boolean): boolean {
  if (Array.isArray(part)) return part.some((one) => search(one, is));
  // Numbers and other values are no parts of the tree.
  if (part === null || typeof part !== 'object' || Object.getPrototypeOf(part) !== Object.prototype) return false;
  return is(part) || Object.values(part).some((one) => search(one, is));
}
