import { parseDecimal } from '../../contract/decimal.ts';
import type { Comparison, Difference, PublishedValue } from '../../contract/published.ts';

/** In what a published figure differs from another; blocking first. */
export function differencesOf(one: PublishedValue, other: PublishedValue): Difference[] {
  const differences: Difference[] = [];
  const note = (place: Difference['in'], blocking: boolean, differs: boolean) => {
    if (differs) differences.push({ in: place, blocking });
  };
  const money = ['yuan', 'usd'];
  const currencies = money.includes(one.figure.unit) && money.includes(other.figure.unit);
  note(currencies ? 'currency' : 'unit', true, one.figure.unit !== other.figure.unit);
  note('name', true, wordsOf(one.name) !== wordsOf(other.name));
  note('subject', true, (one.subject === null) !== (other.subject === null));
  note('status', true, one.figure.status !== other.figure.status);
  note('periodLength', true, lengthOf(one.figure.period) !== lengthOf(other.figure.period));
  note('period', false, one.figure.period !== other.figure.period);
  note('bound', false, one.figure.bound !== other.figure.bound);
  return differences;
}

/** Signs and spaces aside, the printed name is the definition: nothing else is known of it. */
function wordsOf(name: string): string {
  return name.normalize('NFKC').replace(/[\s()（）·、，,]/g, '');
}

/** How long a period is: sums of a month are not set beside sums of a year. */
export function lengthOf(period: string | null): string {
  if (period === null) return 'unknown';
  const [first = '', last] = period.split('/');
  if (last === undefined)
    return ({ 4: 'year', 7: 'month', 10: 'day' } as Record<number, string>)[first.length] ?? first;
  if (!/^\d/.test(last)) return last;
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || '1');
  return `${months(last) - months(first) + 1} months`;
}

/**
 * Published figures of one indicator in groups of the same definition, the largest first; within a group from the largest
 * value down. What differs from the first without forbidding the comparison is told beside each value.
 */
export function compareValues(values: readonly PublishedValue[]): Comparison['groups'] {
  const groups: PublishedValue[][] = [];
  for (const value of values) {
    const group = groups.find(
      ([base]) => base !== undefined && !differencesOf(base, value).some(({ blocking }) => blocking),
    );
    if (group === undefined) groups.push([value]);
    else group.push(value);
  }
  const sorted = groups.map((group) => group.toSorted(largestFirst)).sort((one, other) => other.length - one.length);
  const first = sorted[0]?.[0];
  return sorted.flatMap((group) => {
    const [base] = group;
    if (base === undefined || first === undefined) return [];
    return {
      base: base.id,
      unit: base.figure.unit,
      values: group.map((value) => ({ ...value, differences: differencesOf(base, value) })),
      differsFromFirst: differencesOf(first, base),
    };
  });
}

function largestFirst(one: PublishedValue, other: PublishedValue): number {
  if (one.figure.value === null || other.figure.value === null)
    return Number(one.figure.value === null) - Number(other.figure.value === null);
  const [some, others] = [parseDecimal(one.figure.value), parseDecimal(other.figure.value)];
  const difference = others.digits * 10n ** BigInt(some.scale) - some.digits * 10n ** BigInt(others.scale);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
