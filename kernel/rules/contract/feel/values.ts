import { Decimal } from 'decimal.js';
import type { Run } from './run.ts';

/** Where a time is read: a fixed offset in seconds, or a zone of the IANA database. */
export type Zone = { readonly offset: number } | { readonly id: string };

/** A day of the proleptic Gregorian calendar. */
export interface DateValue {
  readonly kind: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time of day to the nanosecond; without a zone it is a local time. */
export interface TimeValue {
  readonly kind: 'time';
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  readonly zone: Zone | null;
}

/** A day and a time of day. */
export interface DateTimeValue {
  readonly kind: 'dateTime';
  readonly date: DateValue;
  readonly time: TimeValue;
}

/** A number of seconds, exact. */
export interface DayTimeDuration {
  readonly kind: 'dayTimeDuration';
  readonly seconds: Decimal;
}

/** A number of months. */
export interface YearMonthDuration {
  readonly kind: 'yearMonthDuration';
  readonly months: number;
}

/** Comparisons that can stand before one endpoint, as in `(< 10)`. */
export type RangeOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A range between two endpoints; an endpoint that is null is open. `operator` says that it was written with one endpoint. */
export interface RangeValue {
  readonly kind: 'range';
  readonly operator: RangeOperator | null;
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

/** Named values in the order in which they were written. */
export interface ContextValue {
  readonly kind: 'context';
  readonly entries: ReadonlyMap<string, Value>;
}

/** A function: one that FEEL brings, one written in FEEL, a business knowledge model or a decision service. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: FeelType }[];
  readonly result: FeelType;
  /** Answers null, and says why in the diagnostics of the run, when the arguments do not fit. */
  readonly call: (passed: Passed, run: Run) => Value;
}

/** Arguments of a call, by place or by name. */
export type Passed =
  | { readonly by: 'place'; readonly values: readonly Value[] }
  | { readonly by: 'name'; readonly values: ReadonlyMap<string, Value> };

/** Every value that FEEL knows (DMN 1.5, 10.3.2.3). */
export type Value =
  | null
  | boolean
  | string
  | Decimal
  | readonly Value[]
  | ContextValue
  | RangeValue
  | DateValue
  | TimeValue
  | DateTimeValue
  | DayTimeDuration
  | YearMonthDuration
  | FunctionValue;

/** Types of FEEL (DMN 1.5, 10.3.2.9); `allowed` holds the test that a named type adds. */
export type FeelType =
  | { readonly is: 'any' | 'null' | ScalarKind }
  | { readonly is: 'list'; readonly of: FeelType }
  | { readonly is: 'range'; readonly of: FeelType }
  | { readonly is: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly is: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType }
  | { readonly is: 'allowed'; readonly base: FeelType; readonly holds: (value: Value) => boolean };

/** Kinds of values without parts. */
export type ScalarKind =
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'dayTimeDuration'
  | 'yearMonthDuration';

/** What a value is. */
export type Kind = 'null' | ScalarKind | 'list' | 'context' | 'range' | 'function';

/** Says what a value is. */
export function kindOf(value: Value): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (value instanceof Decimal) return 'number';
  if (isList(value)) return 'list';
  return value.kind;
}

/** Whether a value is a list; Array.isArray alone does not narrow a readonly array. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a number. */
export function isNumber(value: Value): value is Decimal {
  return value instanceof Decimal;
}

/** Whether a value is of one of the kinds that carry their name. */
export function isKind<K extends TaggedValue['kind']>(
  value: Value,
  kind: K,
): value is Extract<TaggedValue, { kind: K }> {
  return value !== null && typeof value === 'object' && 'kind' in value && value.kind === kind;
}

type TaggedValue =
  | ContextValue
  | RangeValue
  | DateValue
  | TimeValue
  | DateTimeValue
  | DayTimeDuration
  | YearMonthDuration
  | FunctionValue;

/** A context from pairs. */
export function contextOf(entries: Iterable<readonly [string, Value]>): ContextValue {
  return { kind: 'context', entries: new Map(entries) };
}
