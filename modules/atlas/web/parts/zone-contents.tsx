import { Link } from '@tanstack/react-router';
import { useText } from '#ui/index.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { useLabel } from './labels.ts';
import { sectionOrder } from './section-order.ts';

/** The sections of a zone's page that hold facts, with how many; those that hold none are named, so that nobody looks for them. */
export function ZoneContents({ counts, titles }: { counts: ZoneRow['facts']; titles: number }) {
  const text = useText('atlas');
  const label = useLabel();
  const all = sectionOrder.map((kind) =>
    kind === 'titles'
      ? { kind, count: titles, name: text('titles.section') }
      : { kind, count: counts[kind], name: label('factKind', kind) },
  );
  const empty = all.filter(({ count }) => count === 0).map(({ name }) => name);
  return (
    <>
      <nav className="atlas-contents ys-no-print" aria-label={text('web.zones.contents')}>
        {all
          .filter(({ count }) => count > 0)
          .map(({ kind, count, name }) => (
            <Link key={kind} to="." hash={kind} className="ys-chip">
              {name} <b>{count}</b>
            </Link>
          ))}
      </nav>
      {empty.length === 0 ? null : (
        <p className="ys-meta atlas-unsaid">
          {text('web.zones.emptySections', { kinds: empty.join(text('web.and')) })}
        </p>
      )}
    </>
  );
}
