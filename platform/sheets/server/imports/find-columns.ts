import { createHash } from 'node:crypto';
import { cellText } from '../../contract/cells/cell-text.ts';
import { foldWord } from '../../contract/cells/read-choice.ts';
import type { MappedColumn } from '../../contract/draft.ts';
import { type FoundTable, findTable } from '../../contract/find-table.ts';
import { type FoundColumn, proposeMapping } from '../../contract/propose-mapping.ts';
import type { ReadSheet } from '../../contract/read-sheet.ts';
import type { DraftState } from './draft-content.ts';
import type { OpenRegister } from './open-registers.ts';
import type { KeptColumn } from './store/drafts.ts';

/** Values by which a likely column is judged. */
const valuesLookedAt = 40;

/** Headings that a register knows, in both languages. */
export function knownHeadings({ views }: OpenRegister): string[] {
  return views['zh-CN'].columns.flatMap(({ headings }) => headings);
}

/** The table of a sheet; with heading rows that a person named, those and everything below. */
export function tableOf(
  sheet: ReadSheet,
  register: OpenRegister,
  named?: { first: number; last: number },
): FoundTable | undefined {
  const known = knownHeadings(register);
  if (named === undefined) return findTable(sheet, known);
  const below = sheet.rows.filter(({ number }) => number >= named.first);
  const found = findTable({ ...sheet, rows: below }, known);
  if (found?.headerRows[0] === named.first && found.headerRows[1] === named.last) return found;
  const header = below.filter(({ number }) => number <= named.last);
  if (header.length === 0) return undefined;
  const width = Math.max(...header.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, at) =>
    [...new Set(header.map(({ cells }) => cellText(cells[at] ?? null).trim()).filter((text) => text !== ''))].join(
      ' / ',
    ),
  );
  const data = below.filter(({ number }) => number > named.last).map(({ number }) => number);
  return { headerRows: [named.first, named.last], headings, data, leftOut: [] };
}

/** Columns of a table with their first values. */
export function columnsOf(sheet: ReadSheet, table: FoundTable): FoundColumn[] {
  const data = new Set(table.data);
  const rows = sheet.rows.filter(({ number }) => data.has(number)).slice(0, valuesLookedAt);
  const width = Math.max(table.headings.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, source) => ({
    source,
    heading: table.headings[source] ?? '',
    cells: rows.map(({ cells }) => cells[source] ?? null),
  })).filter(({ heading, cells }) => heading !== '' || cells.some((cell) => cell !== null && cell !== ''));
}

/** Digest by which headings are known again, whatever stands below them. */
export function fingerprintOf(register: string, columns: readonly { heading: string }[]): Buffer {
  const headings = columns.map(({ heading }) => foldWord(heading));
  return createHash('sha256')
    .update([register, ...headings].join('\n'))
    .digest();
}

/** Where columns go: as last time for the same headings, else as proposed; with their first values as samples. */
export function mapColumns(
  found: readonly FoundColumn[],
  { views }: OpenRegister,
  kept: readonly KeptColumn[] | undefined,
): MappedColumn[] {
  const { columns } = views['zh-CN'];
  const remembered = new Map(kept?.map((one) => [one.source, one]));
  return proposeMapping(found, columns).map((proposed, at) => {
    const samples = (found[at]?.cells ?? [])
      .map(cellText)
      .filter((text) => text.trim() !== '')
      .slice(0, 3);
    const known = remembered.get(proposed.source);
    if (kept === undefined) return { ...proposed, samples };
    const view = columns.find(({ key }) => key === known?.column);
    if (view === undefined) return { ...proposed, samples, column: null, unit: null, origin: null };
    const unit = view.type === 'money' ? (known?.unit ?? view.moneyUnit) : null;
    return { ...proposed, samples, column: view.key, unit, origin: 'remembered' as const };
  });
}

/** What a table adds to a draft's state. */
export function stateOfTable(
  table: FoundTable | undefined,
  mapping: MappedColumn[],
): Pick<DraftState, 'headerRows' | 'data' | 'leftOut' | 'mapping'> {
  if (table === undefined) return { headerRows: null, data: [], leftOut: [], mapping: [] };
  return { headerRows: table.headerRows, data: table.data, leftOut: table.leftOut, mapping };
}
