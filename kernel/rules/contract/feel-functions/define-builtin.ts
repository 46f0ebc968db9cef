import type { Decimal } from 'decimal.js';
import { arrange } from '../feel/call-function.ts';
import { compare } from '../feel/compare.ts';
import { anyType } from '../feel/named-types.ts';
import type { Run } from '../feel/run.ts';
import {
  type ContextValue,
  type DateTimeValue,
  type DateValue,
  type FeelType,
  type FunctionValue,
  isList,
  kindOf,
  type Passed,
  type RangeValue,
  type TimeValue,
  type Value,
} from '../feel/values.ts';

/** What a parameter may be asked to be, with what the function then gets. */
interface Kinds {
  any: Value;
  /** Whatever is no list; of a list of one its item. */
  single: Value;
  /** What has an order and no extent: no range, no list. */
  point: Value;
  boolean: boolean;
  string: string;
  number: Decimal;
  list: readonly Value[];
  context: ContextValue;
  range: RangeValue;
  function: FunctionValue;
  date: DateValue;
  time: TimeValue;
  dateTime: DateTimeValue;
  'string?': string | undefined;
  'number?': Decimal | undefined;
  'single?': Value | undefined;
  'function?': FunctionValue | undefined;
}

type Parameter = readonly [name: string, kind: keyof Kinds];
type Arguments<P extends readonly Parameter[]> = { -readonly [I in keyof P]: Kinds[P[I][1]] };

/** One way to call a function of FEEL. */
export interface Overload {
  readonly parameters: readonly Parameter[];
  /** All further arguments belong to the last parameter, a list. */
  readonly rest: boolean;
  readonly body: (run: Run, values: readonly unknown[]) => Value;
}

/** A way to call: parameters with their kinds, and what it answers; a kind with `?` may be left out or null. */
export function overload<const P extends readonly Parameter[]>(
  parameters: P,
  body: (run: Run, ...values: Arguments<P>) => Value,
): Overload {
  return { parameters, rest: false, body: (run, values) => body(run, ...(values as Arguments<P>)) };
}

/** A way to call with any number of arguments, which the body gets as one list. */
export function variadic(name: string, body: (run: Run, list: readonly Value[]) => Value): Overload {
  return { parameters: [[name, 'list']], rest: true, body: (run, [list]) => body(run, list as readonly Value[]) };
}

/** A function that FEEL brings (DMN 1.5, 10.3.4): the first way of calling that fits the arguments answers. */
export function builtin(name: string, ...overloads: readonly Overload[]): FunctionValue {
  const first = overloads[0]?.parameters ?? [];
  return {
    kind: 'function',
    name,
    parameters: first.map(([parameter, kind]) => ({ name: parameter, type: typeOf(kind) })),
    result: anyType,
    call: (passed, run) => {
      for (const { parameters, rest, body } of inOrderWritten(overloads, passed)) {
        const values = rest ? gather(passed, parameters) : fitAll(passed, parameters);
        if (values !== null) return body(run, values);
      }
      return run.fail('badArguments', { name, kinds: kindsOf(passed) });
    },
  };
}

/** Of two ways that differ only in what comes first, as `point, range` and `range, point`, the one as the names are written. */
function inOrderWritten(overloads: readonly Overload[], passed: Passed): readonly Overload[] {
  if (passed.by === 'place') return overloads;
  const [first] = passed.values.keys();
  const begins = ({ parameters: [parameter] }: Overload) => Number(parameter?.[0] === first);
  return overloads.toSorted((a, b) => begins(b) - begins(a));
}

function kindsOf(passed: Passed): string {
  const values = passed.by === 'place' ? passed.values : [...passed.values.values()];
  return values.map(kindOf).join(', ');
}

/** All arguments as one list; by name there can be one. */
function gather(passed: Passed, [parameter]: readonly Parameter[]): unknown[] | null {
  if (passed.by === 'place') return passed.values.length > 0 ? [passed.values] : null;
  const only = passed.values.size === 1 ? passed.values.get(parameter?.[0] ?? '') : undefined;
  return only === undefined ? null : [[only]];
}

function fitAll(passed: Passed, parameters: readonly Parameter[]): unknown[] | null {
  const required = parameters.filter(([, kind]) => !kind.endsWith('?')).length;
  const arranged = arrange(
    passed,
    parameters.map(([name]) => name),
    required,
  );
  if (arranged === null) return null;
  const fitted: unknown[] = [];
  for (const [place, [, kind]] of parameters.entries()) {
    const value = fitOne(arranged[place], kind);
    if (value === unfit) return null;
    fitted.push(value);
  }
  return fitted;
}

const unfit = Symbol('unfit');

/** The value as its parameter wants it; a list of one stands for its item and the other way round (10.3.2.9.4). */
function fitOne(value: Value | undefined, kind: keyof Kinds): Value | undefined | typeof unfit {
  if (kind.endsWith('?') && (value === undefined || value === null)) return undefined;
  if (value === undefined) return unfit;
  const wanted = kind.replace('?', '');
  if (suits(value, wanted)) return value;
  if (value === null) return unfit;
  if (wanted === 'list') return [value];
  const only = isList(value) && value.length === 1 ? value[0] : undefined;
  return only !== undefined && suits(only, wanted) ? only : unfit;
}

function suits(value: Value, wanted: string): boolean {
  if (wanted === 'single') return !isList(value);
  if (wanted === 'point') return compare(value, value) !== null;
  return wanted === 'any' || kindOf(value) === wanted;
}

function typeOf(kind: keyof Kinds): FeelType {
  switch (kind) {
    case 'list':
      return { is: 'list', of: anyType };
    case 'boolean':
    case 'string':
    case 'number':
    case 'date':
    case 'time':
    case 'dateTime':
      return { is: kind };
    default:
      return anyType;
  }
}
