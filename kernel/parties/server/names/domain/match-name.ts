import type { MatchedBy } from '../../../contract/look-up.ts';
import { type NameQuery, shortestCodeEnd } from './name-query.ts';
import { nameReadings, type Reading } from './name-readings.ts';
import { type NameUnit, nameUnits } from './name-units.ts';

/** How a query meets a name: the better, the smaller the rank. */
export interface NameMatch {
  by: MatchedBy;
  /** 0 the whole name, 1 its beginning (of a code also its end), 2 anywhere in it. */
  rank: 0 | 1 | 2;
  /** The part of the name (composed form, UTF-16) that was met. */
  start: number;
  end: number;
}

/** A match in units of the name; `half` when of the last syllable only a part was typed. */
interface Span {
  from: number;
  to: number;
  half: boolean;
}

/** Where a match ends, seen from where it begins. */
type Ending = Omit<Span, 'from'>;

/** How a query meets a name, or undefined: the definition that the database's look-up is held to. */
export function matchName(query: NameQuery, name: string): NameMatch | undefined {
  const units = nameUnits(name);
  const chars = units.map((unit) => unit.char);
  const readings = query.letters === null && query.mixed === null ? [] : nameReadings(chars);
  const sought = [...query.words];
  const found = [
    ...spansOf(query, chars.length, (from) => unitsAt(chars, sought, from)).map((span) => metBy('words', span)),
    ...readSpans(query, chars, readings),
  ];
  return best(found, units);
}

/** How a query meets a code: by its beginning, or by its last four characters or more. */
export function matchCode(query: NameQuery, code: string): NameMatch | undefined {
  const units = nameUnits(code);
  const text = units.map((unit) => unit.char).join('');
  const length = [...query.words].length;
  const spans: Span[] = [];
  if (text.startsWith(query.words)) spans.push({ from: 0, to: length, half: false });
  if (length >= shortestCodeEnd && text.endsWith(query.words)) {
    spans.push({ from: units.length - length, to: units.length, half: false });
  }
  const match = best(
    spans.map((span) => metBy('code', span)),
    units,
  );
  return match && { ...match, rank: match.rank === 0 ? 0 : 1 };
}

/** A match and its way. */
interface Met {
  by: MatchedBy;
  span: Span;
}

function metBy(by: MatchedBy, span: Span): Met {
  return { by, span };
}

function readSpans(query: NameQuery, chars: readonly string[], readings: readonly Reading[]): Met[] {
  const { letters, mixed } = query;
  const [likely] = readings;
  const at = (by: MatchedBy, find: (from: number) => Ending | undefined) =>
    spansOf(query, chars.length, find).map((span) => metBy(by, span));
  if (mixed !== null && likely !== undefined) {
    const [words, initials, following] = [[...mixed.words], likely.map(initialOf), [...mixed.letters]];
    return at('mixed', (from) => {
      const next = unitsAt(chars, words, from)?.to;
      return next === undefined ? undefined : unitsAt(initials, following, next);
    });
  }
  if (letters === null) return [];
  const sought = [...letters];
  return readings.flatMap((reading) => {
    const initials = reading.map(initialOf);
    return [
      ...at('initials', (from) => unitsAt(initials, sought, from)),
      ...at('pinyin', (from) => pinyinAt(reading, letters, from)),
    ];
  });
}

/** Every place where `find` meets; a query of one unit is met at the beginning alone. */
function spansOf(query: NameQuery, units: number, find: (from: number) => Ending | undefined): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < (query.anywhere ? units : Math.min(1, units)); from += 1) {
    const ending = find(from);
    if (ending !== undefined) spans.push({ from, ...ending });
  }
  return spans;
}

/** Whether `sought` stands in `units` from a place on. */
function unitsAt(units: readonly string[], sought: readonly string[], from: number): Ending | undefined {
  const met = sought.every((unit, at) => units[from + at] === unit);
  return met ? { to: from + sought.length, half: false } : undefined;
}

/** Whole syllables, the last one also half typed. */
function pinyinAt(reading: Reading, letters: string, from: number): Ending | undefined {
  let rest = letters;
  for (let at = from; at < reading.length; at += 1) {
    const syllable = reading[at] as string;
    if (syllable.startsWith(rest)) return { to: at + 1, half: syllable !== rest };
    if (!rest.startsWith(syllable)) return undefined;
    rest = rest.slice(syllable.length);
  }
  return undefined;
}

/** First letter of a reading; a character that has none stands for itself. */
export function initialOf(syllable: string): string {
  return String.fromCodePoint(syllable.codePointAt(0) ?? 0);
}

const order: readonly MatchedBy[] = ['words', 'code', 'mixed', 'initials', 'pinyin'];

function best(found: readonly Met[], units: readonly NameUnit[]): NameMatch | undefined {
  const matches = found.map(({ by, span: { from, to, half } }): NameMatch => {
    const rank = from > 0 ? 2 : to === units.length && !half ? 0 : 1;
    return { by, rank, start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? 0 };
  });
  return matches.sort(
    (one, other) => one.rank - other.rank || order.indexOf(one.by) - order.indexOf(other.by) || one.start - other.start,
  )[0];
}
