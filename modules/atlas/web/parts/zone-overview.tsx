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
      <ZoneMap
        label={text('web.zones.map')}
        note={text('web.zones.mapNote')}
        points={points}
        selected={panel.id}
        onPick={panel.open}
        height={360}
      />
      <KindChart kinds={kinds} />
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
