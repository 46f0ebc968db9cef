import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import { largestExport } from '../../contract/firm-search.ts';
import { chinaTime, sendExport } from '../exports/send-export.ts';
import type { PartiesText } from '../firm-sheet.ts';

/** A register that leaves as a workbook. */
export interface OutgoingRegister {
  /** Id of the endpoint. */
  list: `parties.${string}`;
  /** What was asked for, each line with its name; the values in the caller's language. */
  asked: readonly { label: string; value: string }[];
  /** Rows of the filter. */
  total: number;
  /** Reads and writes the sheet; called once it is known that the rows fit. */
  table: (text: PartiesText) => Promise<SheetTable>;
}

/** Sends exactly the rows of a filter, with a last sheet that says what was asked for, when and by whom. */
export async function sendRegister(out: OutgoingRegister, context: RequestContext): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('parties.zoneNeeded');
  if (out.total > largestExport) {
    throw new AppError('parties.exportTooLarge', { total: out.total, limit: largestExport });
  }
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const table = await out.table(text);
  const day = chinaTime(context).slice(0, 10);
  const named = { zone: zone.name, list: table.name, day };
  const lines = [
    { label: text('sheet.zone'), value: zone.name },
    { label: text('sheet.rows'), value: String(table.rows.length) },
    ...out.asked,
    { label: text('sheet.takenAt'), value: text('sheet.takenAtValue', { time: chinaTime(context) }) },
    { label: text('sheet.takenBy'), value: context.account?.displayName ?? '' },
  ];
  if (zone.demonstration) lines.unshift({ label: text('sheet.invented'), value: text('sheet.inventedValue') });
  return sendExport(
    {
      list: out.list,
      name: text(zone.demonstration ? 'sheet.registerFileInvented' : 'sheet.registerFile', named),
      tables: [table],
      about: { name: text('sheet.about'), lines },
      filter: out.asked.map(({ label, value }) => `${label} ${value}`).join(text('sheet.and')),
    },
    context,
  );
}

/** How the answer's lines say which values were chosen; all when none were. */
export function chosenLine(
  context: RequestContext,
  { label, group, values }: { label: string; group: string; values: readonly string[] },
): { label: string; value: string } {
  const text: PartiesText = (key) => context.text(`parties:${key}`);
  const named = values.map((value) => text(`${group}.${value}`)).join(text('sheet.and'));
  return { label: text(label), value: named || text('sheet.all') };
}

/** How the lines say which words were sought and in which order the rows stand. */
export function askedLines(
  context: RequestContext,
  { q, sort, columns }: { q: string | undefined; sort: string; columns: string },
): { words: { label: string; value: string }; order: { label: string; value: string } } {
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const column = text(`${columns}.${sort.replace('-', '')}`);
  const order = text(sort.startsWith('-') ? 'sheet.descending' : 'sheet.ascending', { column });
  return {
    words: { label: text('sheet.words'), value: q || text('sheet.all') },
    order: { label: text('sheet.order'), value: order },
  };
}
