import { formatNumber, numberOf, parseNumber, roundTo } from '#kernel/rules/contract/feel/number.ts';
import { isKind, isNumber, type Value } from '#kernel/rules/contract/feel/values.ts';
import { formatDate } from '#kernel/rules/contract/feel-time/format-temporal.ts';
import { parseDate } from '#kernel/rules/contract/feel-time/parse-temporal.ts';
import type { ParameterDatum, ParameterKind } from '#kernel/rules/contract/parameter-texts.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import type { FormFault, FormField, ScalarFieldType } from './form-definition.ts';

/** A fault before it is known where it stands. */
export type ValueFault = Pick<FormFault, 'code' | 'params'>;

/** A value as it was read: as conditions see it, as it is kept, and why it does not stand. */
export interface ReadValue {
  readonly value: Value;
  readonly kept: RuleDatum;
  readonly fault: ValueFault | null;
}

/** More digits than any field takes: what is too large is told so, and not that it is no number. */
const digits = /^-?\d{1,40}(\.\d{1,40})?$/;
/** Places that are counted exactly beside the largest whole number. */
const mostPlaces = 15;

/** Whether nothing was filled in. */
export function isEmpty(given: unknown): boolean {
  if (given === undefined || given === null) return true;
  if (typeof given === 'string') return given.trim() === '';
  return Array.isArray(given) && given.length === 0;
}

/** Reads one datum by the type of its field or column; never throws, whatever is given. */
export function readScalar(type: ScalarFieldType, given: unknown): ReadValue {
  if (isEmpty(given)) return { value: null, kept: null, fault: null };
  switch (type.is) {
    case 'text':
      return readText(type, given);
    case 'number':
    case 'money':
      return readNumber(type, given);
    case 'date':
      return readDate(given);
    case 'boolean':
      return typeof given === 'boolean' ? { value: given, kept: given, fault: null } : wrong(type.is);
    case 'choice':
      return readChoice(type.options, given);
  }
}

/** A computed value brought to the type of its field: numbers are rounded half up to its places; null where it is of another kind. */
export function settleComputed(type: ScalarFieldType, computed: Value): ReadValue {
  if (isNumber(computed) && (type.is === 'number' || type.is === 'money')) {
    const rounded = roundTo(computed, placesOf(type), 'halfUp');
    return rounded === null ? empty : bounded(type, rounded);
  }
  if (isKind(computed, 'date') && type.is === 'date') return readDate(formatDate(computed));
  if (typeof computed === 'boolean' || typeof computed === 'string') {
    const read = readScalar(type, computed);
    return read.fault?.code === 'type' ? empty : read;
  }
  return empty;
}

/** A value that is kept as text, as conditions see it. */
export function feelValueOf(type: ParameterKind, datum: ParameterDatum): Value {
  if (typeof datum !== 'string') return datum;
  if (type === 'number') return parseNumber(datum);
  if (type === 'date') return parseDate(datum);
  return datum;
}

/** A value as it is kept and shown; lists and contexts are none. */
export function datumOf(value: Value): RuleDatum {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) return formatNumber(value);
  return isKind(value, 'date') ? formatDate(value) : null;
}

const empty: ReadValue = { value: null, kept: null, fault: null };

function wrong(is: ScalarFieldType['is'] | FormField['kind']): ReadValue {
  return { ...empty, fault: { code: 'type', params: { is } } };
}

function readText({ longest }: Extract<ScalarFieldType, { is: 'text' }>, given: unknown): ReadValue {
  if (typeof given !== 'string') return wrong('text');
  const text = given.trim();
  // What is far too long is not counted sign by sign.
  const length = text.length > longest * 2 ? text.length : [...text].length;
  if (length > longest) return { ...empty, fault: { code: 'longest', params: { longest, length } } };
  return { value: text, kept: text, fault: null };
}

function placesOf(type: Extract<ScalarFieldType, { is: 'number' | 'money' }>): number {
  return type.is === 'money' ? 2 : type.scale;
}

function readNumber(type: Extract<ScalarFieldType, { is: 'number' | 'money' }>, given: unknown): ReadValue {
  const text = typeof given === 'string' ? given.trim() : '';
  const value = digits.test(text) ? parseNumber(text) : null;
  if (value === null) return wrong(type.is);
  const scale = placesOf(type);
  if (value.decimalPlaces() > scale || (text.split('.')[1] ?? '').length > mostPlaces)
    return { ...empty, fault: { code: 'scale', params: { scale } } };
  return bounded(type, value);
}

/** Largest amount, so that fen are whole numbers that JavaScript holds. */
const mostFen = Number.MAX_SAFE_INTEGER;

function bounded(
  type: Extract<ScalarFieldType, { is: 'number' | 'money' }>,
  value: ReturnType<typeof numberOf>,
): ReadValue {
  const places = placesOf(type);
  const [least, most] = type.is === 'money' ? [-mostFen, mostFen] : [type.least, type.most];
  const edge = (units: number) => numberOf(units).div(numberOf(10).pow(places));
  if (value.lessThan(edge(least)))
    return { ...empty, fault: { code: 'least', params: { least: formatNumber(edge(least)) } } };
  if (value.greaterThan(edge(most)))
    return { ...empty, fault: { code: 'most', params: { most: formatNumber(edge(most)) } } };
  return { value, kept: formatNumber(value), fault: null };
}

function readDate(given: unknown): ReadValue {
  const date = typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? parseDate(given) : null;
  return date === null ? wrong('date') : { value: date, kept: formatDate(date), fault: null };
}

function readChoice(options: readonly string[], given: unknown): ReadValue {
  if (typeof given !== 'string') return wrong('choice');
  if (options.includes(given)) return { value: given, kept: given, fault: null };
  return { ...empty, fault: { code: 'choice', params: { value: given.slice(0, 60) } } };
}
