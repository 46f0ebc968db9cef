import { type SealedEntry, sealedColumns } from '../../contract/canonical-entry.ts';

/** Every sealed column of `e` as text, `at` down to the microsecond. */
export const sealedSelection: string = sealedColumns
  .map((column) => (column === 'at' ? 'extract(epoch from e.at)::text as at' : `e.${column}::text as ${column}`))
  .join(', ');

/** Only the sealed columns of a row that has more. */
export function sealedPart(row: SealedEntry): SealedEntry {
  return Object.fromEntries(sealedColumns.map((column) => [column, row[column]])) as unknown as SealedEntry;
}
