import './atlas.css';
import { useCallback, useMemo } from 'react';
import {
  Chart,
  type ChartData,
  type ChartPick,
  usePanel,
  useText,
  useUrlSearch,
  valuesOf,
  withValues,
  ZoneMap,
} from '#ui/index.ts';
import type { FacetCount } from '../../contract/place.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { useLabel } from './labels.ts';
import { zonePoints } from './zone-places.ts';

/** Zones on the map and by kind; a point opens the zone, a bar keeps its kind only. */
export function ZoneOverview({ zones, kinds }: { zones: readonly ZoneRow[]; kinds: readonly FacetCount[] }) {
  const text = useText('atlas');
  const panel = usePanel();
  const points = useMemo(() => zonePoints(zones), [zones]);
  return (
    <div className="atlas-overview ys-no-print">
      <div className="atlas-map-and-list">
        <ZoneMap
          label={text('web.zones.map')}
          note={text('web.zones.mapNote')}
          points={points}
          selected={panel.id}
          onPick={panel.open}
          height={360}
        />
        <PlaceList zones={zones} selected={panel.id} onPick={panel.open} />
      </div>
      <KindChart kinds={kinds} />
    </div>
  );
}

/** The map for keyboards and readers: the same zones, each marked where it is chosen, with how exact its place is. */
function PlaceList({
  zones,
  selected,
  onPick,
}: {
  zones: readonly ZoneRow[];
  selected: string | undefined;
  onPick: (id: string) => void;
}) {
  const text = useText('atlas');
  const label = useLabel();
  const lost = zones.filter(({ place }) => place === null).map(({ name }) => name);
  return (
    <div className="atlas-places">
      <ul aria-label={text('web.zones.list')}>
        {zones.map(({ id, name, place, coverage }) =>
          place === null ? null : (
            <li key={id}>
              <button
                type="button"
                className="ys-plain"
                aria-pressed={id === selected}
                onClick={() => onPick(id)}
                title={text(place.basis === 'seat' ? 'web.zones.hollow' : 'web.zones.solid')}
              >
                <i className={place.basis === 'seat' ? 'hollow' : undefined} aria-hidden="true" />
                {name}
                <span>{coverage === 'main' ? null : label('coverage', coverage)}</span>
              </button>
            </li>
          ),
        )}
      </ul>
      <p className="ys-meta">{text('web.zones.solid')}</p>
      <p className="ys-meta">{text('web.zones.hollow')}</p>
      {lost.length === 0 ? null : (
        <p className="ys-meta">{text('web.zones.noPlace', { names: lost.join(text('web.and')) })}</p>
      )}
    </div>
  );
}

function KindChart({ kinds }: { kinds: readonly FacetCount[] }) {
  const text = useText('atlas');
  const label = useLabel();
  const [search, change] = useUrlSearch();
  const data = useMemo<ChartData>(
    () => ({
      title: text('web.zones.byKind'),
      unit: text('web.zones.unit'),
      categoryName: text('web.zones.kind'),
      categories: kinds.map(({ value }) => ({ key: value, label: label('zoneKind', value) })),
      series: [
        {
          key: 'zones',
          name: text('web.zones.title'),
          shape: 'bar',
          tone: 'current',
          values: kinds.map(({ count }) => count),
        },
      ],
      lying: true,
    }),
    [kinds, text, label],
  );
  const pick = useCallback(
    ({ category }: ChartPick) => {
      const chosen = valuesOf(search, 'kind');
      change(withValues(search, 'kind', chosen.length === 1 && chosen[0] === category ? [] : [category]));
    },
    [search, change],
  );
  return <Chart data={data} height={320} onPick={pick} />;
}
