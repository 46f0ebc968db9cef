import type { RequestContext } from '#platform/http/server/context.ts';
import type { AboutSheet } from '#platform/sheets/server/workbook.ts';
import type { AtlasText } from './fact-sheets.ts';

/** Texts of the atlas in the language of a request. */
export function atlasText(context: Pick<RequestContext, 'text'>): AtlasText {
  return (key, params) => context.text(`atlas:${key}`, params);
}

/** What an exported file says of itself: how many rows, under which filter, when, and what its numbers are. */
export function aboutSheet(
  context: RequestContext,
  { rows, filter }: { rows: number; filter: Readonly<Record<string, unknown>> },
): AboutSheet {
  const text = atlasText(context);
  const time = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  const { sort, ...rest } = filter;
  const set = Object.entries(rest).filter(([, value]) => value !== undefined && String(value) !== '');
  const conditions = set.map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('、') : String(value)}`);
  return {
    name: text('sheet.about'),
    lines: [
      { label: text('sheet.count'), value: String(rows) },
      { label: text('sheet.filter'), value: conditions.join('; ') || text('sheet.all') },
      { label: text('sheet.order'), value: String(sort) },
      { label: text('sheet.takenAt'), value: time.toString({ smallestUnit: 'minute' }).replace('T', ' ') },
      { label: text('sheet.note'), value: text('sheet.noteValue') },
    ],
  };
}

/** The calendar day in China, for file names. */
export function exportDay(context: RequestContext): string {
  return context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
