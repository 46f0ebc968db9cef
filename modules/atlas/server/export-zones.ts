import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { workbookMediaType, writeWorkbook } from '#platform/sheets/server/workbook.ts';
import type { exportZones as endpoint } from '../contract/endpoints.ts';
import { zoneRowOf } from './domain/read/zones.ts';
import { aboutSheet, atlasText, exportDay } from './export-about.ts';
import { zoneSheet } from './fact-sheets.ts';
import { listZones } from './store/zones.ts';

/** Workbook of exactly the zones that match, in the order asked for. */
export async function exportZones(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const zones = (await listZones(context.db, query)).map(zoneRowOf);
  const text = atlasText(context);
  const about = aboutSheet(context, {
    rows: zones.length,
    sort: query.sort,
    conditions: [
      { label: text('sheet.words'), values: query.q ? [query.q] : [] },
      { label: text('sheet.kind'), values: query.kind.map((kind) => text(`zoneKind.${kind}`)) },
      { label: text('sheet.province'), values: query.province },
      { label: text('sheet.coverage'), values: query.coverage.map((one) => text(`coverage.${one}`)) },
    ],
  });
  return {
    filename: `${text('sheet.fileZones', { day: exportDay(context) })}.xlsx`,
    mediaType: workbookMediaType,
    content: await writeWorkbook([zoneSheet(zones, text)], about),
  };
}
