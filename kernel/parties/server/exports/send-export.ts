import { createHash, randomInt } from 'node:crypto';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import {
  type AboutSheet,
  type SheetTable,
  workbookMediaType,
  writeWorkbook,
} from '#platform/sheets/server/workbook.ts';
import { addExport } from './store.ts';

/** What leaves the house, and what is kept of it. */
export interface OutgoingSheet {
  /** Id of the endpoint that exports. */
  list: `${string}.${string}`;
  /** Name of the file without its ending. */
  name: string;
  /** Sheets of the file; each carries the mark. */
  tables: readonly SheetTable[];
  about: AboutSheet;
  /** What was asked for, in the caller's language; numbers of persons never stand in a filter. */
  filter: string;
  /** Why plain values of persons are in the file; absent where every value is masked. */
  plainReason?: string;
  /** Anything else that belongs into the same transaction; is told the number of the export. */
  alsoIn?: (tx: ZoneDb, number: string) => Promise<void>;
}

// No look-alikes: numbers are read off paper.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * The one door by which registers leave: the sheet carries name, account, time and number of the export on its first and
 * last line and in the file's properties, the log keeps number, filter, columns and digest of the file, and the journal the rest.
 */
export async function sendExport(sheet: OutgoingSheet, context: RequestContext): Promise<FileAnswer> {
  const { zone, account } = context;
  if (zone === null) throw new AppError('parties.zoneNeeded');
  const at = context.now().toString({ fractionalSecondDigits: 3 });
  const number = exportNumber(context);
  const content = await writeWorkbook(sheet.tables, sheet.about, markOf(sheet, { context, zone, number }));
  const sha256 = createHash('sha256').update(content).digest();
  const masked = sheet.plainReason === undefined;
  const columns = [...new Set(sheet.tables.flatMap((table) => table.columns.map((column) => column.key)))];
  await context.transaction(async (tx) => {
    const told = {
      list: sheet.list,
      filter: sheet.filter.slice(0, 2_000),
      columns,
      rows: sheet.tables.reduce((sum, table) => sum + table.rows.length, 0),
      masked,
    };
    const reason = sheet.plainReason ?? null;
    const id = await addExport(tx, {
      ...told,
      zoneId: zone.id,
      number,
      accountId: account?.id ?? null,
      reason,
      sha256,
      at,
    });
    await sheet.alsoIn?.(tx, number);
    await context.record(tx, {
      subject: { type: 'parties.export', id },
      after: { number, ...told, sha256: sha256.toString('hex') },
      ...(reason === null ? {} : { reason }),
    });
  });
  return { filename: `${sheet.name}.xlsx`, mediaType: workbookMediaType, content };
}

/** Minute in China, as people write it. */
export function chinaTime(context: RequestContext): string {
  const time = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function exportNumber(context: RequestContext): string {
  const day = chinaTime(context).slice(0, 10).replaceAll('-', '');
  return `${day}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}

function markOf(
  { filter }: OutgoingSheet,
  { context, zone, number }: { context: RequestContext; zone: ZoneRef; number: string },
) {
  const name = context.account?.displayName ?? context.text('parties:export.byCommand');
  // Logins are unique in a zone, names are not.
  const account = context.session?.account.login ?? '';
  const creator = account === '' ? name : context.text('parties:export.exporter', { name, account });
  const values = { zone: zone.name, exporter: creator, time: chinaTime(context), number, filter };
  return { line: context.text('parties:export.line', values), creator, number, filter };
}
