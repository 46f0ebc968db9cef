import { AppError } from '#platform/errors/contract/errors.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportFirms as endpoint } from '../contract/endpoints.ts';
import { largestExport } from '../contract/firm-search.ts';
import { describeFirmFilter } from './describe-firm-filter.ts';
import { summariseFirms } from './domain/summarise-firms.ts';
import { firmSheet, type PartiesText } from './firm-sheet.ts';
import { listFirmsInFull, tallyFirms } from './store/firms.ts';

/** Exactly the firms that match, in the order asked for. */
export async function exportFirms(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const { total } = summariseFirms(await tallyFirms(context.db, filter), filter);
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const sheet = firmSheet(await listFirmsInFull(context.db, filter, largestExport), text);
  const conditions = describeFirmFilter(filter, text);
  return sendRegister({ list: 'parties.exportFirms', ...sheet, conditions, format }, context);
}
