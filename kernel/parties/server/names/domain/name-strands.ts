import type { NamedKind, PartyNameKind } from '../../../contract/naming.ts';
import { initialOf } from './match-name.ts';
import { nameReadings, type Reading } from './name-readings.ts';
import { tailLength } from './tail-length.ts';

/** Where the endings of names stand in the index: by kind of party. */
export const shelves = {
  firm: 10,
  institution: 20,
  site: 30,
  parcel: 40,
} as const satisfies Record<NamedKind, number>;

/** Added to the shelf of a kind: whole names, endings that belong to one name, endings that many names share. */
export const shelfOf = { whole: 0, own: 1, shared: 4 } as const;

/**
 * A text of which every ending from its first `count` units becomes one row of the index. Readings beyond the likeliest
 * carry no words, and only as far as they differ from it.
 */
export interface NameStrand {
  shelf: number;
  count: number;
  /** Number of the first row within its name. */
  part: number;
  words: string | null;
  initials: string | null;
  pinyin: string | null;
  /** Place of each syllable in `pinyin`, counted from 1, three digits each. */
  starts: string | null;
}

/** What names of one kind of party end in together, by its words and all its readings. */
export interface NameTail {
  key: string;
  strands: NameStrand[];
}

/** A name as it is looked up: its own endings, and the tail that it shares with others. */
export interface SplitName {
  strands: NameStrand[];
  tail: NameTail | null;
}

/** A normalised name of a party made ready for the index; a code has no parts, its row is compared as a whole. */
export function splitName(partyKind: NamedKind, kind: PartyNameKind, normalised: string): SplitName {
  if (kind === 'code') return { strands: [], tail: null };
  const shelf = shelves[partyKind];
  const chars = [...normalised];
  const readings = nameReadings(chars);
  const head = chars.length - tailLength(normalised);
  const strands = strandsOf(chars, readings, { shelf: shelf + shelfOf.whole, until: head });
  if (head === chars.length) return { strands, tail: null };
  const ends = readings.map((reading) => reading.slice(head));
  const distinct = [...new Map(ends.map((reading) => [reading.join(' '), reading])).values()];
  const words = chars.slice(head);
  const key = [shelf, words.join(''), ...distinct.map((reading) => reading.join(' '))].join('|');
  return {
    strands,
    tail: { key, strands: strandsOf(words, distinct, { shelf: shelf + shelfOf.shared, until: words.length }) },
  };
}

function strandsOf(
  chars: readonly string[],
  [likely, ...others]: readonly Reading[],
  { shelf, until }: { shelf: number; until: number },
): NameStrand[] {
  const words = chars.join('');
  if (likely === undefined)
    return [{ shelf, count: until, part: 0, words, initials: null, pinyin: null, starts: null }];
  const strands: NameStrand[] = [{ shelf, count: until, part: 0, words, ...read(likely) }];
  let part = until;
  for (const other of others) {
    const differing = other.findLastIndex((syllable, at) => syllable !== likely[at]) + 1;
    const count = Math.min(differing, until);
    strands.push({ shelf, count, part, words: null, ...read(other) });
    part += count;
  }
  return strands;
}

function read(reading: Reading): Pick<NameStrand, 'initials' | 'pinyin' | 'starts'> {
  let place = 1;
  let starts = '';
  for (const syllable of reading) {
    starts += String(place).padStart(3, '0');
    place += [...syllable].length;
  }
  return { initials: reading.map(initialOf).join(''), pinyin: reading.join(''), starts };
}
