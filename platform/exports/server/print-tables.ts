import type { RequestContext } from '#platform/http/server/context.ts';
import type { PaperColumn } from '#platform/paper/server/lay-out-register.ts';
import type { PageSeal } from '#platform/paper/server/page-seal.ts';
import { type PrintedFile, printRegister } from '#platform/paper/server/print-register.ts';
import type { CellType, SheetCell, SheetTable, WorkbookMark } from '#platform/sheets/server/workbook.ts';

const kinds: Record<CellType, PaperColumn['kind']> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  fen: 'number',
  date: 'date',
};

/** Prints the tables of an export: the same rows under the same mark, without the columns that only machines read. */
export function printTables(
  tables: readonly SheetTable[],
  {
    paper,
    mark,
    seal,
    invented,
    context,
  }: {
    paper: 'A4' | 'A3';
    mark: WorkbookMark;
    seal?: PageSeal | undefined;
    invented: boolean;
    context: Pick<RequestContext, 'text' | 'now'>;
  },
): Promise<PrintedFile> {
  const text = (key: string, params?: Record<string, string | number>) => context.text(`exports:paper.${key}`, params);
  return printRegister({
    paper,
    registers: tables.map(({ name, columns, rows }) => {
      const shown = columns.filter(({ printed }) => printed !== false);
      return {
        title: text('title', { name, rows: rows.length }),
        columns: shown.map(({ header, unit, type }) => ({
          heading: unit ? text('inUnit', { header, unit }) : header,
          kind: kinds[type],
        })),
        rows: rows.map((row) => shown.map(({ key, type }) => writeCell(row[key], type))),
      };
    }),
    frame: {
      mark: mark.line,
      invented: invented ? text('invented') : undefined,
      number: mark.number,
      pageOf: (page, pages) => text('pageOf', { page, pages }),
      continued: (title) => text('continued', { title }),
      seal,
    },
    lacking: (letters) => text('lacking', { letters }),
    properties: {
      title: mark.number,
      author: mark.creator,
      subject: mark.filter,
      keywords: mark.line,
      at: context.now().epochMilliseconds,
    },
  });
}

/** A cell as people read it: thousands parted by commas, money in yuan, a true minus. */
export function writeCell(value: SheetCell, type: CellType): string {
  if (value === null || value === undefined || value === '') return '';
  if (type === 'text' || type === 'date') return String(value);
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)((?:\.\d+)?)$/.exec(decimalOf(String(value), type)) ?? [];
  if (whole === '0' && rest === '' && !/^-?0+(\.0+)?$/.test(String(value))) return String(value);
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

function decimalOf(value: string, type: CellType): string {
  if (type !== 'fen') return value;
  const digits = value.replace('-', '').padStart(3, '0');
  return `${value.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
