import type { ReadCell } from '../read-sheet.ts';

const edges = /^[\s\u00a0\u3000\u200b\ufeff]+|[\s\u00a0\u3000\u200b\ufeff]+$/g;

/** A cell as one line: no space at the ends (also none of full width), one between words, none between Chinese characters. */
export function oneLine(cell: ReadCell | undefined): string {
  const text = cellText(cell).replace(edges, '');
  return text
    .replace(/(?<=[\p{sc=Han}（）()])[\s\u00a0\u3000]+(?=[\p{sc=Han}（）()])/gu, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ');
}

/** What a cell says, as text. */
export function cellText(cell: ReadCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'error' in cell ? cell.error : `${cell.date}${cell.time === undefined ? '' : ` ${cell.time}`}`;
}

/** Whether nothing can be seen in a cell. */
export function isBlank(cell: ReadCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.replace(edges, '') === '');
}

/** A heading to compare by: width and case folded, without spaces, unit in brackets, stars of obligation and colon. */
export function foldHeading(heading: string): string {
  const folded = heading.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const bare = folded.replace(/^[*#]+|[*#:]+$/g, '').replace(/[([][^()[\]]*[)\]]$/, '');
  return bare.replace(/^[*#]+|[*#:]+$/g, '') || folded;
}
