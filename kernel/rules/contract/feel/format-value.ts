import { formatDate, formatDateTime, formatDuration, formatMonths, formatTime } from '../feel-time/format-temporal.ts';
import { formatNumber } from './number.ts';
import { type ContextValue, isList, isNumber, type RangeValue, type Value } from './values.ts';

/** A value as text, as string() gives it: texts bare, but quoted inside lists and contexts (DMN 1.5, table 73). */
export function formatValue(value: Value): string {
  return typeof value === 'string' ? value : literalOf(value);
}

/** A value as FEEL would write it. */
export function literalOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (isNumber(value)) return formatNumber(value);
  if (isList(value)) return `[${value.map(literalOf).join(', ')}]`;
  switch (value.kind) {
    case 'context':
      return formatContext(value);
    case 'range':
      return formatRange(value);
    case 'date':
      return formatDate(value);
    case 'time':
      return formatTime(value);
    case 'dateTime':
      return formatDateTime(value);
    case 'dayTimeDuration':
      return formatDuration(value);
    case 'yearMonthDuration':
      return formatMonths(value);
    case 'function':
      return `function(${value.parameters.map(({ name }) => name).join(', ')})`;
  }
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
}

function formatContext({ entries }: ContextValue): string {
  const shown = [...entries].map(([key, value]) => `${plainName.test(key) ? key : quote(key)}: ${literalOf(value)}`);
  return `{${shown.join(', ')}}`;
}

const plainName = /^[\p{L}_][\p{L}\p{N}_ ]*$/u;

function formatRange({ operator, start, end, startIncluded, endIncluded }: RangeValue): string {
  if (operator !== null) return `${operator === '=' ? '' : operator}${literalOf(start ?? end)}`;
  return `${startIncluded ? '[' : '('}${literalOf(start)}..${literalOf(end)}${endIncluded ? ']' : ')'}`;
}
