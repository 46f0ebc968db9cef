import type { ReadCell, ReadRow } from '../read-sheet.ts';
import { cellText, isBlank, oneLine } from './heading-text.ts';
import { filledCells, type SheetGrid } from './sheet-grid.ts';
import words from './table-words.json' with { type: 'json' };

const totals = new Set(words.totals);
const notes = new Set(words.notes);
const counted = new Set(words.counters);
const numerals = new Set(words.numerals);
/** A total names itself in one of the first columns. */
const firstColumns = 4;

/** A label to compare by: width and case folded, without spaces, brackets, colon and a count behind it. */
function label(cell: ReadCell | undefined): string {
  const folded = cellText(cell).normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const bare = folded.replace(/[([][^()[\]]*[)\]]/g, '').replace(/[::]+$/, '');
  const counter = bare.at(-1) ?? '';
  const withoutCounter = counted.has(counter) && /\d.$/.test(bare) ? bare.slice(0, -1) : bare;
  return withoutCounter.replace(/[::]?\d{1,9}$/, '');
}

/** A row of sums: one of its first cells says so, and what stands beside it are numbers. */
export function isTotal({ cells }: ReadRow): boolean {
  const texts = cells.filter((cell) => typeof cell === 'string' && !isBlank(cell) && !isNumeric(cell));
  const at = cells.slice(0, firstColumns).find((cell) => typeof cell === 'string' && totals.has(label(cell)));
  if (at !== undefined) return texts.length <= 2 || texts.length * 2 < filledCells({ number: 0, cells });
  const [only] = texts;
  // Such as the name of a street with its sum: nothing but numbers beside it.
  if (texts.length !== 1 || typeof only !== 'string' || !cells.slice(0, firstColumns).includes(only)) return false;
  const sums = cells.filter((cell) => typeof cell === 'number' || (typeof cell === 'string' && isNumeric(cell)));
  const text = label(only);
  return sums.length > 0 && words.totalEndings.some((word) => text.endsWith(word));
}

function isNumeric(cell: ReadCell): boolean {
  return typeof cell === 'string' && /^\s*[-+]?[\d,]+(?:\.\d+)?\s*%?\s*.?$/.test(cell);
}

/** A remark below the table, or who filled it in: words with a colon, or one text over half of the table. */
export function isNote({ number, cells }: ReadRow, grid: SheetGrid): boolean {
  const filled = cells.map((cell, column) => ({ cell, column })).filter(({ cell }) => !isBlank(cell));
  const [first] = filled;
  if (first === undefined || filled.some(({ cell }) => typeof cell !== 'string')) return false;
  const merge = grid.mergesByTop.get(number)?.find(({ left }) => left === first.column);
  const wide = merge !== undefined && merge.right - merge.left + 1 >= Math.max(3, grid.width * 0.5);
  if (filled.length === 1 && wide) return true;
  if (!notes.has(beginningOf(first.cell))) return false;
  const labelled = filled.filter(({ cell }) => /[:：]/.test(cellText(cell))).length;
  return filled.length === 1 || labelled * 2 >= filled.length;
}

/** What stands before the first colon, without its number (Note 2: …). */
function beginningOf(cell: ReadCell | undefined): string {
  const text = cellText(cell)
    .slice(0, 40)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]]/g, '');
  let end = text.indexOf(':');
  while (end > 0 && (numerals.has(text.charAt(end - 1)) || /\d/.test(text.charAt(end - 1)))) end -= 1;
  return text.slice(0, Math.max(0, end));
}

/** The header again, as printed pages repeat it: each of its cells is the heading of that column. */
export function isRepeatedHeader({ cells }: ReadRow, headers: readonly ReadRow[]): boolean {
  return headers.some((header) => {
    const needed = filledCells(header);
    const same = cells.filter((cell, column) => !isBlank(cell) && oneLine(cell) === oneLine(header.cells[column]));
    const filled = filledCells({ number: 0, cells });
    return needed > 0 && same.length >= Math.max(1, needed * 0.8) && same.length === filled;
  });
}

/** The line that an export of this platform begins and ends with: who took it out, when, under which number. */
export function isMark(row: ReadRow, above: readonly ReadRow[]): boolean {
  const text = onlyText(row);
  if (text === undefined || !/(?<!\d)\d{8}-[0-9A-Z]{6}(?![0-9A-Z])/.test(text)) return false;
  return text.length > 40 || above.some((other) => onlyText(other) === text);
}

function onlyText(row: ReadRow): string | undefined {
  const [cell] = row.cells;
  return typeof cell === 'string' && filledCells(row) === 1 ? cell : undefined;
}
