import './figure.css';
import type { ReactNode } from 'react';
import { type Figure as FigureValue, isAchieved } from '#kernel/indicators/contract/figure.ts';
import { useText } from '../i18n/i18n.ts';
import { Popup } from '../popup/popup.tsx';
import { FigureCard } from './figure-card.tsx';
import { StatusTag } from './status-tag.tsx';
import { useFigureWords } from './use-figure-words.ts';

/** Properties of {@link Figure}. */
export interface FigureProps {
  figure: FigureValue;
  /** What is measured, in the reader's language: the heading of the card. */
  name: string;
  /** How the figure is defined: 口径. */
  definition?: string | undefined;
  /** For the head of a page or panel: 20 px. */
  large?: boolean;
  /** Where one tag already speaks for a whole row, the figure need not repeat it. */
  untagged?: boolean;
  /** A way to the rows that the figure counts. */
  rows?: ReactNode;
}

/** A number that is a door: value, unit, bound and kind together; pressed, it opens its definition, period and source. */
export function Figure({ figure, name, definition, large, untagged, rows }: FigureProps) {
  const text = useText('ui');
  const words = useFigureWords(figure);
  if (words === undefined) return <span className="ys-meta">{text('figure.unknown')}</span>;
  return (
    <span className="ys-fig">
      <Popup
        buttonClass={large ? 'ys-figure ys-figure-large' : 'ys-figure'}
        label={name}
        button={
          <>
            <span className="ys-hidden">{name} </span>
            {words.before === '' ? null : <span className="ys-figure-bound">{words.before}</span>}
            {words.value}
          </>
        }
      >
        {() => <FigureCard figure={figure} name={name} definition={definition} words={words.whole} rows={rows} />}
      </Popup>
      {words.after === '' ? null : <span className={large ? 'ys-unit ys-unit-large' : 'ys-unit'}>{words.after}</span>}
      {untagged || isAchieved(figure) ? null : <StatusTag status={figure.status} />}
    </span>
  );
}
