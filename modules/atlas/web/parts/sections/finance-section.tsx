import type { z } from 'zod';
import { type Column, Figure, PlainTable, SourceLink, useText } from '#ui/index.ts';
import type { financeFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { english } from './english.tsx';
import { FactSection } from './fact-section.tsx';

type Finance = z.infer<typeof financeFact>;

/** Money for firms: credit, funds, subsidies, disbursements. */
export function FinanceSection({ facts }: { facts: readonly Finance[] }) {
  const text = useText('atlas');
  const label = useLabel();
  const figureColumn = (key: 'amount' | 'firms' | 'rateMax' | 'capPerFirmYear'): Column<Finance> => ({
    key,
    title: text(`web.finance.${key}`),
    align: 'end',
    render: (fact) => {
      const figure = fact[key];
      return figure === null ? null : <Figure figure={figure} name={`${fact.name} · ${text(`web.finance.${key}`)}`} />;
    },
  });
  const figures = (['amount', 'firms', 'rateMax', 'capPerFirmYear'] as const).filter((key) =>
    facts.some((fact) => fact[key] !== null),
  );
  const columns: Column<Finance>[] = [
    { key: 'name', title: text('web.name'), render: ({ name }) => name, width: 200 },
    { key: 'kind', title: text('web.kind'), width: 88, render: ({ kind }) => label('financeKind', kind) },
    { key: 'provider', title: text('web.finance.provider'), width: 120, render: ({ provider }) => provider },
    ...figures.map(figureColumn),
    { key: 'detail', title: text('web.detail'), width: 200, render: ({ detail }) => english(detail) },
    { key: 'source', title: text('web.source'), align: 'end', render: ({ source }) => <SourceLink source={source} /> },
  ];
  return (
    <FactSection kind="finance" count={facts.length}>
      <PlainTable caption={label('factKind', 'finance')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </FactSection>
  );
}
