import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportPublishedFirms as endpoint } from '../contract/published-firm.ts';
import { publishedFirmOf } from './domain/read/published-firms.ts';
import { atlasText, sendFacts } from './export-about.ts';
import { publishedFirmSheet } from './fact-sheets.ts';
import { listPublishedFirms } from './store/published-firms.ts';
import { listZoneNames } from './store/zones.ts';

/** The importer takes at most 20,000 rows of a file. */
const everyRow = 20_000;

/** Exactly the published firms that match, in the order asked for. */
export async function exportPublishedFirms(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const firms = (await listPublishedFirms(context.db, query, { limit: everyRow, offset: 0 })).map(publishedFirmOf);
  const text = atlasText(context);
  const names = new Map((await listZoneNames(context.db)).map(({ id, name }) => [id, name]));
  return sendFacts(context, {
    ...{ list: 'atlas.exportPublishedFirms', file: 'filePublishedFirms', table: publishedFirmSheet(firms, text) },
    format: query.format,
    asked: {
      rows: firms.length,
      sort: query.sort,
      conditions: [
        { label: text('sheet.words'), values: query.q ? [query.q] : [] },
        { label: text('sheet.zone'), values: query.zone.map((id) => names.get(id) ?? id) },
        { label: text('sheet.kind'), values: query.kind.map((kind) => text(`firmKind.${kind}`)) },
      ],
    },
  });
}
