import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow } from '#platform/sheets/server/imports/sheet-register.ts';
import { namesOfSite } from '../places/name-places.ts';
import { siteColumns } from './place-columns.ts';
import { placeFault } from './place-fault.ts';
import { openPlaceRegister, type PlaceGround } from './place-register.ts';
import { listPlaceRecords, listSitesInCircles, type StoredTable } from './store/places.ts';

const table: StoredTable = {
  name: 'parties.site',
  fields: [
    { key: 'name', column: 'name', type: 'text' },
    { key: 'number', column: 'number', type: 'text' },
    { key: 'kind', column: 'kind', type: 'text' },
    { key: 'status', column: 'status', type: 'text' },
    { key: 'parentId', column: 'parent_id', type: 'uuid' },
    { key: 'parcelId', column: 'parcel_id', type: 'uuid' },
    { key: 'floorArea', column: 'floor_area', type: 'numeric(14,2)' },
    { key: 'longitude', column: 'longitude', type: 'numeric(9,6)' },
    { key: 'latitude', column: 'latitude', type: 'numeric(9,6)' },
    { key: 'address', column: 'address', type: 'text' },
    { key: 'source', column: 'source', type: 'text' },
  ],
};
const parcels: StoredTable = { name: 'parties.parcel', fields: [{ key: 'number', column: 'number', type: 'text' }] };

const textsOf = (rows: readonly ImportRow[], key: string) =>
  rows.flatMap(({ values }) => (typeof values[key] === 'string' ? [values[key] as string] : []));

/** Parents by number or by a name that only one site has, standing or in an earlier row; parcels by number. */
async function readGround(
  db: ZoneDb,
  rows: readonly ImportRow[],
  ids: ReadonlyMap<number, string>,
): Promise<PlaceGround> {
  const parents = textsOf(rows, 'parent');
  const wanted = new Set(parents);
  const known = new Map<string, Set<string>>();
  const learn = (told: unknown, id: string) => {
    if (typeof told === 'string') known.set(told, (known.get(told) ?? new Set()).add(id));
  };
  for (const by of ['number', 'name'] as const) {
    for (const site of await listPlaceRecords(db, { table, by, values: parents })) learn(site[by], site.id);
  }
  const land = await listPlaceRecords(db, { table: parcels, by: 'number', values: textsOf(rows, 'parcel') });
  const byNumber = new Map(land.map((parcel) => [parcel.number, parcel.id]));
  // Rows are asked in their order, so that a parent stands above what lies in it.
  const before = new Map<number, readonly string[]>();
  for (const row of rows) {
    const told = row.values.parent;
    // Two are enough to know that it is not one.
    if (typeof told === 'string') before.set(row.rowNumber, firstTwo(known.get(told)));
    const id = ids.get(row.rowNumber) ?? '';
    if (wanted.has(String(row.values.number))) learn(row.values.number, id);
    if (wanted.has(String(row.values.name))) learn(row.values.name, id);
  }
  return ({ rowNumber, values }) => {
    const faults: RowFault[] = [];
    const others: Record<string, string | null> = {};
    if ('parent' in values) {
      const found = before.get(rowNumber) ?? [];
      others.parentId = found.length === 1 ? (found[0] ?? null) : null;
      if (values.parent !== null && found.length !== 1) faults.push(placeFault('site.faults.parent', 'parent'));
    }
    if ('parcel' in values) {
      others.parcelId = byNumber.get(String(values.parcel)) ?? null;
      if (values.parcel !== null && others.parcelId === null) faults.push(placeFault('site.faults.parcel', 'parcel'));
    }
    return { values: others, faults };
  };
}

function firstTwo(ids: ReadonlySet<string> | undefined): string[] {
  return ids === undefined ? [] : [...ids.values().take(2)];
}

/** Sites from sheets: known again by their number; parents and parcels are told by number or name. */
export const siteRegister = openPlaceRegister({
  id: 'parties.site',
  titleKey: 'parties:site.title',
  permission: 'parties:place.register',
  columns: siteColumns,
  keyColumns: ['number'],
  party: { kind: 'site', ownTables: ['parties.party_name'] },
  table,
  knownBy: [{ key: 'number', column: 'number' }],
  nameOf: (one) => one.name ?? '',
  namesOf: (one) => namesOfSite({ id: one.id, name: one.name ?? '', number: one.number ?? null }),
  faultsOf: ({ longitude, latitude }) =>
    (longitude == null) === (latitude == null)
      ? []
      : [placeFault('site.faults.coordinates', longitude == null ? 'longitude' : 'latitude')],
  readGround,
  async checkWritten(tx, ids) {
    const circles = await listSitesInCircles(tx, ids);
    if (circles.length > 0) throw new AppError('sheets.registerChanged', { count: circles.length });
  },
});
