import { Link } from '@tanstack/react-router';
import { type Column, formatCount, SourceLink, useText } from '#ui/index.ts';
import { factKinds } from '../../contract/enumerations.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { useLabel } from './labels.ts';
import { placeOf } from './place-words.ts';

/** Facts that stand in a column of their own without being picked. */
const usual: readonly string[] = ['projects', 'indicators', 'policies'];

/** Columns of the register of zones; every count opens the facts that it counts. */
export function useZoneColumns(): readonly Column<ZoneRow>[] {
  const text = useText('atlas');
  const label = useLabel();
  return [
    { key: 'name', title: text('web.zones.name'), render: (zone) => zone.name, sortable: true, width: 200 },
    { key: 'kind', title: text('web.zones.kind'), render: (zone) => label('zoneKind', zone.kind), narrow: 'lead' },
    {
      key: 'province',
      title: text('web.zones.province'),
      render: (zone) => zone.province,
      narrow: 'none',
    },
    { key: 'city', title: text('web.zones.place'), render: (zone) => placeOf(zone), narrow: 'lead' },
    {
      key: 'coverage',
      title: text('web.zones.coverage'),
      render: (zone) => label('coverage', zone.coverage),
      narrow: 'lead',
    },
    ...factKinds.map(
      (kind): Column<ZoneRow> => ({
        key: kind,
        title: label('factKind', kind),
        align: 'end',
        extra: !usual.includes(kind),
        narrow: usual.includes(kind) ? 'line' : 'none',
        render: (zone) => <FactCount zone={zone} kind={kind} />,
      }),
    ),
    {
      key: 'facts',
      title: text('web.zones.facts'),
      align: 'end',
      sortable: true,
      narrow: 'end',
      render: (zone) => <FactTotal zone={zone} />,
    },
    {
      key: 'source',
      title: text('web.source'),
      narrow: 'none',
      align: 'end',
      render: (zone) => <SourceLink source={zone.source} />,
    },
  ];
}

function FactCount({ zone, kind }: { zone: ZoneRow; kind: (typeof factKinds)[number] }) {
  const count = zone.facts[kind];
  if (count === 0) return <span className="ys-meta">0</span>;
  return (
    <Link to="/zones/$zoneId" params={{ zoneId: zone.id }} hash={kind} className="ys-figure">
      {formatCount(count)}
    </Link>
  );
}

function FactTotal({ zone }: { zone: ZoneRow }) {
  if (zone.factTotal === 0) return <span className="ys-meta">0</span>;
  return (
    <Link to="/zones/$zoneId" params={{ zoneId: zone.id }} className="ys-figure">
      {formatCount(zone.factTotal)}
    </Link>
  );
}
