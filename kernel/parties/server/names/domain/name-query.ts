import { hasHan } from './name-readings.ts';
import { normaliseName } from './name-units.ts';

/** What is looked for, made comparable. */
export interface NameQuery {
  /** Units of the query as one text: sought as it stands, anywhere in a name when it has two units or more. */
  words: string;
  anywhere: boolean;
  /** The query as letters of a reading (ü as v): sought as pinyin and as initials; null when it has other characters. */
  letters: string | null;
  /** Chinese characters, then initials of those that follow (by the likeliest reading); null when the query is not so. */
  mixed: { words: string; letters: string } | null;
}

/** Shortest query that is compared with the end of a code. */
export const shortestCodeEnd = 4;

/** The query of typed words; null when nothing comparable was typed. */
export function parseNameQuery(typed: string): NameQuery | null {
  const words = normaliseName(typed);
  if (words === '') return null;
  const mixed = /^(\p{Script=Han}+)([a-z0-9ü]+)$/u.exec(words);
  return {
    words,
    anywhere: [...words].length > 1,
    letters: !hasHan(words) && /^[a-z0-9ü]+$/.test(words) ? asTyped(words) : null,
    mixed: mixed === null ? null : { words: mixed[1] ?? '', letters: asTyped(mixed[2] ?? '') },
  };
}

function asTyped(letters: string): string {
  return letters.replaceAll('ü', 'v');
}
