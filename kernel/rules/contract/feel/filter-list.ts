import { Scope } from './names.ts';
import { integerOf } from './number.ts';
import type { Run } from './run.ts';
import { isKind, isList, isNumber, type Value } from './values.ts';

/**
 * `list[test]` (DMN 1.5, 10.3.2.5): the item at a number, counted from 1 or back from −1, or all items for which the
 * test holds. The test sees `item`, and the entries of an item that is a context.
 */
export function filterList(value: Value, outer: Scope, run: Run, test: (scope: Scope) => Value): Value {
  const items = isList(value) ? value : value === null ? [] : [value];
  if (items.length === 0) {
    const place = run.quietly(() => test(scopeOf(null, outer)));
    return value === null || isNumber(place) ? null : [];
  }
  const kept: Value[] = [];
  for (const [index, item] of items.entries()) {
    const holds = test(scopeOf(item, outer));
    if (isNumber(holds) && index === 0) return itemAt(items, integerOf(holds), run);
    if (holds === true) kept.push(item);
  }
  return kept;
}

function itemAt(items: readonly Value[], place: number | null, run: Run): Value {
  const index = place === null ? -1 : place > 0 ? place - 1 : items.length + place;
  const found = place === 0 ? undefined : items[index];
  return found === undefined ? run.fail('outOfRange', { operator: '[]' }) : found;
}

function scopeOf(item: Value, outer: Scope): Scope {
  const scope = new Scope([['item', item]], outer);
  if (!isKind(item, 'context')) return scope;
  return new Scope(item.entries, scope);
}
