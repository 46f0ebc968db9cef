import type { Search } from '#ui/index.ts';
import { pageOf, valuesOf } from '#ui/index.ts';
import { institutionSort, institutionStatus } from '../../contract/institution.ts';
import { partnerKind } from '../../contract/membership.ts';
import { parcelSort, supplyState } from '../../contract/parcel.ts';
import { landUse } from '../../contract/parcel-land-use.ts';
import { siteKind, siteSort, siteStatus } from '../../contract/site.ts';

/** Rows of one page of these registers. */
export const placesPerPage = 50;

interface Schema<T> {
  safeParse(value: unknown): { data?: T };
}

// What the contract does not know is left out, so that an old link still opens.
function kept<T>(schema: Schema<T>, values: readonly string[]): T[] {
  return values.flatMap((value) => schema.safeParse(value).data ?? []);
}

function shared<S>(search: Search, sorts: Schema<S>) {
  const sort = kept(sorts, valuesOf(search, 'sort'))[0];
  const q = valuesOf(search, 'q')[0]?.trim().slice(0, 60);
  return {
    ...(q ? { q } : {}),
    ...(sort === undefined ? {} : { sort }),
    page: pageOf(search.page),
    pageSize: placesPerPage,
  };
}

/** The query of institutions that an address asks for. */
export function institutionQuery(search: Search) {
  return {
    ...shared(search, institutionSort),
    kind: kept(partnerKind, valuesOf(search, 'kind')),
    status: kept(institutionStatus, valuesOf(search, 'status')),
  };
}

/** The query of parcels that an address asks for. */
export function parcelQuery(search: Search) {
  return {
    ...shared(search, parcelSort),
    landUse: kept(landUse, valuesOf(search, 'landUse')),
    supplyState: kept(supplyState, valuesOf(search, 'supplyState')),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The query of sites that an address asks for. */
export function siteQuery(search: Search) {
  const within = valuesOf(search, 'within')[0];
  return {
    ...shared(search, siteSort),
    kind: kept(siteKind, valuesOf(search, 'kind')),
    status: kept(siteStatus, valuesOf(search, 'status')),
    ...(within !== undefined && uuid.test(within) ? { within } : {}),
  };
}
