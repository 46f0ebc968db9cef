import { equals } from '../feel/compare.ts';
import { formatValue } from '../feel/format-value.ts';
import { parseNumber } from '../feel/number.ts';
import { type FunctionValue, isKind, kindOf, type TimeValue, type Value } from '../feel/values.ts';
import { builtin, overload } from './define-builtin.ts';

const separators = [' ', ',', '.'];

/** A number from its digits, groups taken out and the point put in; null when the text is no number in that writing. */
function readNumber(text: string, grouping: string | undefined, decimal: string | undefined): Value {
  if (grouping !== undefined && !separators.includes(grouping)) return null;
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') return null;
  if (grouping !== undefined && grouping === decimal) return null;
  const ungrouped = grouping === undefined ? text : text.replaceAll(grouping, '');
  return parseNumber(decimal === undefined ? ungrouped : ungrouped.replaceAll(decimal, '.'));
}

/** The same value in the same domain: beyond equality also the same zone and the same fraction of a second (DMN 1.5, table 79). */
function identical(left: Value, right: Value): boolean {
  if (kindOf(left) !== kindOf(right)) return false;
  if (isKind(left, 'time') && isKind(right, 'time')) return sameTime(left, right);
  if (isKind(left, 'dateTime') && isKind(right, 'dateTime')) {
    return equals(left.date, right.date) === true && sameTime(left.time, right.time);
  }
  return equals(left, right) === true;
}

function sameTime(left: TimeValue, right: TimeValue): boolean {
  return formatValue(left) === formatValue(right);
}

/** Functions from one kind to another, and those of truth values (DMN 1.5, tables 72 and 73). */
export const conversionFunctions: readonly FunctionValue[] = [
  builtin(
    'number',
    overload([['from', 'string']], (run, from) => parseNumber(from) ?? run.fail('badText', { text: from })),
    overload([['from', 'number']], (_run, from) => from),
    overload(
      [
        ['from', 'string'],
        ['grouping separator', 'string?'],
        ['decimal separator', 'string?'],
      ],
      (run, from, grouping, decimal) => readNumber(from, grouping, decimal) ?? run.fail('badText', { text: from }),
    ),
  ),
  builtin(
    'string',
    overload([['from', 'any']], (run, from) => {
      if (from === null) return run.fail('badArguments', { name: 'string' });
      const text = formatValue(from);
      run.checkSize(text.length);
      return text;
    }),
  ),
  builtin(
    'not',
    overload([['negand', 'single']], (run, negand) => {
      if (typeof negand === 'boolean') return !negand;
      return negand === null ? null : run.fail('notBoolean', { kind: kindOf(negand) });
    }),
  ),
  builtin(
    'is',
    overload(
      [
        ['value1', 'any'],
        ['value2', 'any'],
      ],
      (_run, left, right) => identical(left, right),
    ),
    // Named alone, either value is compared with nothing.
    overload([['value1', 'any']], (_run, left) => left === null),
    overload([['value2', 'any']], (_run, right) => right === null),
  ),
];
