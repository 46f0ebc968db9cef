import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import words from './domain/roster-words.json' with { type: 'json' };

const headings: Readonly<Record<string, readonly string[]>> = words.headings;
const long = (maxLength: number, minLength = 1) => ({ minLength, maxLength });
const labelled = (columns: readonly Omit<ImportColumn, 'labelKey'>[]): ImportColumn[] =>
  columns.map((column) => ({
    ...column,
    labelKey: `parties:roster.columns.${column.key}`,
    aliases: headings[column.key] ?? [],
  }));

/** Columns of a sheet of who stands on which list; those that an export of entries has bear the same headings. */
export const rosterColumns = labelled([
  { key: 'roster', type: 'text', required: true, limits: long(61), hintKey: 'parties:roster.hints.roster' },
  {
    ...{ key: 'party', type: 'text', limits: long(200), example: words.examples.party },
    hintKey: 'parties:roster.hints.party',
  },
  { key: 'code', type: 'text', limits: long(40) },
  { key: 'item', type: 'text', limits: long(61), hintKey: 'parties:roster.hints.item' },
  { key: 'startsOn', type: 'date', required: true },
  { key: 'lastDay', type: 'date', hintKey: 'parties:roster.hints.lastDay' },
  { key: 'endsOn', type: 'date', hintKey: 'parties:roster.hints.endsOn' },
  { key: 'certificate', type: 'text', limits: long(60) },
  { key: 'certificateUntil', type: 'date' },
  { key: 'documentNumber', type: 'text', limits: long(60, 2) },
  { key: 'link', type: 'text', limits: long(500, 8) },
]);
