import { createHash } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { PageSeal } from '#platform/paper/server/page-seal.ts';
import { paperMediaType } from '#platform/paper/server/print-register.ts';
import { type ExportFormat, mostPrintedRows } from '#platform/sheets/contract/export-format.ts';
import {
  type AboutSheet,
  type SheetTable,
  type WorkbookMark,
  workbookMediaType,
  writeWorkbook,
} from '#platform/sheets/server/workbook.ts';
import { describeColumns } from './describe-columns.ts';
import { issueOf, openPrint, type PrintIssue } from './issue-print.ts';
import { exportNumber, markOf } from './mark-export.ts';
import { printTables } from './print-tables.ts';
import { addExport } from './store.ts';

/** What is kept of a file that leaves the house. */
export interface OutgoingFile {
  /** Id of the endpoint that exports. */
  list: `${string}.${string}`;
  /** Name of the file without its ending. */
  name: string;
  /** What was asked for, in the caller's language; numbers of persons never stand in a filter. */
  filter: string;
  /** What log and journal keep of the filter, where words in it may name a person. */
  keptFilter?: string;
  /** Why plain values of persons are in the file; absent where every value is masked. */
  plainReason?: string;
  /** What the print is, for whoever verifies it; only for files whose pages carry the seal. */
  issue?: PrintIssue;
  /** Anything else that belongs into the same transaction; is told the number of the export. */
  alsoIn?: (tx: ZoneDb, number: string) => Promise<void>;
}

/** A register that leaves the house. */
export interface OutgoingSheet extends OutgoingFile {
  /** Sheets of the file; each carries the mark. */
  tables: readonly SheetTable[];
  about: AboutSheet;
  /** Excel when left out. */
  format?: ExportFormat;
  /** The rows are published facts, the same in every zone: paper from a fictional zone does not call them invented. */
  published?: true;
}

/** A file that was made: its content, the letters that it could not print, and for sealed pages their digests. */
interface MadeFile {
  content: Uint8Array;
  mediaType: string;
  ending: 'xlsx' | 'pdf' | 'csv' | 'geojson';
  missing?: readonly string[];
  digests?: readonly string[];
}

/**
 * The one door by which registers leave: a workbook carries name, account, time and number of the export on its first
 * and last line and in its properties, a print on every page; the log keeps number, filter, columns and digest of the
 * file, and the journal the rest. Throws `exports.zoneNeeded` and `exports.tooManyToPrint`.
 */
export function sendExport(sheet: OutgoingSheet, context: RequestContext): Promise<FileAnswer> {
  const rows = sheet.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const { format = 'xlsx' } = sheet;
  if (format !== 'xlsx' && rows > mostPrintedRows) {
    throw new AppError('exports.tooManyToPrint', { total: rows, limit: mostPrintedRows });
  }
  // Published facts belong to no zone: taken out on the command line without one, there is no log to enter them in.
  if (context.zone === null && sheet.published === true && format === 'xlsx') return sendUnmarked(sheet);
  const columns = [...new Set(sheet.tables.flatMap((table) => table.columns.map((column) => column.key)))];
  const file = format === 'xlsx' ? sheet : { ...sheet, issue: issueOf(sheet.tables) };
  return sendFile(file, { rows, columns, make: (mark, seal) => makeFile(sheet, { mark, seal }, context) }, context);
}

/** The same door for a file of another make, such as labels: made under its mark, logged and recorded like any other. */
export async function sendFile(
  file: OutgoingFile,
  {
    rows,
    columns,
    make,
  }: {
    rows: number;
    columns: string[];
    make: (mark: WorkbookMark, seal: PageSeal | undefined) => Promise<MadeFile>;
  },
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone, account } = context;
  if (zone === null) throw new AppError('exports.zoneNeeded');
  const at = context.now().toString({ fractionalSecondDigits: 3 });
  const number = exportNumber(context);
  const print = file.issue && (await openPrint(file.issue, { zone, number, context }));
  const mark = markOf(file.filter, { context, zone, number });
  const { content, mediaType, ending, missing = [], digests = [] } = await make(mark, print?.seal);
  const sha256 = createHash('sha256').update(content).digest();
  const reason = file.plainReason ?? null;
  const filter = (file.keptFilter ?? file.filter).slice(0, 2_000);
  const told = { list: file.list, filter, columns, rows, masked: reason === null };
  await context.transaction(async (tx) => {
    const kept = { ...told, zoneId: zone.id, number, accountId: account?.id ?? null, reason, sha256, at };
    const id = await addExport(tx, kept);
    await file.alsoIn?.(tx, number);
    if (print !== undefined) await print.enter(tx, { content, digests, list: file.list, rows, at });
    await context.record(tx, {
      subject: { type: 'exports.file', id },
      after: {
        ...{ number, ...told, file: ending, sha256: sha256.toString('hex') },
        ...(print === undefined ? {} : { verificationCode: print.code }),
        ...(missing.length === 0 ? {} : { missingLetters: [...missing] }),
      },
      ...(reason === null ? {} : { reason }),
    });
  });
  return { filename: `${file.name}.${ending}`, mediaType, content };
}

async function sendUnmarked({ name, tables, about }: OutgoingSheet): Promise<FileAnswer> {
  return { filename: `${name}.xlsx`, mediaType: workbookMediaType, content: await writeWorkbook(tables, about) };
}

async function makeFile(
  sheet: OutgoingSheet,
  { mark, seal }: { mark: WorkbookMark; seal: PageSeal | undefined },
  context: RequestContext,
): Promise<MadeFile> {
  const { tables, about, format = 'xlsx', published } = sheet;
  if (format === 'xlsx') {
    const lines = [
      ...about.lines,
      { label: context.text('exports:number'), value: mark.number },
      ...describeColumns(tables, context),
    ];
    const content = await writeWorkbook(tables, { ...about, lines }, mark);
    return { content, mediaType: workbookMediaType, ending: 'xlsx' };
  }
  const paper = format === 'pdfA3' ? 'A3' : 'A4';
  const invented = context.zone?.demonstration === true && published !== true;
  const { content, missing, digests } = await printTables(tables, { paper, mark, seal, invented, context });
  return { content, mediaType: paperMediaType, ending: 'pdf', missing, digests };
}
