import '../parts/parties.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  ImportLink,
  RegisterPage,
  type Text,
  useApi,
  useLabels,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportSiteLabels, exportSites, registerSite, searchSites } from '../../contract/place-endpoints.ts';
import { type PlaceName, type SiteSummary, siteKind, siteStatus } from '../../contract/site.ts';
import { placeFilters } from '../parts/place-filters.ts';
import { Area, EntryLink, groupDigits, PlaceViews } from '../parts/place-parts.tsx';
import { placesPerPage, siteQuery } from '../parts/place-search.ts';
import { SitePanel } from '../parts/site-panel.tsx';

const choices = [
  { key: 'kind', label: 'site.columns.kind', group: 'siteKinds', values: siteKind.options },
  { key: 'status', label: 'site.columns.status', group: 'siteStatuses', values: siteStatus.options },
];

/** The zone's parks, buildings and rooms: filters, page and panel are in the address. */
export function SitesPage() {
  const text = useText('parties');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = siteQuery(search);
  const answer = useApi(searchSites, { query });
  const { data } = answer;
  const columns = useMemo(() => siteColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const labels = useLabels({ endpoint: exportSiteLabels, input: { query: wanted }, count: data?.total });
  const register = can(registerSite.permission) ? (
    <EntryLink to="/sites/entry" label={text('site.register')} />
  ) : undefined;
  return (
    <RegisterPage
      name="sites"
      title={text('site.title')}
      meta={text('site.meta')}
      actions={
        <>
          <ImportLink register="parties.site" />
          <ImportLink register="parties.occupancy" label={text('occupancy.import')} />
        </>
      }
      verb={register}
      before={
        <>
          <PlaceViews />
          {data?.within ? <Within site={data.within} /> : null}
        </>
      }
      caption={text('site.caption')}
      fields={placeFilters({ words: 'site.words', choices, facets: data?.facets }, search, text)}
      otherFilters={['within']}
      columns={columns}
      answer={answer}
      rows={data?.sites}
      rowKey={(one) => one.id}
      total={data?.total}
      pageSize={placesPerPage}
      summary={
        data && (
          <>
            <b>{text('site.total', { count: data.total, shown: formatCount(data.total) })}</b>
            <span>
              {text('site.areaTotal')} <Area area={data.area} />
            </span>
          </>
        )
      }
      tools={
        can(exportSites.permission) ? (
          <ExportButton endpoint={exportSites} input={{ query: wanted }} count={data?.total} offers={labels.offers} />
        ) : null
      }
      underTools={labels.form}
      empty={{ title: text('site.none'), hint: text('site.noneHint') }}
      panel={(id) => <SitePanel siteId={id} name={data?.sites.find((one) => one.id === id)?.name} />}
    />
  );
}

function Within({ site }: { site: PlaceName }) {
  const text = useText('parties');
  return (
    <p className="place-within">
      {text('site.withinLine', { name: site.name })}
      <Link to="/sites" search={{}}>
        {text('site.withinAll')}
      </Link>
    </p>
  );
}

function siteColumns(text: Text): Column<SiteSummary>[] {
  const title = (key: string) => text(`site.columns.${key}`);
  return [
    { key: 'name', title: title('name'), sortable: true, width: 200, render: (one) => one.name },
    { key: 'number', title: title('number'), sortable: true, narrow: 'none', render: (one) => one.number },
    {
      ...{ key: 'kind', title: title('kind'), narrow: 'lead' as const },
      render: (one) => text(`siteKinds.${one.kind}`),
    },
    {
      ...{ key: 'status', title: title('status'), narrow: 'lead' as const },
      render: (one) => text(`siteStatuses.${one.status}`),
    },
    {
      ...{ key: 'parent', title: title('parent'), width: 160, narrow: 'line' as const },
      render: (one) => one.parent?.name,
    },
    {
      ...{
        key: 'floorArea',
        title: text('columns.inUnit', { column: title('floorArea'), unit: text('sheet.squareMetres') }),
      },
      ...{ sortable: true, align: 'end' as const, narrow: 'line' as const },
      render: (one) => one.floorArea && groupDigits(one.floorArea),
    },
    {
      ...{ key: 'occupants', title: title('occupants'), align: 'end' as const, narrow: 'line' as const },
      render: (one) => formatCount(one.occupants),
    },
    { key: 'address', title: title('address'), width: 220, narrow: 'none', render: (one) => one.address },
  ];
}
