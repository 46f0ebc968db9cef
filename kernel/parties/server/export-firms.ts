import type { ZoneRef } from '#platform/access/server/zone.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { AboutSheet } from '#platform/sheets/server/workbook.ts';
import type { exportFirms as endpoint } from '../contract/endpoints.ts';
import { type FirmFilter, largestExport } from '../contract/firm-search.ts';
import { summariseFirms } from './domain/summarise-firms.ts';
import { chinaTime, sendExport } from './exports/send-export.ts';
import { firmSheet, type PartiesText } from './firm-sheet.ts';
import { listFirmsInFull, tallyFirms } from './store/firms.ts';

/** Workbook of exactly the firms that match, with a last sheet that says what was asked for, when and by whom. */
export async function exportFirms(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('parties.zoneNeeded');
  const { total } = summariseFirms(await tallyFirms(context.db, query), query);
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const firms = await listFirmsInFull(context.db, query, largestExport);
  const day = chinaTime(context).slice(0, 10);
  const name = text(zone.demonstration ? 'sheet.fileInvented' : 'sheet.file', { zone: zone.name, day });
  const about = aboutSheet(query, { context, zone, text, total: firms.length });
  // What was asked for, as the last sheet says it.
  const filter = about.lines.slice(zone.demonstration ? 3 : 2, -2).map(({ label, value }) => `${label} ${value}`);
  const outgoing = { name, tables: [firmSheet(firms, text)], about, filter: filter.join(text('sheet.and')) };
  return sendExport({ list: 'parties.exportFirms', ...outgoing, format: query.format }, context);
}

interface Asked {
  context: RequestContext;
  zone: ZoneRef;
  text: PartiesText;
  total: number;
}

function aboutSheet(filter: FirmFilter, { context, zone, text, total }: Asked): AboutSheet {
  const list = (group: string, values: readonly string[]) =>
    values.map((value) => text(`${group}.${value}`)).join(text('sheet.and')) || text('sheet.all');
  const column = text(`columns.${filter.sort.replace('-', '')}`);
  const lines = [
    { label: text('sheet.zone'), value: zone.name },
    { label: text('sheet.count'), value: String(total) },
    { label: text('sheet.words'), value: filter.q || text('sheet.all') },
    { label: text('columns.industry'), value: list('industries', filter.industry) },
    { label: text('columns.scale'), value: list('scales', filter.scale) },
    { label: text('columns.status'), value: list('statuses', filter.status) },
    {
      label: text('sheet.order'),
      value: text(filter.sort.startsWith('-') ? 'sheet.descending' : 'sheet.ascending', { column }),
    },
    { label: text('sheet.takenAt'), value: text('sheet.takenAtValue', { time: chinaTime(context) }) },
    { label: text('sheet.takenBy'), value: context.account?.displayName ?? '' },
  ];
  if (zone.demonstration) lines.unshift({ label: text('sheet.invented'), value: text('sheet.inventedValue') });
  return { name: text('sheet.about'), lines };
}
