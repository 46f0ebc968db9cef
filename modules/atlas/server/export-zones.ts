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
  const content = await writeWorkbook(
    [zoneSheet(zones, text)],
    aboutSheet(context, { rows: zones.length, filter: query }),
  );
  return {
    filename: `${text('sheet.fileZones', { day: exportDay(context) })}.xlsx`,
    mediaType: workbookMediaType,
    content,
  };
}
