import { sendLabels } from '#platform/exports/server/send-labels.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { mostLabels } from '#platform/paper/contract/label-sheet.ts';
import type { exportFirmLabels as endpoint } from '../contract/endpoints.ts';
import { describeFirmFilter } from './describe-firm-filter.ts';
import type { PartiesText } from './firm-sheet.ts';
import { listFirmsInFull } from './store/firms.ts';

/** Labels for exactly the firms that match, in the order asked for. */
export async function exportFirmLabels(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { sheet, skip, ...filter } = query;
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const firms = await listFirmsInFull(context.db, filter, mostLabels + 1);
  const labels = firms.map(({ id, name, socialCreditCode, address }) => ({
    name,
    lines: [socialCreditCode, address].filter((line) => line !== null),
    path: `/firms?panel=${id}`,
  }));
  const conditions = describeFirmFilter(filter, text);
  const file = { list: 'parties.exportFirmLabels', name: text('sheet.labels'), conditions } as const;
  return sendLabels({ ...file, labels, sheet, skip, columns: ['name', 'socialCreditCode', 'address'] }, context);
}
