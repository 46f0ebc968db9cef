import type { DuplicateReasonCode } from '../../../contract/duplicate.ts';
import type { CardName } from './firm-card.ts';

/** How alike two names are, 0 to 99, and why. */
export interface NameLikeness {
  score: number;
  code: DuplicateReasonCode | undefined;
}

/** How often two characters stand side by side in the names of the register: a slip makes pairs that stand nowhere else. */
export type PairCounts = ReadonlyMap<string, number>;

/** Counts neighbours in the cores of names. */
export function countPairs(names: Iterable<CardName>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { characters } of names) {
    for (let at = 1; at < characters.length; at += 1) {
      const pair = `${characters[at - 1]}${characters[at]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

const unlike: NameLikeness = { score: 0, code: undefined };

/** Compares two names that are no branches or numbered siblings of each other. */
export function compareNames(one: CardName, other: CardName, pairs: PairCounts): NameLikeness {
  if (one.whole === other.whole) return { score: 95, code: 'sameName' };
  const forms = one.form !== '' && other.form !== '';
  if (one.core === other.core) {
    const score = one.core.length > 2 ? 90 : 80;
    return { score: forms && one.form !== other.form ? score - 8 : score, code: 'sameCore' };
  }
  if (one.nearSound === other.nearSound) {
    const same = one.sound === other.sound;
    // Typists slip once: names that sound alike and differ in two characters are mostly two names.
    const more = Math.max(0, differences(one.characters, other.characters) - 1);
    const otherForm = forms && one.form !== other.form ? 12 : 0;
    const words = areTwoBrands(one, other, pairs) ? 14 : 0;
    return { score: (same ? 86 : 82) - more * 14 - otherForm - words, code: same ? 'sameSound' : 'nearSound' };
  }
  const [short, long] = one.characters.length <= other.characters.length ? [one, other] : [other, one];
  if (long.sound.startsWith(`${short.sound} `)) {
    // A short form goes without its legal form; with one it is the whole name of a sister firm.
    return { score: short.characters.length >= 4 && short.form === '' ? 82 : 62, code: 'abbreviation' };
  }
  const slip = compareSlip(short, long, pairs);
  if (slip !== undefined) return slip;
  const dice = diceOf(one.characters, other.characters);
  return dice >= 0.6 ? { score: Math.round(dice * 70), code: 'alikeName' } : unlike;
}

function differences(one: readonly string[], other: readonly string[]): number {
  return one.filter((character, at) => character !== other[at]).length;
}

/**
 * Whether two names that sound alike part in their brand, and both brands are words that other firms of the register bear
 * too: then they are two firms, unless something else speaks. In a small register no word is that common.
 */
function areTwoBrands(one: CardName, other: CardName, pairs: PairCounts): boolean {
  const at = one.characters.findIndex((character, place) => character !== other.characters[place]);
  if (at < 0 || at >= brandLength || one.characters.length !== other.characters.length) return false;
  return [one, other].every(
    ({ characters }) => (pairs.get(characters.slice(0, brandLength).join('')) ?? 0) >= usualFrom,
  );
}

/** The brand stands first: two characters mostly. */
const brandLength = 2;
/** As often as this a pair of characters is a word of the register and no slip. */
const usualFrom = 3;

/** One character exchanged, left out or too many, or two neighbours the wrong way round. */
function compareSlip(short: CardName, long: CardName, pairs: PairCounts): NameLikeness | undefined {
  if (long.characters.length - short.characters.length > 1 || long.characters.length < 4) return undefined;
  const [a, b] = [short.characters, long.characters];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.length - start - end, b.length - start - end];
  if (left > 2 || right > 2) return undefined;
  if (left === 2 || right === 2) {
    const turned = left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
    return turned ? { score: 80, code: 'oneCharacter' } : undefined;
  }
  // The brand stands first: another brand is another firm, unless the word stands nowhere else and its twin often.
  const inBrand = start < brandLength;
  const [rareA, rareB] = [rarestOf(a, start, left, pairs), rarestOf(b, start, right, pairs)];
  const looksMistyped = Math.min(rareA, rareB) <= 1 && Math.max(rareA, rareB) >= usualFrom;
  if (inBrand) return { score: looksMistyped ? 64 : 60, code: 'oneCharacter' };
  return { score: looksMistyped ? 80 : 62, code: 'oneCharacter' };
}

/** How often the rarest pair around a place stands in the register. */
function rarestOf(characters: readonly string[], start: number, length: number, pairs: PairCounts): number {
  let rarest = Number.POSITIVE_INFINITY;
  for (let at = Math.max(1, start); at <= Math.min(start + length, characters.length - 1); at += 1) {
    rarest = Math.min(rarest, pairs.get(`${characters[at - 1]}${characters[at]}`) ?? 0);
  }
  return rarest;
}

/** Dice’s coefficient of the pairs of neighbours. */
export function diceOf(one: readonly string[], other: readonly string[]): number {
  if (one.length < 2 || other.length < 2) return 0;
  const left = new Map<string, number>();
  for (let at = 1; at < one.length; at += 1) {
    const pair = `${one[at - 1]}${one[at]}`;
    left.set(pair, (left.get(pair) ?? 0) + 1);
  }
  let met = 0;
  for (let at = 1; at < other.length; at += 1) {
    const pair = `${other[at - 1]}${other[at]}`;
    const free = left.get(pair) ?? 0;
    if (free > 0) {
      met += 1;
      left.set(pair, free - 1);
    }
  }
  return (2 * met) / (one.length + other.length - 2);
}
