import { sendExport } from '#platform/exports/server/send-export.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { ExportFormat } from '#platform/sheets/contract/export-format.ts';
import type { AboutSheet, SheetTable } from '#platform/sheets/server/workbook.ts';
import type { AtlasText } from './fact-sheets.ts';

/** Texts of the atlas in the language of a request. */
export function atlasText(context: Pick<RequestContext, 'text'>): AtlasText {
  return (key, params) => context.text(`atlas:${key}`, params);
}

/** What was asked for, in words: a condition without values was not set. */
export interface Asked {
  rows: number;
  sort: string;
  conditions: readonly { label: string; values: readonly string[] }[];
  /** Definitions of the columns, by name. */
  definitions?: readonly { label: string; value: string }[];
}

/** Sends published facts through the door of all exports: they are nobody's invention, whichever zone asks. */
export function sendFacts(
  context: RequestContext,
  { list, file, table, asked, format }: OutgoingFacts,
): Promise<FileAnswer> {
  const text = atlasText(context);
  const set = asked.conditions.filter(({ values }) => values.length > 0);
  const filter = set.map(({ label, values }) => `${label} ${values.join(text('sheet.and'))}`).join(text('sheet.and'));
  return sendExport(
    {
      ...{ list, format, published: true },
      name: text(`sheet.${file}`, { day: exportDay(context) }),
      tables: [table],
      about: aboutSheet(context, asked),
      filter: filter || text('sheet.all'),
    },
    context,
  );
}

/** A register of published facts to be exported; `file` is the key of the file's name. */
export interface OutgoingFacts {
  list: `atlas.${string}`;
  file: 'fileTitles' | 'fileZones' | 'fileProjects' | 'filePublishedFirms' | 'filePractices';
  table: SheetTable;
  asked: Asked;
  format: ExportFormat;
}

/** What an exported file says of itself: how many rows, under which filter, when, by whom, and what its numbers are. */
function aboutSheet(context: RequestContext, { rows, sort, conditions, definitions = [] }: Asked): AboutSheet {
  const text = atlasText(context);
  const time = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return {
    name: text('sheet.about'),
    lines: [
      { label: text('sheet.count'), value: String(rows) },
      ...conditions.map(({ label, values }) => ({ label, value: values.join(text('sheet.and')) || text('sheet.all') })),
      { label: text('sheet.order'), value: text(`sheet.orders.${sort}`) },
      {
        label: text('sheet.takenAt'),
        value: text('sheet.takenAtValue', { time: time.toString({ smallestUnit: 'minute' }).replace('T', ' ') }),
      },
      { label: text('sheet.takenBy'), value: context.account?.displayName ?? '' },
      { label: text('sheet.note'), value: text('sheet.noteValue') },
      ...definitions,
    ],
  };
}

/** The calendar day in China, for file names. */
function exportDay(context: RequestContext): string {
  return context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
