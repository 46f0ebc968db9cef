import { Link } from '@tanstack/react-router';
import { useText } from '#ui/index.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { useLabel } from './labels.ts';
import { sectionOrder } from './section-order.ts';

/** The sections of a zone's page that hold facts, with how many. */
export function ZoneContents({ counts }: { counts: ZoneRow['facts'] }) {
  const text = useText('atlas');
  const label = useLabel();
  return (
    <nav className="atlas-contents ys-no-print" aria-label={text('web.zones.contents')}>
      {sectionOrder
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <Link key={kind} to="." hash={kind} className="ys-chip">
            {label('factKind', kind)} <b>{counts[kind]}</b>
          </Link>
        ))}
    </nav>
  );
}
