import type { CellValue, RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportContext, ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import { type OwnTitleEntry, ownTitleEntry } from '../../contract/own-title.ts';
import type { StoredOwnTitle } from '../store/own-titles.ts';
import { entryOf } from './own-title-entry.ts';

/** A row with the title that it would enter or amend. */
export interface JudgedTitle {
  entry: OwnTitleEntry;
  known: StoredOwnTitle | undefined;
  verdict: RowVerdict;
}

/** Fields of a title that a sheet tells, in the order of the form. */
export const toldFields = ownTitleEntry.keyof().options;

/** A verdict for each row: titles are known again by their names, each once a sheet. */
export function judgeTitles(
  rows: readonly ImportRow[],
  titles: readonly StoredOwnTitle[],
  { emptyClears }: Pick<ImportContext, 'emptyClears'>,
): JudgedTitle[] {
  const named = new Map(titles.map((title) => [title.name, title]));
  const told = new Map<string, number>();
  return rows.map((row): JudgedTitle => {
    const name = String(row.values.name);
    const known = named.get(name);
    const before = known === undefined ? undefined : entryOf(known);
    const entry = mergedOf(row, before, emptyClears);
    const faults: RowFault[] = [];
    const earlier = told.get(name);
    if (earlier !== undefined) faults.push(fault('twice', 'name', { row: earlier }));
    told.set(name, earlier ?? row.rowNumber);
    if (!ownTitleEntry.shape.recheckOn.safeParse(entry.recheckOn).success) faults.push(fault('recheckOn', 'recheckOn'));
    const subject = known === undefined ? {} : { subject: { id: known.id, name: known.name } };
    if (faults.length > 0) return { entry, known, verdict: { action: 'reject', ...subject, faults } };
    if (before === undefined) return { entry, known, verdict: { action: 'add', faults } };
    const changes = toldFields
      .filter((field) => before[field] !== entry[field])
      .map((column) => ({ column, before: before[column] as CellValue, after: entry[column] as CellValue }));
    if (changes.length === 0) return { entry, known, verdict: { action: 'same', ...subject, faults } };
    return { entry, known, verdict: { action: 'change', ...subject, changes, faults } };
  });
}

/** What is not in the sheet stays, and so does what an empty cell does not clear. */
function mergedOf({ values }: ImportRow, before: OwnTitleEntry | undefined, emptyClears: boolean): OwnTitleEntry {
  const fields = toldFields.map((field) => {
    const value = values[field] ?? null;
    const stays = value === null && (!(field in values) || !emptyClears);
    if (stays && before !== undefined) return [field, before[field]];
    return [field, field === 'warnDays' && value === null ? undefined : value];
  });
  const told = Object.fromEntries(fields);
  // Its range is a fault of the row; everything else was checked cell by cell.
  return { ...ownTitleEntry.parse({ ...told, recheckOn: null }), recheckOn: told.recheckOn ?? null };
}

function fault(text: string, column: string, params: RowFault['params'] = {}): RowFault {
  return { column, code: `atlas:titles.sheetFaults.${text}`, params, severity: 'error', proposal: null };
}
