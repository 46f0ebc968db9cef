import { formatNumber, numberOf, settle } from '../../../contract/feel/number.ts';
import { isKind, isNumber, type Value } from '../../../contract/feel/values.ts';
import { civilFromDays } from '../../../contract/feel-time/civil-date.ts';
import { formatDate } from '../../../contract/feel-time/format-temporal.ts';
import type { RuleDatum } from '../../../contract/rule-definition.ts';

/** A day since 1970-01-01 as `YYYY-MM-DD`. */
export function showDay(day: number): string {
  return formatDate({ kind: 'date', ...civilFromDays(day) });
}

/** A whole number of 10^−scale as decimal text without needless zeros. */
export function showWhole(whole: number, scale: number): string {
  const value = settle(numberOf(whole).times(`1e-${scale}`));
  return value === null ? '0' : formatNumber(value);
}

/** What a closure answered, as it is kept and sent. */
export function showValue(value: Value): RuleDatum {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (isNumber(value)) return formatNumber(value);
  return isKind(value, 'date') ? formatDate(value) : null;
}
