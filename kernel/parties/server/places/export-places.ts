import { AppError } from '#platform/errors/contract/errors.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { largestExport } from '../../contract/firm-search.ts';
import type { exportParcels as parcelsEndpoint, exportSites as sitesEndpoint } from '../../contract/place-endpoints.ts';
import type { PartiesText } from '../firm-sheet.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { describeFilter } from './describe-filter.ts';
import { summariseRegister } from './domain/summarise-register.ts';
import { parcelSheet, siteSheet } from './place-sheets.ts';
import { listParcelsInFull, tallyParcels } from './store/parcels.ts';
import { findSite, listSitesInFull, tallySites } from './store/sites.ts';

/** Exactly the parcels that match, in the order asked for. */
export async function exportParcels(
  { query }: EndpointParsed<typeof parcelsEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const { landUse, supplyState } = filter;
  rejectTooMany(summariseRegister(await tallyParcels(context.db, filter), { landUse, supplyState }).total);
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const asked = { filter, today: dayInChina(context.now()) };
  const sheet = parcelSheet(await listParcelsInFull(context.db, asked, largestExport), text);
  const chosen = [
    { label: 'parcel.columns.landUse', group: 'landUses', values: landUse },
    { label: 'parcel.columns.supplyState', group: 'supplyStates', values: supplyState },
  ];
  const conditions = describeFilter({ q: filter.q, sort: filter.sort, columns: 'parcel.columns', chosen }, text);
  return sendRegister({ list: 'parties.exportParcels', ...sheet, conditions, format }, context);
}

/** Exactly the sites that match, in the order asked for. */
export async function exportSites(
  { query }: EndpointParsed<typeof sitesEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const { kind, status, within } = filter;
  rejectTooMany(summariseRegister(await tallySites(context.db, filter), { kind, status }).total);
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const asked = { filter, today: dayInChina(context.now()) };
  const sheet = siteSheet(await listSitesInFull(context.db, asked, largestExport), text);
  const chosen = [
    { label: 'site.columns.kind', group: 'siteKinds', values: kind },
    { label: 'site.columns.status', group: 'siteStatuses', values: status },
  ];
  const around = within === undefined ? undefined : await findSite(context.db, within);
  const conditions = [
    { label: text('site.within'), values: around === undefined ? [] : [around.name] },
    ...describeFilter({ q: filter.q, sort: filter.sort, columns: 'site.columns', chosen }, text),
  ];
  return sendRegister({ list: 'parties.exportSites', ...sheet, conditions, format }, context);
}

/** Refused before the rows are read. */
function rejectTooMany(total: number): void {
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
}
