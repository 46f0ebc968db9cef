import { parse } from 'csv-parse/sync';
import type { Problem } from './problem.ts';
import { RowReader, shown } from './row-reader.ts';

const maxBytes = 2_000_000;
const maxRows = 20_000;

/** A published file as it was read. */
export interface PublishedFile {
  name: string;
  text: string;
}

/** What a file gave: rows that are sound, and everything wrong with the others. */
export interface ParsedFile<T> {
  name: string;
  /** Rows in the file without its header. */
  rows: number;
  sound: { row: number; value: T }[];
  problems: Problem[];
}

/** Refuses a file as a whole. */
export function refuseFile<T>(name: string, problem: Omit<Problem, 'file'>): ParsedFile<T> {
  return { name, rows: 0, sound: [], problems: [{ file: name, ...problem }] };
}

/** Reads a CSV file with exactly these columns; each row is read by `read`, which notes what is wrong on its reader. */
export function parseTable<T>(
  file: PublishedFile,
  columns: readonly string[],
  read: (reader: RowReader, rowNumber: number) => T,
): ParsedFile<T> {
  const { name, text } = file;
  if (text.length > maxBytes)
    return refuseFile(name, { row: 0, field: '', reason: 'fileTooLarge', params: { most: maxBytes } });
  const records = readRecords(text);
  if ('failure' in records) {
    return refuseFile(name, {
      row: records.line,
      field: '',
      reason: 'unreadable',
      params: { detail: records.failure },
    });
  }
  const [header, ...rows] = records.rows;
  const wrong = columns.findIndex((column, index) => header?.cells[index] !== column);
  if (header === undefined || wrong >= 0 || header.cells.length !== columns.length) {
    const index = wrong >= 0 ? wrong : columns.length;
    const params = { expected: columns[index] ?? '', found: shown(header?.cells[index] ?? '') };
    return refuseFile(name, { row: 1, field: columns[index] ?? '', reason: 'wrongHeader', params });
  }
  if (rows.length > maxRows)
    return refuseFile(name, { row: 0, field: '', reason: 'tooManyRows', params: { most: maxRows } });
  const parsed: ParsedFile<T> = { name, rows: rows.length, sound: [], problems: [] };
  for (const { line, cells } of rows) {
    const reader = new RowReader(name, line, Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])));
    if (cells.length !== columns.length)
      reader.wrong('', 'unreadable', { detail: `${cells.length} / ${columns.length}` });
    const value = read(reader, line);
    if (reader.problems.length === 0) parsed.sound.push({ row: line, value });
    else parsed.problems.push(...reader.problems);
  }
  return parsed;
}

type Records = { rows: { line: number; cells: string[] }[] } | { failure: string; line: number };

function readRecords(text: string): Records {
  const rows: { line: number; cells: string[] }[] = [];
  try {
    let line = 1;
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context: { lines: number }) => {
        // The parser tells the last line of a record; people look for its first.
        const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
        line = context.lines - breaks;
        rows.push({ line, cells });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    return { failure: (error as { code?: string }).code ?? String(error), line };
  }
}
