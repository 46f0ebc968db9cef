import type { ReadMerge } from '../../../contract/read-sheet.ts';

/** A cell's place: row from 1, column from 0. */
export interface CellPlace {
  row: number;
  column: number;
}

/** A cell's place by its name (`AB12`); undefined when the name is none, or beyond what Excel has. */
export function parseReference(text: string): CellPlace | undefined {
  let column = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (at === 0 || at > 3) return undefined;
  const digits = text.slice(at);
  if (!/^[1-9]\d{0,6}$/.test(digits)) return undefined;
  const row = Number(digits);
  return row > 1_048_576 || column > 16_384 ? undefined : { row, column: column - 1 };
}

/** An area by its corners (`A1:C2`), from the upper left one to the lower right one. */
export function parseArea(text: string): ReadMerge | undefined {
  const [one, other, ...more] = text.replaceAll('$', '').split(':').map(parseReference);
  if (one === undefined || more.length > 0) return undefined;
  const end = text.includes(':') ? other : one;
  if (end === undefined || end.row < one.row || end.column < one.column) return undefined;
  return { top: one.row, left: one.column, bottom: end.row, right: end.column };
}
