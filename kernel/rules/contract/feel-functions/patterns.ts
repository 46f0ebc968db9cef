import { LimitReached, type Run } from '../feel/run.ts';
import type { FunctionValue, Value } from '../feel/values.ts';
import { compilePattern, type Program } from '../feel-regex/compile-pattern.ts';
import { findMatch, type Match, MatchTooLong } from '../feel-regex/match-pattern.ts';
import { BadPattern } from '../feel-regex/parse-pattern.ts';
import { builtin, overload } from './define-builtin.ts';

/** Runs with a compiled pattern; null, with the reason, for a text that is no pattern. */
function withPattern(run: Run, pattern: string, flags: string | undefined, work: (program: Program) => Value): Value {
  try {
    return work(compilePattern(pattern, flags ?? ''));
  } catch (error) {
    if (error instanceof BadPattern) return run.fail('badPattern', { pattern });
    if (error instanceof MatchTooLong) throw new LimitReached('tooManySteps');
    throw error;
  }
}

function pointsOf(text: string): number[] {
  return Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
}

function textOf(points: readonly number[]): string {
  return points.map((point) => String.fromCodePoint(point)).join('');
}

/** All matches one after the other. */
function matchesOf(program: Program, points: readonly number[], run: Run): Match[] {
  const found: Match[] = [];
  for (let match = findMatch(program, points, 0); match !== null; ) {
    run.step({ from: 0, to: 0 });
    found.push(match);
    const [start = 0, end = 0] = match;
    match = findMatch(program, points, end > start ? end : end + 1);
  }
  return found;
}

/** A replacement as texts and numbers of groups; throws for a lone `$` or backslash (XPath Functions 3.1, 5.6.4). */
function readReplacement(text: string, groups: number): (string | number)[] {
  const parts: (string | number)[] = [];
  const signs = [...text];
  for (let place = 0; place < signs.length; place += 1) {
    const sign = signs[place] ?? '';
    const next = signs[place + 1] ?? '';
    if (sign === '\\' || sign === '$') place += 1;
    if (sign === '\\') {
      if (next !== '\\' && next !== '$') throw new BadPattern('replacement');
      parts.push(next);
    } else if (sign === '$') {
      if (!/^[0-9]$/.test(next)) throw new BadPattern('replacement');
      let number = Number(next);
      while (
        number * 10 <= groups &&
        /^[0-9]$/.test(signs[place + 1] ?? '') &&
        number * 10 + Number(signs[place + 1]) <= groups
      ) {
        place += 1;
        number = number * 10 + Number(signs[place]);
      }
      parts.push(number);
    } else {
      parts.push(sign);
    }
  }
  return parts;
}

function replaceAll(program: Program, text: string, replacement: string, run: Run): Value {
  if (findMatch(program, [], 0) !== null) throw new BadPattern('empty');
  const points = pointsOf(text);
  const parts = readReplacement(replacement, program.groups);
  let result = '';
  let last = 0;
  for (const match of matchesOf(program, points, run)) {
    const [start = 0, end = 0] = match;
    result += textOf(points.slice(last, start));
    for (const part of parts) {
      if (typeof part === 'string') result += part;
      else if (part <= program.groups && (match[part * 2] ?? -1) >= 0) {
        result += textOf(points.slice(match[part * 2], match[part * 2 + 1]));
      }
    }
    run.checkSize(result.length);
    last = end;
  }
  return result + textOf(points.slice(last));
}

function splitBy(program: Program, text: string, run: Run): Value {
  if (findMatch(program, [], 0) !== null) throw new BadPattern('empty');
  const points = pointsOf(text);
  const parts: string[] = [];
  let last = 0;
  for (const [start = 0, end = 0] of matchesOf(program, points, run)) {
    parts.push(textOf(points.slice(last, start)));
    last = end;
  }
  return [...parts, textOf(points.slice(last))];
}

/** Functions with regular expressions (DMN 1.5, 10.3.4.3, table 74); patterns are those of XPath, not those of JavaScript. */
export const patternFunctions: readonly FunctionValue[] = [
  builtin(
    'matches',
    overload(
      [
        ['input', 'string'],
        ['pattern', 'string'],
        ['flags', 'string?'],
      ],
      (run, input, pattern, flags) =>
        withPattern(run, pattern, flags, (program) => findMatch(program, pointsOf(input), 0) !== null),
    ),
  ),
  builtin(
    'replace',
    overload(
      [
        ['input', 'string'],
        ['pattern', 'string'],
        ['replacement', 'string'],
        ['flags', 'string?'],
      ],
      (run, input, pattern, replacement, flags) =>
        withPattern(run, pattern, flags, (program) => replaceAll(program, input, replacement, run)),
    ),
  ),
  builtin(
    'split',
    overload(
      [
        ['string', 'string'],
        ['delimiter', 'string'],
      ],
      (run, text, delimiter) => withPattern(run, delimiter, '', (program) => splitBy(program, text, run)),
    ),
  ),
];
