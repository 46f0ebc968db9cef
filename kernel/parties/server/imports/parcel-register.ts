import { doubtsOfLandCode } from '../../contract/parcel-code.ts';
import { hundredthsOf } from '../../contract/place-decimal.ts';
import { namesOfParcel } from '../places/name-places.ts';
import { parcelColumns } from './place-columns.ts';
import { placeFault } from './place-fault.ts';
import { openPlaceRegister } from './place-register.ts';
import type { StoredRecord } from './store/places.ts';

const doubtsOf = (code: string | null | undefined) => (code == null ? [] : doubtsOfLandCode(code));

function ownFaults({ grantedOn, grantEndsOn, plotRatioMin, plotRatioMax }: StoredRecord) {
  const faults = [];
  if (grantedOn != null && grantEndsOn != null && grantEndsOn <= grantedOn) {
    faults.push(placeFault('parcel.faults.grantEnds', 'grantEndsOn'));
  }
  if (plotRatioMax != null && hundredthsOf(plotRatioMax) === 0n) {
    faults.push(placeFault('parcel.faults.plotRatioNone', 'plotRatioMax'));
  } else if (plotRatioMin != null && plotRatioMax != null && hundredthsOf(plotRatioMin) > hundredthsOf(plotRatioMax)) {
    faults.push(placeFault('parcel.faults.plotRatio', 'plotRatioMax'));
  }
  return faults;
}

/** Parcels from sheets: known again by their number. */
export const parcelRegister = openPlaceRegister({
  id: 'parties.parcel',
  titleKey: 'parties:parcel.title',
  permission: 'parties:place.register',
  columns: parcelColumns,
  keyColumns: ['number'],
  reasonColumn: 'landCodeReason',
  party: { kind: 'parcel', ownTables: ['parties.party_name'] },
  table: {
    name: 'parties.parcel',
    fields: [
      { key: 'number', column: 'number', type: 'text' },
      { key: 'supplyState', column: 'supply_state', type: 'text' },
      { key: 'landUse', column: 'land_use', type: 'text' },
      { key: 'area', column: 'area', type: 'numeric(14,2)' },
      { key: 'landCode', column: 'land_code', type: 'text' },
      { key: 'landCodeReason', column: 'land_code_reason', type: 'text' },
      { key: 'grantedOn', column: 'granted_on', type: 'date' },
      { key: 'grantEndsOn', column: 'grant_ends_on', type: 'date' },
      { key: 'plotRatioMin', column: 'plot_ratio_min', type: 'numeric(5,2)' },
      { key: 'plotRatioMax', column: 'plot_ratio_max', type: 'numeric(5,2)' },
      { key: 'address', column: 'address', type: 'text' },
      { key: 'boundary', column: 'boundary', type: 'text' },
      { key: 'source', column: 'source', type: 'text' },
    ],
  },
  knownBy: [{ key: 'number', column: 'number' }],
  nameOf: (one) => one.number ?? '',
  namesOf: (one) => namesOfParcel({ id: one.id, number: one.number ?? '', landCode: one.landCode ?? null }),
  reasonOf: (one) => ({ field: 'landCodeReason', needed: doubtsOf(one.landCode).length > 0 }),
  faultsOf: (one) => [
    ...ownFaults(one),
    ...(one.landCodeReason === null
      ? doubtsOf(one.landCode).map(({ kind, ...params }) =>
          placeFault(`parcel.doubts.${kind}`, 'landCode', { params, severity: 'needsReason' }),
        )
      : []),
  ],
});
