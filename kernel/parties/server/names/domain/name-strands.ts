import type { NamedKind, PartyNameKind } from '../../../contract/naming.ts';
import { initialOf } from './match-name.ts';
import { shortestCodeEnd } from './name-query.ts';
import { nameReadings, type Reading } from './name-readings.ts';
import { normaliseName } from './name-units.ts';

/** Where the parts of names stand in the index: by kind of party, and apart for what begins a name or a code. */
export const shelves = {
  firm: 10,
  institution: 20,
  site: 30,
  parcel: 40,
} as const satisfies Record<NamedKind, number>;

/** Added to the shelf of a kind. */
export const shelfOf = { beginning: 0, inside: 1, code: 2, codeEnd: 3 } as const;

/**
 * A text whose every ending becomes one row of the index: from its first unit to unit `count`. Readings beyond the first
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

/** The strands of one name of a party. */
export function nameStrands(partyKind: NamedKind, kind: PartyNameKind, name: string): NameStrand[] {
  const shelf = shelves[partyKind];
  const words = normaliseName(name);
  if (kind === 'code') return codeStrands(shelf, words);
  const chars = [...words];
  const [likely, ...others] = nameReadings(chars);
  if (likely === undefined) {
    return [{ shelf, count: chars.length, part: 0, words, initials: null, pinyin: null, starts: null }];
  }
  const strands: NameStrand[] = [{ shelf, count: chars.length, part: 0, words, ...read(likely) }];
  let part = chars.length;
  for (const other of others) {
    const count = other.findLastIndex((syllable, at) => syllable !== likely[at]) + 1;
    strands.push({ shelf, count, part, words: null, ...read(other) });
    part += count;
  }
  return strands;
}

function codeStrands(shelf: number, code: string): NameStrand[] {
  const only = { count: 1, initials: null, pinyin: null, starts: null };
  const chars = [...code];
  const strands = [{ ...only, shelf: shelf + shelfOf.code, part: 0, words: code }];
  if (chars.length < shortestCodeEnd) return strands;
  return [...strands, { ...only, shelf: shelf + shelfOf.codeEnd, part: 1, words: chars.reverse().join('') }];
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
