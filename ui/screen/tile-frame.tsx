import { Component, type ReactNode } from 'react';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useText } from '../i18n/i18n.ts';
import { Light } from '../light/light.tsx';
import { HrefLink } from './href-link.tsx';
import { ScreenName } from './screen-value.tsx';

/** Properties of {@link TileFrame}. */
export interface TileFrameProps {
  title: string;
  /** Beside the heading: the unit, how many. */
  note?: ReactNode;
  /** The way to everything that the tile shows the worst or the first of. */
  more?: { href: string; words: string };
  /** The heading opens its definition. */
  figure?: MetricFigure | undefined;
  children: ReactNode;
}

/** A tile of a column: heading, note, the way on, content. */
export function TileFrame({ title, note, more, figure, children }: TileFrameProps) {
  return (
    <section className="ys-screen-tile" aria-label={title}>
      <h2>
        {figure === undefined ? title : <ScreenName figure={figure}>{title}</ScreenName>}
        {note === undefined ? null : <i>{note}</i>}
        {figure === undefined ? null : <StaleMark figure={figure} />}
        {more === undefined ? null : <HrefLink href={more.href}>{more.words} ›</HrefLink>}
      </h2>
      {children}
    </section>
  );
}

/** Bars and words: the source has not brought what was due. */
export function StaleMark({ figure }: { figure: MetricFigure }) {
  const text = useText('ui');
  if (figure.stale === null) return null;
  const { since, awaited } = figure.stale;
  return (
    <span className="ys-screen-stale" title={text('screen.staleSince', { since: since.slice(0, 10), awaited })}>
      <Light state="hold">{text('screen.staleShort', { since: since.slice(5, 10) })}</Light>
    </span>
  );
}

/** Grey lines while the first figures are on their way. */
export function TileSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="ys-screen-skeleton" aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].slice(0, lines).map((line) => (
        <i key={line} />
      ))}
    </div>
  );
}

/** What a tile says that has nothing to show yet. */
export function TileEmpty() {
  const text = useText('ui');
  return <p className="ys-screen-empty">{text('screen.empty')}</p>;
}

/** A tile that breaks says so at its place; the others live on. */
export class TileBoundary extends Component<
  { title: string; words: string; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <section className="ys-screen-tile" aria-label={this.props.title}>
        <h2>{this.props.title}</h2>
        <p className="ys-screen-empty" role="alert">
          {this.props.words}
        </p>
      </section>
    );
  }
}
