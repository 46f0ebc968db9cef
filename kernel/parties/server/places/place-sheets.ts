import { muOfArea } from '../../contract/place-decimal.ts';
import type { FirmSheet, PartiesText } from '../firm-sheet.ts';
import type { ParcelInFull } from './store/parcels.ts';
import type { SiteInFull } from './store/sites.ts';

/** Parcels as a sheet, codes spelled out, areas in m² and beside it in 亩. */
export function parcelSheet(parcels: readonly ParcelInFull[], text: PartiesText): FirmSheet {
  const head = (key: string) => text(`parcel.columns.${key}`);
  return {
    name: text('parcel.title'),
    columns: [
      { key: 'number', header: head('number'), type: 'text', width: 16 },
      { key: 'landCode', header: head('landCode'), type: 'text', width: 32 },
      { key: 'landUseCode', header: head('landUseCode'), type: 'text', width: 10 },
      { key: 'landUse', header: head('landUse'), type: 'text', width: 16 },
      { key: 'area', header: head('area'), unit: text('sheet.squareMetres'), type: 'decimal', width: 16 },
      { key: 'mu', header: head('area'), unit: text('sheet.mu'), type: 'decimal', width: 14 },
      { key: 'supplyState', header: head('supplyState'), type: 'text', width: 10 },
      { key: 'holders', header: head('holders'), type: 'text', width: 36 },
      { key: 'grantedOn', header: head('grantedOn'), type: 'date', width: 12 },
      { key: 'grantEndsOn', header: head('grantEndsOn'), type: 'date', width: 12 },
      { key: 'plotRatioMin', header: head('plotRatioMin'), type: 'decimal', width: 12 },
      { key: 'plotRatioMax', header: head('plotRatioMax'), type: 'decimal', width: 12 },
      { key: 'address', header: head('address'), type: 'text', width: 36 },
      { key: 'boundary', header: head('boundary'), type: 'text', width: 36 },
      { key: 'landCodeReason', header: head('landCodeReason'), type: 'text', width: 24 },
      { key: 'source', header: head('source'), type: 'text', width: 24 },
      { key: 'id', header: text('columns.id'), type: 'text', width: 38, identifies: true, printed: false },
    ],
    rows: parcels.map((parcel) => ({
      ...parcel,
      landUseCode: parcel.landUse,
      landUse: parcel.landUse && text(`landUses.${parcel.landUse}`),
      mu: parcel.area && muOfArea(parcel.area),
      supplyState: text(`supplyStates.${parcel.supplyState}`),
      holders: parcel.holders.join(text('sheet.and')),
    })),
  };
}

/** Sites as a sheet, codes spelled out, other places by name. */
export function siteSheet(sites: readonly SiteInFull[], text: PartiesText): FirmSheet {
  const head = (key: string) => text(`site.columns.${key}`);
  return {
    name: text('site.title'),
    columns: [
      { key: 'name', header: head('name'), type: 'text', width: 28 },
      { key: 'number', header: head('number'), type: 'text', width: 14 },
      { key: 'kind', header: head('kind'), type: 'text', width: 10 },
      { key: 'status', header: head('status'), type: 'text', width: 10 },
      { key: 'parent', header: head('parent'), type: 'text', width: 24 },
      { key: 'parcel', header: head('parcel'), type: 'text', width: 16 },
      { key: 'floorArea', header: head('floorArea'), unit: text('sheet.squareMetres'), type: 'decimal', width: 16 },
      { key: 'occupants', header: head('occupants'), type: 'integer', width: 10 },
      { key: 'address', header: head('address'), type: 'text', width: 36 },
      { key: 'longitude', header: head('longitude'), type: 'decimal', width: 12 },
      { key: 'latitude', header: head('latitude'), type: 'decimal', width: 12 },
      { key: 'source', header: head('source'), type: 'text', width: 24 },
      { key: 'id', header: text('columns.id'), type: 'text', width: 38, identifies: true, printed: false },
    ],
    rows: sites.map((site) => ({
      ...site,
      kind: text(`siteKinds.${site.kind}`),
      status: text(`siteStatuses.${site.status}`),
      parent: site.parent?.name ?? null,
      parcel: site.parcel?.name ?? null,
    })),
  };
}
