import type { z } from 'zod';
import { type Column, PlainTable, SourceLink, useText } from '#ui/index.ts';
import type { firmFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { listed } from '../listed.ts';
import { english } from './english.tsx';
import { FactSection } from './fact-section.tsx';

type Firm = z.infer<typeof firmFact>;

/** Firms and other bodies that the pages name. */
export function FirmsSection({ facts }: { facts: readonly Firm[] }) {
  const text = useText('atlas');
  const label = useLabel();
  const columns: Column<Firm>[] = [
    { key: 'name', title: text('web.name'), render: ({ name }) => name, width: 220 },
    { key: 'kind', title: text('web.kind'), width: 88, render: ({ kind }) => label('firmKind', kind) },
    {
      key: 'industry',
      title: text('web.projects.industry'),
      render: ({ industry }) => listed(industry, text('web.and')),
    },
    { key: 'role', title: text('web.firms.role'), width: 200, render: ({ role }) => english(role) },
    { key: 'source', title: text('web.source'), align: 'end', render: ({ source }) => <SourceLink source={source} /> },
  ];
  return (
    <FactSection kind="firms" count={facts.length}>
      <PlainTable caption={label('factKind', 'firms')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </FactSection>
  );
}
