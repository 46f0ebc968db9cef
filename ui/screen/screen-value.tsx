import type { ReactNode } from 'react';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useScreen } from './screen-context.tsx';

/** A number that is a door: opens the card of its figure. */
export function ScreenValue({
  figure,
  children,
  label,
}: {
  figure: MetricFigure;
  /** The number as it is shown. */
  children: ReactNode;
  /** What else readers are told, such as the part. */
  label?: string;
}) {
  const { open, card, changed } = useScreen();
  const { metric } = figure.figure;
  const fresh = changed.has(metric) ? ' fresh' : '';
  return (
    <button
      type="button"
      className={`ys-screen-fig${fresh}`}
      aria-haspopup="dialog"
      aria-expanded={card?.figure.figure.metric === metric}
      data-metric={metric}
      onClick={(event) => open(figure, event.currentTarget)}
    >
      <span className="ys-hidden">
        {figure.name}
        {label === undefined ? '' : ` ${label}`}{' '}
      </span>
      {children}
    </button>
  );
}

/** The name of a figure: opens its definition, which the card holds. */
export function ScreenName({ figure, children }: { figure: MetricFigure; children: ReactNode }) {
  const { open } = useScreen();
  return (
    <button type="button" className="ys-screen-name" onClick={(event) => open(figure, event.currentTarget)}>
      {children}
    </button>
  );
}
