import type { z } from 'zod';
import { type Column, Figure, PlainTable, SourceLink, useText } from '#ui/index.ts';
import type { civicFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { english } from './english.tsx';
import { FactSection } from './fact-section.tsx';
import { Period } from './indicators-section.tsx';

type Civic = z.infer<typeof civicFact>;

/** Civic life, contests and events. */
export function CivicSection({ facts }: { facts: readonly Civic[] }) {
  const text = useText('atlas');
  const label = useLabel();
  const columns: Column<Civic>[] = [
    { key: 'name', title: text('web.name'), render: ({ name }) => name, width: 220 },
    { key: 'kind', title: text('web.kind'), width: 88, render: ({ kind }) => label('civicKind', kind) },
    { key: 'period', title: text('web.period'), width: 112, render: ({ period }) => <Period period={period} /> },
    {
      key: 'measure',
      title: text('web.civic.measure'),
      width: 80,
      render: ({ measure }) => (measure === null ? null : label('civicMeasure', measure)),
    },
    {
      key: 'figure',
      title: text('web.civic.value'),
      align: 'end',
      render: ({ figure, name }) => (figure === null ? null : <Figure figure={figure} name={name} />),
    },
    { key: 'detail', title: text('web.detail'), width: 200, render: ({ detail }) => english(detail) },
    { key: 'source', title: text('web.source'), align: 'end', render: ({ source }) => <SourceLink source={source} /> },
  ];
  return (
    <FactSection kind="civic" count={facts.length}>
      <PlainTable caption={label('factKind', 'civic')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </FactSection>
  );
}
