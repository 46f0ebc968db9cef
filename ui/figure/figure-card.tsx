import type { ReactNode } from 'react';
import type { Figure } from '#kernel/indicators/contract/figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { periodWords } from './period.ts';
import { SourceDetail } from './source-line.tsx';
import { StatusTag } from './status-tag.tsx';

/** Everything needed to read a figure right. */
export function FigureCard({
  figure,
  name,
  definition,
  words,
  rows,
}: {
  figure: Figure;
  name: string;
  definition: string | undefined;
  words: string;
  rows: ReactNode;
}) {
  const text = useText('ui');
  const unknown = text('figure.unknown');
  const growth = useGrowth(figure);
  return (
    <div className="ys-figure-card">
      <h3>{name}</h3>
      <p>{words}</p>
      <dl>
        {definition === undefined ? null : (
          <>
            <dt>{text('figure.definition')}</dt>
            <dd>{definition}</dd>
          </>
        )}
        <dt>{text('figure.period')}</dt>
        <dd>{usePeriod(figure.period) ?? unknown}</dd>
        <dt>{text('figure.status')}</dt>
        <dd>
          <StatusTag status={figure.status} />
        </dd>
        {growth === undefined ? null : (
          <>
            <dt>{text('figure.yoy')}</dt>
            <dd>{growth}</dd>
          </>
        )}
        <dt>{text('figure.printed')}</dt>
        <dd>{figure.printed ?? unknown}</dd>
        <dt>{text('figure.source')}</dt>
        <dd>{figure.source === null ? unknown : <SourceDetail source={figure.source} />}</dd>
      </dl>
      {rows}
    </div>
  );
}

/** Growth as printed beside the figure: ink and an arrow, never a colour. */
function useGrowth({ yoyPercent, yoyPp }: Figure): string | undefined {
  const text = useText('ui');
  const arrowed = (value: string) => (value.startsWith('-') ? `↓${value.slice(1)}` : `↑${value}`);
  if (yoyPercent !== undefined) return `${arrowed(yoyPercent)}%`;
  return yoyPp === undefined ? undefined : `${arrowed(yoyPp)} ${text('figure.points')}`;
}

/** A period in the reader's language. */
export function usePeriod(period: string | null): string | undefined {
  const text = useText('ui');
  const locale = useLocale();
  if (period === null) return undefined;
  const span = (iso: string) => {
    const match = /^P(\d+)([YMD])$/.exec(iso);
    return match === null ? iso : text(`span.${match[2]}`, { count: Number(match[1]) });
  };
  return periodWords(period, locale, text, span);
}
