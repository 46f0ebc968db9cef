import type { ReactNode } from 'react';
import { formatCount, Section, useText } from '#ui/index.ts';
import type { FactKind } from '../../../contract/enumerations.ts';
import { useLabel } from '../labels.ts';

/** One kind of facts of a zone; nothing at all where the pages tell none. */
export function FactSection({ kind, count, children }: { kind: FactKind; count: number; children: ReactNode }) {
  const text = useText('atlas');
  const label = useLabel();
  if (count === 0) return null;
  return (
    <Section id={kind} title={label('factKind', kind)} note={text('web.rows', { count: formatCount(count) })}>
      {children}
    </Section>
  );
}
