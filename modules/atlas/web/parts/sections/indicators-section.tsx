import type { z } from 'zod';
import { type Column, Figure, PlainTable, SourceLink, usePeriod, useText } from '#ui/index.ts';
import type { indicatorFact } from '../../../contract/facts.ts';
import { FactSection } from './fact-section.tsx';
import { growthWords } from './growth-words.ts';

type Indicator = z.infer<typeof indicatorFact>;

/** Published statistics; those of a firm or project name it. */
export function IndicatorsSection({ facts }: { facts: readonly Indicator[] }) {
  const text = useText('atlas');
  const columns: Column<Indicator>[] = [
    { key: 'name', title: text('web.indicators.name'), render: (fact) => <IndicatorName fact={fact} />, width: 220 },
    { key: 'period', title: text('web.period'), width: 112, render: ({ figure }) => <Period period={figure.period} /> },
    {
      key: 'value',
      title: text('web.indicators.value'),
      align: 'end',
      render: ({ figure, name }) => <Figure figure={figure} name={name} />,
    },
    {
      key: 'growth',
      title: text('web.indicators.growth'),
      align: 'end',
      render: ({ figure }) => growthWords(figure, text),
    },
    { key: 'source', title: text('web.source'), align: 'end', render: ({ source }) => <SourceLink source={source} /> },
  ];
  return (
    <FactSection kind="indicators" count={facts.length}>
      <PlainTable caption={text('web.indicators.caption')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </FactSection>
  );
}

function IndicatorName({ fact }: { fact: Indicator }) {
  return (
    <>
      {fact.name}
      {fact.subject === null ? null : <span className="ys-meta"> {fact.subject}</span>}
    </>
  );
}

/** A period in words. */
export function Period({ period }: { period: string | null }) {
  return <>{usePeriod(period) ?? '—'}</>;
}
