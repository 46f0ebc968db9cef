import { parse } from 'csv-parse/sync';
import { type ParsedFile, type PublishedFile, refuseFile } from './parsed-file.ts';
import { type Problem, shown } from './problem.ts';
import { RowReader } from './row-reader.ts';

const maxRows = 20_000;

/**
 * Reads a CSV file with exactly these columns, the first of which names its rows and is unique.
 * Each row is read by `read`, which notes what is wrong on its reader.
 */
export function parseTable<T>(
  file: PublishedFile,
  columns: readonly string[],
  read: (reader: RowReader, rowNumber: number) => T,
): ParsedFile<T> {
  const { name } = file;
  const records = readRecords(file.text);
  if (!Array.isArray(records)) return refuseFile(name, { field: '', params: {}, ...records });
  const [header, ...rows] = records;
  const named = new Set(rows.map(({ cells }) => cells[0] ?? ''));
  const refusal = headerProblem(header?.cells ?? [], columns) ?? sizeProblem(rows.length);
  if (refusal !== undefined) return refuseFile(name, refusal, { rows: rows.length, named });
  const parsed: ParsedFile<T> = { name, rows: rows.length, sound: [], problems: [], named };
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const reader = new RowReader({
      file: name,
      row: line,
      cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
      named,
    });
    const value = cells.length === columns.length ? read(reader, line) : miscounted(reader, columns, cells.length);
    reader.onlyOnce(columns[0] ?? '', seen);
    if (reader.problems.length === 0 && value !== undefined) parsed.sound.push({ row: line, value });
    else parsed.problems.push(...reader.problems);
  }
  return parsed;
}

/** Cells of such a row stand under columns that are not theirs: reading them would blame the wrong fields. */
function miscounted(reader: RowReader, columns: readonly string[], found: number): undefined {
  reader.wrong(columns[found] ?? '', 'wrongCellCount', { found, expected: columns.length });
}

function headerProblem(cells: readonly string[], columns: readonly string[]): Omit<Problem, 'file'> | undefined {
  const wrong = columns.findIndex((column, index) => cells[index] !== column);
  if (wrong < 0 && cells.length === columns.length) return undefined;
  const index = wrong >= 0 ? wrong : columns.length;
  const [expected, found] = [columns[index] ?? '', shown(cells[index] ?? '')];
  return { row: 1, field: expected || found, reason: 'wrongHeader', params: { expected, found } };
}

function sizeProblem(rows: number): Omit<Problem, 'file'> | undefined {
  return rows > maxRows ? { row: 0, field: '', reason: 'tooManyRows', params: { most: maxRows } } : undefined;
}

interface Record {
  line: number;
  cells: string[];
}

function readRecords(text: string): Record[] | Pick<Problem, 'row' | 'reason'> {
  const records: Record[] = [];
  try {
    // One kind of line end, or the parser would count some lines of quoted cells twice.
    parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      on_record: (cells: string[], context: { lines: number }) => {
        // The parser tells the last line of a record; people look for its first.
        const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
        records.push({ line: context.lines - breaks, cells });
        return null;
      },
    });
    return records;
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    const last = records.at(-1)?.line ?? 0;
    // A quote that is never closed swallows the rest: it stands somewhere after the last row that could be read.
    if (code === 'CSV_QUOTE_NOT_CLOSED') return { row: last + 1, reason: 'quoteNotClosed' };
    return { row: lines ?? last + 1, reason: 'unreadable' };
  }
}
