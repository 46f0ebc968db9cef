import { LimitReached } from './run.ts';
import { isKind, isList, type Value } from './values.ts';

const weights = new WeakMap<WeakKey, number>();

/** Values that a list or context may hold in all, those that it holds twice counted twice. */
const heaviest = 5_000_000;

/**
 * Refuses values that hold too much. Lists that hold one list twice, nested, grow to sizes that no memory shows but that
 * comparing or printing them would walk through. Answers how many values there are.
 */
export function checkWeight(value: Value): number {
  const weight = weigh(value);
  if (weight > heaviest) throw new LimitReached('tooLarge');
  return weight;
}

function weigh(value: Value): number {
  if (isList(value)) return weighParts(value, value);
  return isKind(value, 'context') ? weighParts(value.entries, value.entries.values()) : 1;
}

function weighParts(whole: WeakKey, parts: Iterable<Value>): number {
  const known = weights.get(whole);
  if (known !== undefined) return known;
  let weight = 1;
  for (const part of parts) weight += weigh(part);
  weights.set(whole, weight);
  return weight;
}
