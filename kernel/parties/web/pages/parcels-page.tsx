import '../parts/parties.css';
import { useMemo } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  ImportLink,
  RegisterPage,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type ParcelSummary, supplyState } from '../../contract/parcel.ts';
import { landUses } from '../../contract/parcel-land-use.ts';
import { muOfArea } from '../../contract/place-decimal.ts';
import { exportParcels, registerParcel, searchParcels } from '../../contract/place-endpoints.ts';
import { ParcelPanel } from '../parts/parcel-panel.tsx';
import { placeFilters } from '../parts/place-filters.ts';
import { Area, EntryLink, groupDigits, PlaceViews } from '../parts/place-parts.tsx';
import { parcelQuery, placesPerPage } from '../parts/place-search.ts';

const choices = [
  { key: 'supplyState', label: 'parcel.columns.supplyState', group: 'supplyStates', values: supplyState.options },
  { key: 'landUse', label: 'parcel.columns.landUse', group: 'landUses', values: landUses },
];

/** The zone's land, parcel by parcel: filters, page and panel are in the address. */
export function ParcelsPage() {
  const text = useText('parties');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = parcelQuery(search);
  const answer = useApi(searchParcels, { query });
  const { data } = answer;
  const columns = useMemo(() => parcelColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const register = can(registerParcel.permission) ? (
    <EntryLink to="/parcels/entry" label={text('parcel.register')} />
  ) : undefined;
  return (
    <RegisterPage
      name="parcels"
      title={text('parcel.title')}
      meta={text('parcel.meta')}
      actions={
        <>
          <ImportLink register="parties.parcel" />
          <ImportLink register="parties.occupancy" label={text('occupancy.import')} />
        </>
      }
      verb={register}
      before={<PlaceViews />}
      caption={text('parcel.caption')}
      fields={placeFilters({ words: 'parcel.words', choices, facets: data?.facets }, search, text)}
      columns={columns}
      answer={answer}
      rows={data?.parcels}
      rowKey={(one) => one.id}
      total={data?.total}
      pageSize={placesPerPage}
      summary={
        data && (
          <>
            <b>{text('parcel.total', { count: data.total, shown: formatCount(data.total) })}</b>
            <span>
              {text('parcel.areaTotal')} <Area area={data.area} mu />
            </span>
          </>
        )
      }
      tools={
        can(exportParcels.permission) ? (
          <ExportButton endpoint={exportParcels} input={{ query: wanted }} count={data?.total} />
        ) : null
      }
      empty={{ title: text('parcel.none'), hint: text('parcel.noneHint') }}
      panel={(id) => <ParcelPanel parcelId={id} number={data?.parcels.find((one) => one.id === id)?.number} />}
    />
  );
}

function parcelColumns(text: Text): Column<ParcelSummary>[] {
  const title = (key: string) => text(`parcel.columns.${key}`);
  return [
    { key: 'number', title: title('number'), sortable: true, width: 120, render: (one) => one.number },
    {
      ...{ key: 'supplyState', title: title('supplyState'), narrow: 'lead' as const },
      render: (one) => text(`supplyStates.${one.supplyState}`),
    },
    {
      ...{ key: 'landUse', title: title('landUse'), narrow: 'lead' as const },
      render: (one) => one.landUse && text(`landUses.${one.landUse}`),
    },
    {
      ...{ key: 'area', title: text('columns.inUnit', { column: title('area'), unit: text('sheet.squareMetres') }) },
      ...{ sortable: true, align: 'end' as const, narrow: 'line' as const },
      render: (one) => one.area && groupDigits(one.area),
    },
    {
      ...{ key: 'mu', title: title('mu'), align: 'end' as const, narrow: 'none' as const },
      render: (one) => one.area && groupDigits(muOfArea(one.area)),
    },
    {
      ...{ key: 'holders', title: title('holders'), width: 240, narrow: 'line' as const },
      render: (one) => one.holders.join(text('sheet.and')),
    },
    {
      ...{ key: 'grantEndsOn', title: title('grantEndsOn'), sortable: true, narrow: 'none' as const },
      render: (one) => one.grantEndsOn && <span className="firm-date">{one.grantEndsOn}</span>,
    },
    { key: 'address', title: title('address'), width: 200, narrow: 'none', render: (one) => one.address },
    {
      ...{ key: 'landCode', title: title('landCode'), narrow: 'none' as const, extra: true },
      render: (one) => one.landCode && <span className="place-code">{one.landCode}</span>,
    },
  ];
}
