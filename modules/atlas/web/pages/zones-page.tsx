import {
  ExportButton,
  type FilterField,
  formatCount,
  Icon,
  pageOf,
  RegisterPage,
  useApi,
  useNarrow,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportZones, listZones } from '../../contract/endpoints.ts';
import type { FacetCount } from '../../contract/place.ts';
import { type LabelGroup, useLabel } from '../parts/labels.ts';
import { useZoneColumns } from '../parts/zone-columns.tsx';
import { ZoneOverview } from '../parts/zone-overview.tsx';
import { ZonePanel } from '../parts/zone-panel.tsx';
import { zoneQuery } from '../parts/zone-query.ts';

/** More zones than there are published ones: map and chart show all that match. */
const pageSize = 200;

/** The register of real zones, of which the pages tell facts. */
export function ZonesPage() {
  const text = useText('atlas');
  const [search] = useUrlSearch();
  const query = zoneQuery(search);
  const answer = useApi(listZones, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  const zones = data?.zones;
  const overview = useOverview();
  return (
    <RegisterPage
      name="atlas.zones"
      title={text('web.zones.title')}
      meta={text('web.zones.meta')}
      actions={overview.button}
      caption={text('web.zones.title')}
      fields={useZoneFilters(data?.facets)}
      columns={useZoneColumns()}
      answer={answer}
      rows={zones}
      rowKey={(zone) => zone.id}
      total={data?.total}
      pageSize={pageSize}
      overview={
        overview.shown && zones !== undefined && zones.length > 0 ? (
          <ZoneOverview zones={zones} kinds={data?.facets.kind ?? []} />
        ) : null
      }
      summary={
        data && (
          <>
            <b>{text('web.zones.count', { count: formatCount(data.total) })}</b>
            <span>{text('web.zones.factSum', { count: formatCount(data.factTotal) })}</span>
          </>
        )
      }
      tools={<ExportButton endpoint={exportZones} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.zones.none') }}
      panel={(id) => <ZonePanel key={id} id={id} zones={zones} />}
    />
  );
}

/** Map and chart stand above the table at a desk, and on a phone when asked for; the choice is in the address. */
function useOverview() {
  const text = useText('atlas');
  const narrow = useNarrow();
  const [search, change] = useUrlSearch();
  const shown = search.view === undefined ? !narrow : search.view === 'map';
  const toggle = () => change({ ...search, view: shown ? 'table' : 'map' }, { replace: true });
  const button = (
    <button type="button" className="ys-link ys-tool" aria-pressed={shown} onClick={toggle}>
      <Icon name={shown ? 'table' : 'map'} />
      {text(shown ? 'web.zones.hideMap' : 'web.zones.showMap')}
    </button>
  );
  return { shown, button };
}

type ZoneFacets = Record<'kind' | 'province' | 'coverage', FacetCount[]>;

function useZoneFilters(facets: ZoneFacets | undefined): FilterField[] {
  const text = useText('atlas');
  const label = useLabel();
  const options = (facet: FacetCount[] | undefined, group?: LabelGroup) =>
    (facet ?? []).map(({ value, count }) => ({
      value,
      count,
      label: group === undefined ? value : label(group, value),
    }));
  return [
    { key: 'q', label: text('web.zones.words'), kind: 'words' },
    { key: 'kind', label: text('web.zones.kind'), kind: 'choice', options: options(facets?.kind, 'zoneKind') },
    { key: 'province', label: text('web.zones.province'), kind: 'choice', options: options(facets?.province) },
    {
      key: 'coverage',
      label: text('web.zones.coverage'),
      kind: 'choice',
      options: options(facets?.coverage, 'coverage'),
    },
  ];
}
