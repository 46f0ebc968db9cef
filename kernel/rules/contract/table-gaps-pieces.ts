import type { Decimal } from 'decimal.js';
import type { RuleWord } from './complete-name-vocabulary.ts';
import { FeelNumber, formatNumber, numberOf } from './feel/number.ts';
import { parseUnaryTests } from './feel/parse.ts';
import { isNumber, type Value } from './feel/values.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import { civilFromDays } from './feel-time/civil-date.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { parseDate } from './feel-time/parse-temporal.ts';

/** Values that every cell of an input treats alike, by one of them. */
export interface Piece {
  readonly sample: Value;
  /** The smallest and largest of them as FEEL writes them; null where there is no end. Of single values both are the same. */
  readonly first: string | null;
  readonly last: string | null;
}

/** The pieces of an input; ordered ones follow one another. */
export interface Pieces {
  readonly ordered: boolean;
  readonly pieces: readonly Piece[];
}

/** Cuts the values of an input at everything that its cells name; null for an input of which no kind is known. */
export function piecesOf(type: RuleWord['type'], cells: readonly string[]): Pieces | null {
  const named = cells.flatMap((cell) => namedIn(cell));
  switch (type?.is) {
    case 'number':
      return { ordered: true, pieces: numberPieces(named.filter(isNumber), 'least' in type ? type : null) };
    case 'date':
      return { ordered: true, pieces: datePieces(named.filter((one) => typeof one === 'string')) };
    case 'boolean':
      return { ordered: false, pieces: [true, false].map((sample) => single(sample, String(sample))) };
    case 'text': {
      const allowed = 'allowed' in type ? type.allowed : null;
      const texts = [...new Set(allowed ?? named.filter((one) => typeof one === 'string'))];
      const pieces = texts.map((text) => single(text, JSON.stringify(text)));
      // What no cell names is one piece: any other text.
      return {
        ordered: false,
        pieces: allowed === null ? [...pieces, { sample: '\u0000', first: null, last: null }] : pieces,
      };
    }
    default:
      return null;
  }
}

/** Pieces as one test of FEEL; `-` where they are all. */
export function pieceText(input: Pieces | undefined, chosen: readonly number[]): string {
  if (input === undefined || chosen.length === input.pieces.length) return '-';
  const pieces = chosen.flatMap((at) => input.pieces[at] ?? []);
  if (!input.ordered) {
    const others = input.pieces.filter((_, at) => !chosen.includes(at)).flatMap(({ first }) => first ?? []);
    if (pieces.some(({ first }) => first === null)) return `not(${others.join(', ')})`;
    return pieces.map(({ first }) => first).join(', ');
  }
  const [first, last] = [pieces[0]?.first ?? null, pieces.at(-1)?.last ?? null];
  if (first === last && first !== null) return first;
  if (first === null) return `<= ${last}`;
  return last === null ? `>= ${first}` : `[${first}..${last}]`;
}

function single(sample: Value, text: string): Piece {
  return { sample, first: text, last: text };
}

/** Numbers and texts that a cell names; the sign before a number is a part of its own. */
function namedIn(cell: string): readonly Value[] {
  const parsed = parseUnaryTests(cell, builtInNames);
  return parsed.ok ? collect(parsed.value) : [];
}

function collect(part: unknown): readonly Value[] {
  if (Array.isArray(part)) return part.flatMap(collect);
  if (part === null || typeof part !== 'object' || Object.getPrototypeOf(part) !== Object.prototype) return [];
  const own: Value[] = [];
  if ('node' in part && 'value' in part && (part.node === 'number' || part.node === 'literal')) {
    const value = part.value as Value;
    if (isNumber(value)) own.push(value, value.negated());
    else if (typeof value === 'string') own.push(value);
    return own;
  }
  if ('node' in part && part.node === 'at' && 'text' in part) own.push(String(part.text));
  return [...own, ...Object.values(part).flatMap(collect)];
}

/** With a scale the values lie a step apart; without one a piece between two numbers has no smallest value and is left out of sight. */
function numberPieces(
  named: readonly Decimal[],
  type: { least: number; most: number; scale: number } | null,
): readonly Piece[] {
  const step = new FeelNumber(10).pow(-(type?.scale ?? 6));
  const unitsOf = (value: Decimal) => value.div(step);
  const [least, most] = [type?.least ?? -1e15, type?.most ?? 1e15];
  // Where a value lies between two steps, both are cut.
  const cuts = named.flatMap((value) => [unitsOf(value).floor().toNumber(), unitsOf(value).ceil().toNumber()]);
  const text = (units: number) => formatNumber(numberOf(units).times(step));
  return cut(cuts, [least, most]).map(([from, to]) => ({
    sample: numberOf(from).times(step),
    first: from === least ? null : text(from),
    last: to === most ? null : text(to),
  }));
}

const farthestDay = 2_000_000;

function datePieces(named: readonly string[]): readonly Piece[] {
  const days = named.flatMap((text) => {
    const date = parseDate(text);
    return date === null ? [] : [dayNumber(date)];
  });
  const dateOf = (day: number) => {
    const { year, month, day: date } = civilFromDays(day);
    return { kind: 'date' as const, year, month, day: date };
  };
  const text = (day: number) => {
    const { year, month, day: date } = dateOf(day);
    const two = (part: number) => String(part).padStart(2, '0');
    return `date("${String(year).padStart(4, '0')}-${two(month)}-${two(date)}")`;
  };
  return cut(days, [-farthestDay, farthestDay]).map(([from, to]) => ({
    sample: dateOf(from),
    first: from === -farthestDay ? null : text(from),
    last: to === farthestDay ? null : text(to),
  }));
}

/** Whole numbers from the least to the most, cut so that every named one stands alone. */
function cut(
  named: readonly number[],
  [least, most]: readonly [number, number],
): readonly (readonly [number, number])[] {
  const inside = [...new Set(named.filter((one) => one >= least && one <= most))].sort((a, b) => a - b);
  const pieces: (readonly [number, number])[] = [];
  let next = least;
  for (const one of inside) {
    if (one > next) pieces.push([next, one - 1]);
    pieces.push([one, one]);
    next = one + 1;
  }
  if (next <= most) pieces.push([next, most]);
  return pieces;
}
