import type { ZoneRef } from '#platform/access/server/zone.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { ExportFormat } from '#platform/sheets/contract/export-format.ts';
import type { AboutSheet, SheetCell, SheetColumn } from '#platform/sheets/server/workbook.ts';
import { chinaTime } from './mark-export.ts';
import { type OutgoingSheet, sendExport } from './send-export.ts';

/** Most rows of one export: a workbook of this many takes about a second, in which the server answers nobody else. */
export const largestExport = 20_000;

/** One condition of a filter in words; without values it was not set. */
export interface Condition {
  label: string;
  values: readonly string[];
}

/** A list as it stands in the register, one table. */
export interface OutgoingRegister extends Pick<OutgoingSheet, 'keptFilter' | 'plainReason' | 'alsoIn'> {
  /** Id of the endpoint that exports. */
  list: OutgoingSheet['list'];
  /** Name of the register: stands on the sheet, in the name of the file and as the title on paper. */
  name: string;
  columns: SheetColumn[];
  rows: Readonly<Record<string, SheetCell>>[];
  conditions: readonly Condition[];
  /** Further lines of the last sheet. */
  notes?: readonly { label: string; value: string }[];
  format: ExportFormat;
}

/**
 * Sends one list through the door of all exports, with the last sheet, the filter in words and the file's name as they
 * are everywhere. Throws `exports.zoneNeeded`, `exports.tooManyRows`, `exports.tooManyToPrint`.
 */
export async function sendRegister(register: OutgoingRegister, context: RequestContext): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('exports.zoneNeeded');
  const { name, columns, rows, conditions, notes = [], ...rest } = register;
  if (rows.length > largestExport) {
    throw new AppError('exports.tooManyRows', { total: rows.length, limit: largestExport });
  }
  const text = (key: string, params?: Record<string, string | number>) => context.text(`exports:about.${key}`, params);
  const day = chinaTime(context).slice(0, 10);
  return sendExport(
    {
      ...rest,
      name: text(zone.demonstration ? 'fileInvented' : 'file', { zone: zone.name, name, day }),
      tables: [{ name, columns, rows }],
      about: aboutSheet(conditions, { zone, rows: rows.length, notes, context }),
      filter: describeConditions(conditions, context),
    },
    context,
  );
}

function aboutSheet(
  conditions: readonly Condition[],
  {
    zone,
    rows,
    notes,
    context,
  }: { zone: ZoneRef; rows: number; notes: readonly { label: string; value: string }[]; context: RequestContext },
): AboutSheet {
  const text = (key: string, params?: Record<string, string | number>) => context.text(`exports:about.${key}`, params);
  const lines = [
    ...(zone.demonstration ? [{ label: text('invented'), value: text('inventedValue') }] : []),
    { label: text('zone'), value: zone.name },
    { label: text('count'), value: String(rows) },
    ...conditions.map(({ label, values }) => ({ label, value: values.join(text('and')) || text('all') })),
    { label: text('takenAt'), value: text('takenAtValue', { time: chinaTime(context) }) },
    { label: text('takenBy'), value: context.account?.displayName ?? context.text('exports:byCommand') },
    ...notes,
  ];
  return { name: text('sheet'), lines };
}

/** A filter in one line, as marks and the log say it. */
export function describeConditions(conditions: readonly Condition[], { text }: Pick<RequestContext, 'text'>): string {
  const and = text('exports:about.and');
  const set = conditions.filter(({ values }) => values.length > 0);
  return set.map(({ label, values }) => `${label} ${values.join(and)}`).join(and) || text('exports:about.all');
}

/** An instant as a sheet says it: day and minute in China. */
export function minuteInChina(instant: string | null): string | null {
  if (instant === null) return null;
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/**
 * Every row of a list that is read page by page: asks on until as many are there as the list says there are. Rows that
 * move between two pages meanwhile are there once; more than one export takes are refused before they are read.
 */
export async function readEveryPage<Row extends { id: string }>(
  page: (number: number) => Promise<{ total: number; rows: readonly Row[] }>,
): Promise<Row[]> {
  const known = new Map<string, Row>();
  for (let number = 1; ; number += 1) {
    const { total, rows } = await page(number);
    if (total > largestExport) throw new AppError('exports.tooManyRows', { total, limit: largestExport });
    for (const row of rows) known.set(row.id, row);
    if (rows.length === 0 || known.size >= total) return [...known.values()];
  }
}
