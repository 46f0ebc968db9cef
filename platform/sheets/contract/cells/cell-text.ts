import type { ReadCell } from '../read-sheet.ts';

// Blanks that copying from pages, Word and chat brings along; those without width hide inside words too.
const hidden = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}]/gu;
const placeholders = new Set(['-', '--', '—', '——', '–', '/', '\\', 'N/A', 'n/a', '#N/A', '、', '.', '*']);

/** The shortest decimal text of a number as Excel would show it: 15 digits, never an exponent. */
export function decimalText(value: number): string {
  // The double behind 0.1 + 0.2 ends in …04; Excel keeps and shows 15 digits.
  const short = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
  const [, sign = '', whole = '', , fraction = '', exponent] = /^(-?)(\d+)(\.(\d+))?(?:e([+-]\d+))?$/.exec(short) ?? [];
  if (exponent === undefined) return short;
  const shift = Number(exponent);
  const digits = whole + fraction;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - whole.length)}${digits}`;
  return `${sign}${digits.padEnd(whole.length + shift, '0')}`;
}

/** A cell as the grid shows it and as people would type it. */
export function cellText(cell: ReadCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return decimalText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('error' in cell) return cell.error;
  return cell.time === undefined || cell.time === '00:00:00' ? cell.date : `${cell.date} ${cell.time}`;
}

/** Text without what can't be seen: blanks of any width at the ends go, runs of them become one. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(hidden, '').replace(/\s+/gu, ' ').trim();
}

/** The same with full-width letters and digits narrowed, for everything but free text. */
export function narrow(text: string): string {
  return tidy(text.normalize('NFKC'));
}

/** A cell that only says that there is nothing: blank, a dash, a stroke. */
export function isEmptyText(text: string): boolean {
  const tidied = tidy(text);
  return tidied === '' || placeholders.has(tidied);
}
