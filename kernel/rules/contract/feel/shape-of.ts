import type { NameShape } from './name-shape.ts';
import { type FeelType, isKind, isList, type Value } from './values.ts';

/** Deepest nesting that names are looked for in. */
const deepest = 12;

/** The names that lie below a value: the entries of a context, or of the contexts in a list. */
export function shapeOf(value: Value, depth = 0): NameShape | 1 {
  if (depth > deepest) return 1;
  if (isList(value)) {
    const shapes = value.slice(0, 100).map((item) => shapeOf(item, depth + 1));
    const merged: NameShape = Object.assign({}, ...shapes.filter((shape) => shape !== 1));
    return Object.keys(merged).length === 0 ? 1 : merged;
  }
  if (!isKind(value, 'context')) return isKind(value, 'range') ? rangeShape : 1;
  return Object.fromEntries([...value.entries].map(([name, entry]) => [name, shapeOf(entry, depth + 1)]));
}

/** The names that lie below every value of a type; those of a function are the names of what it answers. */
export function shapeOfType(type: FeelType, depth = 0): NameShape | 1 {
  if (depth > deepest) return 1;
  switch (type.is) {
    case 'context':
      return Object.fromEntries([...type.entries].map(([name, entry]) => [name, shapeOfType(entry, depth + 1)]));
    case 'list':
      return shapeOfType(type.of, depth + 1);
    case 'allowed':
      return shapeOfType(type.base, depth);
    case 'function':
      return shapeOfType(type.result, depth + 1);
    case 'range':
      return rangeShape;
    case 'date':
    case 'time':
    case 'dateTime':
      return temporalShape;
    default:
      return 1;
  }
}

const rangeShape: NameShape = { start: 1, end: 1, 'start included': 1, 'end included': 1 };
const temporalShape: NameShape = { 'time offset': 1 };
