import type { z } from 'zod';
import { type Column, Figure, PlainTable, SourceLink, useText } from '#ui/index.ts';
import type { serviceFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { english } from './english.tsx';
import { FactSection } from './fact-section.tsx';

type Service = z.infer<typeof serviceFact>;

/** Service promises, limits and results, before and after. */
export function ServicesSection({ facts }: { facts: readonly Service[] }) {
  const text = useText('atlas');
  const label = useLabel();
  const figureColumn = (key: 'before' | 'after' | 'change'): Column<Service> => ({
    key,
    title: text(`web.services.${key}`),
    align: 'end',
    render: (fact) => {
      const figure = fact[key];
      return figure === null ? null : (
        <Figure figure={figure} name={`${fact.name} · ${text(`web.services.${key}`)}`} untagged={key !== 'after'} />
      );
    },
  });
  const columns: Column<Service>[] = [
    { key: 'name', title: text('web.name'), render: ({ name }) => name, width: 220 },
    { key: 'kind', title: text('web.kind'), width: 88, render: ({ kind }) => label('serviceKind', kind) },
    figureColumn('before'),
    figureColumn('after'),
    figureColumn('change'),
    { key: 'scope', title: text('web.services.scope'), width: 200, render: ({ scope }) => english(scope) },
    { key: 'source', title: text('web.source'), align: 'end', render: ({ source }) => <SourceLink source={source} /> },
  ];
  return (
    <FactSection kind="services" count={facts.length}>
      <PlainTable caption={label('factKind', 'services')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </FactSection>
  );
}
