import { pinyin } from 'pinyin-pro';
import usual from './usual-readings.json' with { type: 'json' };

/** How each character of a name is read, in letters without tones; what is not Han is read as it is written. */
export type Reading = readonly string[];

const han = /\p{Script=Han}/u;

/**
 * Usual readings of characters that have several in names of places and firms, or that many read otherwise than they should;
 * without tones, ü as v, as keyboards take it.
 */
const usualReadings: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(usual));

/** Beyond so many characters of several readings each is varied alone, not with the others. */
const mostTogether = 3;

/** Whether a text has a Chinese character. */
export function hasHan(text: string): boolean {
  return han.test(text);
}

/** Readings of names that were asked for lately: the same few are told with every look-up. */
const lately = new Map<string, Reading[]>();
/** Some ten megabytes; beyond that the oldest goes. */
const mostLately = 20_000;

/**
 * The readings by which a normalised name is found, the likeliest first: the one that its phrases ask for, then those with
 * other usual readings of single characters, all together for up to three such characters. None for a name without Han.
 */
export function nameReadings(chars: readonly string[]): Reading[] {
  const text = chars.join('');
  if (!hasHan(text)) return [];
  const known = lately.get(text);
  if (known !== undefined) return known;
  const readings = readAnew(text, chars);
  if (lately.size >= mostLately) lately.delete(lately.keys().next().value ?? '');
  lately.set(text, readings);
  return readings;
}

function readAnew(text: string, chars: readonly string[]): Reading[] {
  const likely = readByPhrases(text, chars);
  const open = chars.flatMap((char, at) => {
    const others = (usualReadings.get(char) ?? []).filter((reading) => reading !== likely[at]);
    return others.length > 0 ? [{ at, others }] : [];
  });
  if (open.length > mostTogether) {
    return [likely, ...open.flatMap(({ at, others }) => others.map((other) => likely.with(at, other)))];
  }
  let readings: string[][] = [likely];
  for (const { at, others } of open) {
    readings = readings.concat(readings.flatMap((reading) => others.map((other) => reading.with(at, other))));
  }
  return readings;
}

function readByPhrases(text: string, chars: readonly string[]): string[] {
  const read = pinyin(text, { toneType: 'none', type: 'array', v: true });
  if (read.length === chars.length) return read;
  // Where the reader counts characters otherwise, each is read alone.
  return chars.map((char) => pinyin(char, { toneType: 'none', v: true }));
}
