import type { Decimal } from 'decimal.js';
import { formatValue } from '../../contract/feel/format-value.ts';
import { isKind, isList, isNumber, kindOf, type Value } from '../../contract/feel/values.ts';

/**
 * Whether an answer is what a case expects: the same kind and the same value. Numbers agree when the answer, rounded to
 * the digits that are printed, is the expected one; cases print roots and powers of double precision.
 */
export function sameValue(expected: Value, actual: Value): boolean {
  if (isNumber(expected) && isNumber(actual)) return sameNumber(expected, actual);
  if (kindOf(expected) !== kindOf(actual)) return false;
  if (isList(expected) && isList(actual)) {
    return expected.length === actual.length && expected.every((one, place) => sameValue(one, actual[place] ?? null));
  }
  if (isKind(expected, 'context') && isKind(actual, 'context')) {
    if (expected.entries.size !== actual.entries.size) return false;
    return [...expected.entries].every(([key, value]) => {
      const found = actual.entries.get(key);
      return found !== undefined && sameValue(value, found);
    });
  }
  return formatValue(expected) === formatValue(actual);
}

/** Digits from which a printed number is taken for a rounded one. */
const roundedFrom = 8;

function sameNumber(expected: Decimal, actual: Decimal): boolean {
  if (expected.eq(actual)) return true;
  const places = expected.decimalPlaces();
  return (
    places >= roundedFrom &&
    actual
      .minus(expected)
      .abs()
      .lt(expected.abs().times('1e-13').plus(`1e-${places}`))
  );
}
