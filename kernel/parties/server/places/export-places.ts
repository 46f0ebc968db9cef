import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { largestExport } from '../../contract/firm-search.ts';
import type { exportParcels as parcelsEndpoint, exportSites as sitesEndpoint } from '../../contract/place-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { summariseRegister } from './domain/summarise-register.ts';
import { parcelSheet, siteSheet } from './place-sheets.ts';
import { askedLines, chosenLine, sendRegister } from './send-register.ts';
import { listParcelsInFull, tallyParcels } from './store/parcels.ts';
import { findSite, listSitesInFull, tallySites } from './store/sites.ts';

/** Workbook of exactly the parcels that match. */
export async function exportParcels(
  { query }: EndpointParsed<typeof parcelsEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { landUse, supplyState } = query;
  const { total } = summariseRegister(await tallyParcels(context.db, query), { landUse, supplyState });
  const { words, order } = askedLines(context, { ...query, q: query.q, columns: 'parcel.columns' });
  const asked = { filter: query, today: dayInChina(context.now()) };
  return sendRegister(
    {
      list: 'parties.exportParcels',
      asked: [
        words,
        chosenLine(context, { label: 'parcel.columns.landUse', group: 'landUses', values: landUse }),
        chosenLine(context, { label: 'parcel.columns.supplyState', group: 'supplyStates', values: supplyState }),
        order,
      ],
      total,
      table: async (text) => parcelSheet(await listParcelsInFull(context.db, asked, largestExport), text),
    },
    context,
  );
}

/** Workbook of exactly the sites that match. */
export async function exportSites(
  { query }: EndpointParsed<typeof sitesEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { kind, status } = query;
  const { total } = summariseRegister(await tallySites(context.db, query), { kind, status });
  const { words, order } = askedLines(context, { ...query, q: query.q, columns: 'site.columns' });
  const asked = { filter: query, today: dayInChina(context.now()) };
  const around = query.within === undefined ? undefined : await findSite(context.db, query.within);
  const value = around?.name ?? context.text('parties:sheet.all');
  return sendRegister(
    {
      list: 'parties.exportSites',
      asked: [
        words,
        chosenLine(context, { label: 'site.columns.kind', group: 'siteKinds', values: kind }),
        chosenLine(context, { label: 'site.columns.status', group: 'siteStatuses', values: status }),
        { label: context.text('parties:site.within'), value },
        order,
      ],
      total,
      table: async (text) => siteSheet(await listSitesInFull(context.db, asked, largestExport), text),
    },
    context,
  );
}
