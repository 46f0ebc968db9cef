import type { ReadMerge, ReadRow, ReadSheet } from '../read-sheet.ts';
import { cellText, foldHeading, isBlank, oneLine } from './heading-text.ts';
import { cellAt, filledCells, mergeAt, type SheetGrid, searchedRows } from './sheet-grid.ts';

const mostHeaderRows = 4;
const longestHeading = 60;

/** First and last row of the header; undefined where no row looks like one. */
export function findHeader(sheet: ReadSheet, grid: SheetGrid, known: readonly string[]): [number, number] | undefined {
  const names = new Set(known.map(foldHeading));
  let best: { row: ReadRow; score: number } | undefined;
  for (const row of sheet.rows.slice(0, searchedRows)) {
    const score = headerScore(row, grid, names);
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  return best === undefined ? undefined : widen(best.row.number, grid);
}

/**
 * How much a row looks like the header: headings that the register knows count most; else it is the first that is about
 * as wide as the table and holds short, different texts only.
 */
function headerScore(row: ReadRow, { width }: SheetGrid, names: ReadonlySet<string>): number {
  const filled = row.cells.filter((cell) => !isBlank(cell));
  const texts = filled.filter((cell) => typeof cell === 'string').map(oneLine);
  const short = texts.filter((text) => text.length <= longestHeading && !/^[-+]?[\d.,%]+$/.test(text));
  const recognised = new Set(short.map(foldHeading).filter((text) => names.has(text))).size;
  if (recognised >= 2 || (recognised === 1 && filled.length <= 2)) return 1_000 + recognised * 10;
  if (filled.length === 0 || filled.length < Math.min(width, Math.max(2, width * 0.5))) return 0;
  if (short.length < filled.length * 0.8) return 0;
  if (new Set(short).size < short.length * 0.7) return 0;
  return 100;
}

/** A header over several rows shows by merged cells that begin or end in it: upwards first, then downwards. */
function widen(found: number, grid: SheetGrid): [number, number] {
  let [first, last] = [found, found];
  while (last - first + 1 < mostHeaderRows && isGroupRow(first - 1, first, grid)) first -= 1;
  for (const { top, bottom } of grid.merges) {
    if (top < first && bottom >= first && found - top < mostHeaderRows) first = top;
  }
  while (last - first + 1 < mostHeaderRows && goesOn(first, last, grid)) last += 1;
  return [first, last];
}

/** Whether the row holds headings that stretch over several of the row below, and is no title over the whole table. */
function isGroupRow(number: number, below: number, grid: SheetGrid): boolean {
  const row = grid.rows.get(number);
  const under = grid.rows.get(below);
  if (row === undefined || under === undefined) return false;
  const span = under.cells.length;
  const groups = headingMerges(grid.merges, number).filter(
    ({ left, right }) => right > left && right - left + 1 < span * 0.8 && !isBlank(row.cells[left]),
  );
  return groups.length > 0 && filledCells(row) >= 2 && row.cells.every((cell) => isBlank(cell) || isShort(cell));
}

/** Whether headings of the header so far reach into the next row, or stand above several headings in it. */
function goesOn(first: number, last: number, grid: SheetGrid): boolean {
  const inside = grid.merges.filter(({ top }) => top >= first && top <= last);
  if (inside.some(({ bottom, top }) => bottom > last && bottom - top < mostHeaderRows)) {
    return !isData(last + 1, inside, grid);
  }
  return headingMerges(grid.merges, last).some(({ left, right }) => {
    if (right === left) return false;
    const below = Array.from({ length: right - left + 1 }, (_, index) => cellAt(grid, last + 1, left + index));
    const texts = below.filter((cell) => typeof cell === 'string' && !isBlank(cell)).map(oneLine);
    return texts.length === below.length && new Set(texts).size === texts.length && texts.every(isShort);
  });
}

/** A row whose own cells, outside what is merged from above, hold numbers or dates. */
function isData(number: number, inside: readonly ReadMerge[], grid: SheetGrid): boolean {
  const cells = grid.rows.get(number)?.cells ?? [];
  return cells.some(
    (cell, column) => !isBlank(cell) && typeof cell !== 'string' && mergeAt(inside, number, column) === undefined,
  );
}

function headingMerges(merges: readonly ReadMerge[], row: number): ReadMerge[] {
  return merges.filter(({ top, bottom }) => top === row && bottom === row);
}

function isShort(cell: Parameters<typeof cellText>[0]): boolean {
  return typeof cell === 'string' && cellText(cell).length <= longestHeading;
}

/** One heading a column: those over several rows joined, one that is merged over columns only where others stand below. */
export function headingsOf([first, last]: [number, number], columns: number, grid: SheetGrid): string[] {
  return Array.from({ length: columns }, (_, column) => {
    const parts: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const merge = mergeAt(grid.merges, row, column);
      const lowest = merge !== undefined && merge.bottom >= last;
      if (lowest && merge.left !== column) continue;
      const part = oneLine(cellAt(grid, row, column));
      if (part !== '' && part !== parts.at(-1)) parts.push(part);
    }
    return parts.join(' / ');
  });
}
