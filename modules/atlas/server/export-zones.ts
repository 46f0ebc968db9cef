import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportZones as endpoint } from '../contract/endpoints.ts';
import { zoneRowOf } from './domain/read/zones.ts';
import { atlasText, sendFacts } from './export-about.ts';
import { zoneSheet } from './fact-sheets.ts';
import { listZones } from './store/zones.ts';

/** Exactly the zones that match, in the order asked for. */
export async function exportZones(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const zones = (await listZones(context.db, query)).map(zoneRowOf);
  const text = atlasText(context);
  return sendFacts(context, {
    ...{ list: 'atlas.exportZones', file: 'fileZones', table: zoneSheet(zones, text), format: query.format },
    asked: {
      rows: zones.length,
      sort: query.sort,
      conditions: [
        { label: text('sheet.words'), values: query.q ? [query.q] : [] },
        { label: text('sheet.kind'), values: query.kind.map((kind) => text(`zoneKind.${kind}`)) },
        { label: text('sheet.province'), values: query.province },
        { label: text('sheet.coverage'), values: query.coverage.map((one) => text(`coverage.${one}`)) },
      ],
    },
  });
}
