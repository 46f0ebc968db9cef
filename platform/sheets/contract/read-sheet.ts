/**
 * A cell as the file holds it: numbers as the double, dates as plain dates (`YYYY-MM-DD`) with a time of day
 * (`HH:MM:SS`) where the cell has one, formulas by their stored value, errors of a formula by their name (`#N/A`).
 */
export type ReadCell = null | string | number | boolean | { date: string; time?: string } | { error: string };

/** A row with at least one value. `number` is Excel's own, from 1; in text tables the number of the record, from 1. */
export interface ReadRow {
  number: number;
  /** By column from 0; empty cells at the end are left out. */
  cells: ReadCell[];
}

/** Merged cells; rows as Excel numbers them from 1, columns from 0, both ends included. */
export interface ReadMerge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A sheet: rows in rising order, empty ones left out. */
export interface ReadSheet {
  name: string;
  hidden: boolean;
  rows: ReadRow[];
  merges: ReadMerge[];
}

/** What a file of sheets holds; the format is known by the content, never by the name. */
export interface ReadFile {
  format: 'xlsx' | 'xls' | 'csv';
  /** Of a text table. */
  encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** Of a text table: comma, semicolon, tab or upright stroke. */
  separator?: string;
  sheets: ReadSheet[];
}
