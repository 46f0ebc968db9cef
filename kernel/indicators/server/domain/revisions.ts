import { parseDecimal, sameDecimal, sumDecimals } from '#kernel/indicators/contract/decimal.ts';
import { newestOf, type StoredValue } from './assemble-figure.ts';
import type { Answered, MetricTerms } from './metric-terms.ts';

/** A value with its number among the values of its period. */
export type Revision = StoredValue & { revision: number };

/**
 * The answers that differ from what is known, each as the next revision. Throws when parts that must add up do not: a wrong
 * figure is worse than an old one.
 */
export function revisionsOf(
  metric: MetricTerms,
  answers: ReadonlyMap<string, Answered>,
  known: ReadonlyMap<string, Revision>,
): Revision[] {
  const version = newestOf(metric);
  return [...answers].flatMap(([period, { value, rows, parts = [] }]) => {
    if (metric.partsAdd && !addsUp(value, parts)) throw new Error(`parts of ${metric.id} in ${period} do not add up`);
    const before = known.get(period);
    const next = { period, version, value, rows, parts, revision: (before?.revision ?? 0) + 1 };
    return before !== undefined && sameValue(before, next) ? [] : [next];
  });
}

function addsUp(value: string | null, parts: readonly { value: string }[]): boolean {
  if (value === null || parts.length === 0) return parts.length === 0;
  return sameDecimal(sumDecimals(parts.map((part) => parseDecimal(part.value))), parseDecimal(value));
}

function sameValue(one: StoredValue, other: StoredValue): boolean {
  return (
    one.version === other.version &&
    one.rows === other.rows &&
    sameNumber(one.value, other.value) &&
    sameParts(one, other)
  );
}

function sameNumber(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : sameDecimal(parseDecimal(one), parseDecimal(other));
}

const partKeys = ['key', 'label', 'labelKey', 'rows', 'href'] as const;

function sameParts({ parts: some }: StoredValue, { parts: others }: StoredValue): boolean {
  return (
    some.length === others.length &&
    some.every((part, index) => {
      const other = others[index];
      return (
        other !== undefined && sameNumber(part.value, other.value) && partKeys.every((key) => part[key] === other[key])
      );
    })
  );
}
