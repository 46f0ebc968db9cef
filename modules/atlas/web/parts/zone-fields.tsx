import { Link } from '@tanstack/react-router';
import { SourceDetail, useText } from '#ui/index.ts';
import { factKinds } from '../../contract/enumerations.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { type Field, Fields } from './fields.tsx';
import { useLabel } from './labels.ts';
import { placeOf } from './place-words.ts';

/** What is known of a zone, each line only where something is. */
export function ZoneFields({ zone, parentName }: { zone: ZoneRow; parentName: string | null }) {
  const text = useText('atlas');
  const label = useLabel();
  const fields: Field[] = [
    { key: 'kind', title: text('web.zones.kind'), content: label('zoneKind', zone.kind) },
    {
      key: 'place',
      title: text('web.zones.place'),
      content: [zone.province, placeOf(zone)].filter((part) => part !== null && part !== '').join(' '),
    },
    { key: 'aliases', title: text('web.zones.aliases'), content: zone.aliases.join(text('web.and')) },
    { key: 'parent', title: text('web.zones.parent'), content: parentOf(zone, parentName) },
    { key: 'coverage', title: text('web.zones.coverage'), content: label('coverage', zone.coverage) },
    { key: 'source', title: text('web.source'), content: <SourceDetail source={zone.source} /> },
  ];
  return <Fields fields={fields} />;
}

function parentOf(zone: ZoneRow, parentName: string | null) {
  if (zone.parentZoneId === null || parentName === null) return null;
  return (
    <Link to="/zones/$zoneId" params={{ zoneId: zone.parentZoneId }}>
      {parentName}
    </Link>
  );
}

/** How many facts of each kind a zone has; each count opens them. */
export function ZoneFactCounts({ zone }: { zone: ZoneRow }) {
  const label = useLabel();
  const fields = factKinds
    .filter((kind) => zone.facts[kind] > 0)
    .map((kind) => ({
      key: kind,
      title: label('factKind', kind),
      content: (
        <Link to="/zones/$zoneId" params={{ zoneId: zone.id }} hash={kind} className="ys-figure">
          {zone.facts[kind]}
        </Link>
      ),
    }));
  return <Fields fields={fields} />;
}
