import { AppError } from '#platform/errors/contract/errors.ts';
import { sendLabels } from '#platform/exports/server/send-labels.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { mostLabels } from '#platform/paper/contract/label-sheet.ts';
import { largestExport } from '../../contract/firm-search.ts';
import type {
  exportSiteLabels as labelsEndpoint,
  exportParcels as parcelsEndpoint,
  exportSites as sitesEndpoint,
} from '../../contract/place-endpoints.ts';
import type { SiteFilter } from '../../contract/site.ts';
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
  const { kind, status } = filter;
  rejectTooMany(summariseRegister(await tallySites(context.db, filter), { kind, status }).total);
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const asked = { filter, today: dayInChina(context.now()) };
  const sheet = siteSheet(await listSitesInFull(context.db, asked, largestExport), text);
  const conditions = await conditionsOfSites(filter, context);
  return sendRegister({ list: 'parties.exportSites', ...sheet, conditions, format }, context);
}

/** Labels for exactly the sites that match, in the order asked for. */
export async function exportSiteLabels(
  { query }: EndpointParsed<typeof labelsEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { sheet, skip, ...filter } = query;
  const asked = { filter, today: dayInChina(context.now()) };
  const sites = await listSitesInFull(context.db, asked, mostLabels + 1);
  const labels = sites.map(({ id, name, number, parent, address }) => ({
    name,
    lines: [number, parent?.name ?? null, address].filter((line) => line !== null),
    path: `/sites?panel=${id}`,
  }));
  const of = { list: 'parties.exportSiteLabels', name: context.text('parties:site.labels') } as const;
  const columns = ['name', 'number', 'parent', 'address'];
  return sendLabels(
    { ...of, labels, columns, conditions: await conditionsOfSites(filter, context), sheet, skip },
    context,
  );
}

async function conditionsOfSites({ q, sort, kind, status, within }: SiteFilter, context: RequestContext) {
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const chosen = [
    { label: 'site.columns.kind', group: 'siteKinds', values: kind },
    { label: 'site.columns.status', group: 'siteStatuses', values: status },
  ];
  const around = within === undefined ? undefined : await findSite(context.db, within);
  return [
    { label: text('site.within'), values: around === undefined ? [] : [around.name] },
    ...describeFilter({ q, sort, columns: 'site.columns', chosen }, text),
  ];
}

/** Refused before the rows are read. */
function rejectTooMany(total: number): void {
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
}
