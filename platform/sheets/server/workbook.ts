import { type WriteSheet, writeXlsx } from 'hucre/xlsx';

/** How a column's cells are written: numbers stay numbers, dates dates, and text is never a formula. */
export type CellType = 'text' | 'integer' | 'decimal' | 'fen' | 'date';

/** A column of a register. */
export interface SheetColumn {
  key: string;
  header: string;
  /** Printed behind the header; cells hold the bare number. For `fen` the cells are in yuan. */
  unit?: string;
  type: CellType;
  /** Width in characters; by content when left out. */
  width?: number;
  /** Names the row, so that a sheet taken in again meets the same records. */
  identifies?: true;
  /** A public number, such as a credit code: whoever verifies a print is shown the first and the last, masked. */
  publicKey?: true;
  /** False for what only machines read: in the sheet, not on paper. */
  printed?: false;
}

/** A value of a cell: decimals as decimal text, money as integer fen, dates as `YYYY-MM-DD`. */
export type SheetCell = string | number | null | undefined;

/** A register as a sheet. */
export interface SheetTable {
  name: string;
  columns: SheetColumn[];
  rows: Readonly<Record<string, SheetCell>>[];
}

/** What the file says of itself on its last sheet: filter, count, time, definitions, and that data are invented. */
export interface AboutSheet {
  name: string;
  lines: { label: string; value: string }[];
}

/** Who took a file out and under which number: stands on the first and last line of every table and in the file's properties. */
export interface WorkbookMark {
  /** The whole sentence, e.g. exporter, account, time, number and filter. */
  line: string;
  /** Name and account of the exporter. */
  creator: string;
  /** Export number. */
  number: string;
  /** What was asked for. */
  filter: string;
}

/** Media type of an Excel workbook. */
export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const formats: Record<CellType, string> = {
  text: '@',
  integer: '#,##0',
  decimal: '#,##0.##########',
  fen: '#,##0.00',
  date: 'yyyy-mm-dd',
};

/** Writes an Excel workbook: frozen header, filter, print set-up on A4 with repeated header; with a mark, who took it out. */
export async function writeWorkbook(
  tables: readonly SheetTable[],
  about: AboutSheet,
  mark?: WorkbookMark,
): Promise<Uint8Array> {
  const sheets = uniqueNames(tables).map((table) => tableSheet(table, mark?.line));
  return writeXlsx({
    sheets: [...sheets, aboutSheet(about)],
    ...(mark === undefined ? {} : { properties: propertiesOf(mark) }),
  });
}

function propertiesOf({ line, creator, number, filter }: WorkbookMark) {
  return { creator, title: number, subject: filter, description: line, custom: { exportNumber: number } };
}

/** Excel refuses these characters, an apostrophe at an end, more than 31 of any, and two sheets of one name. */
function uniqueNames(tables: readonly SheetTable[]): SheetTable[] {
  const taken = new Set<string>();
  return tables.map((table) => {
    const base = table.name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 28)
      .replace(/^'|'$/g, '’');
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} ${number}`;
    taken.add(name.toLowerCase());
    return { ...table, name };
  });
}

function tableSheet({ name, columns, rows }: SheetTable, mark: string | undefined): WriteSheet {
  const header = columns.map((column) => (column.unit ? `${column.header}（${column.unit}）` : column.header));
  const body = rows.map((row) => columns.map((column) => cellValue(row[column.key], column.type)));
  const marked = mark === undefined ? [] : [[mark]];
  const top = marked.length;
  const bold = { style: { font: { bold: true }, numFmt: '@' } };
  const plain = { style: { numFmt: '@' } };
  return {
    name,
    columns: columns.map((column) => ({
      numFmt: formats[column.type],
      ...(column.width === undefined ? { autoWidth: true } : { width: column.width }),
    })),
    rows: [...marked, header, ...body, ...marked],
    cells: new Map([
      ...header.map((_, index) => [`${top},${index}`, bold] as const),
      ...marked.flatMap(() => [['0,0', plain] as const, [`${top + 1 + rows.length},0`, plain] as const]),
    ]),
    freezePane: { rows: top + 1, columns: 1 },
    autoFilter: { range: `A${top + 1}:${columnName(columns.length - 1)}${rows.length + top + 1}` },
    pageSetup: {
      orientation: 'landscape',
      paperSize: 'a4',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${top + 1}`,
    },
  };
}

function aboutSheet({ name, lines }: AboutSheet): WriteSheet {
  return {
    name,
    columns: [
      { width: 18, numFmt: '@' },
      { width: 80, numFmt: '@' },
    ],
    rows: lines.map(({ label, value }) => [label, value]),
  };
}

/** Excel keeps 15 digits of a number: what has more stays text, so that nothing is rounded silently. */
function cellValue(value: SheetCell, type: CellType): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'text') return String(value);
  if (type === 'date') return dateValue(String(value));
  const decimal = type === 'fen' ? yuan(String(value)) : String(value);
  const digits = decimal.replace(/^[-0.]+|\.|0+$/g, '').length;
  return digits <= 15 && Number.isFinite(Number(decimal)) ? Number(decimal) : decimal;
}

/** Partial dates (`2024`, `2024-06`) are text: Excel has no such thing. */
function dateValue(text: string): string | Date {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : text;
}

function yuan(fen: string): string {
  const negative = fen.startsWith('-');
  const digits = fen.replace('-', '').padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
