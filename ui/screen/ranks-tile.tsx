import type { ReactNode } from 'react';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useText } from '../i18n/i18n.ts';
import { Light, type LightState } from '../light/light.tsx';
import { HrefLink } from './href-link.tsx';
import { drawnNumber } from './scaled-number.ts';
import { ScreenValue } from './screen-value.tsx';
import type { ScreenTileProps } from './tile.ts';
import { TileEmpty, TileFrame, TileSkeleton } from './tile-frame.tsx';
import { useScaled } from './use-scaled.ts';

/** A line of a list that begins with the worst. */
export interface Rank {
  readonly key: string;
  readonly light?: LightState;
  readonly name: string;
  readonly note: ReactNode;
  readonly href?: string | null;
}

/** A list that begins with the worst: light, name, why. */
export function Ranks({ ranks }: { ranks: readonly Rank[] }) {
  const text = useText('ui');
  return (
    <ul className="ys-screen-ranks">
      {ranks.map(({ key, light, name, note, href }) => (
        <li key={key}>
          {light === undefined ? (
            <span />
          ) : (
            <Light state={light}>
              <span className="ys-hidden">{text(`light.${light}`)}</span>
            </Light>
          )}
          <span className="n" title={name}>
            {href ? <HrefLink href={href}>{name}</HrefLink> : name}
          </span>
          <em title={typeof note === 'string' ? note : undefined}>{note}</em>
        </li>
      ))}
    </ul>
  );
}

const shownRows = 5;

/** The parts of a figure, the smallest first. */
export default function RanksTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const figure = figures.get(metrics[0] ?? '');
  if (figure === undefined) {
    return <TileFrame title={title}>{loading ? <TileSkeleton lines={4} /> : <TileEmpty />}</TileFrame>;
  }
  return <Filled title={title} figure={figure} />;
}

function Filled({ title, figure }: { title: string; figure: MetricFigure }) {
  const text = useText('ui');
  const parts = [...figure.parts].sort((one, other) => (drawnNumber(one.value) ?? 0) - (drawnNumber(other.value) ?? 0));
  const scaled = useScaled(
    parts.map((part) => part.value),
    figure.figure.unit,
  );
  return (
    <TileFrame
      title={title}
      figure={figure}
      note={scaled.unit}
      more={{ href: figure.rows.href, words: text('screen.rows', { count: figure.rows.count }) }}
    >
      {parts.length === 0 ? <TileEmpty /> : null}
      <Ranks
        ranks={parts.slice(0, shownRows).map((part) => ({
          key: part.key,
          name: part.label,
          href: part.href,
          note: (
            <ScreenValue figure={figure} label={part.label}>
              {scaled.number(part.value)}
            </ScreenValue>
          ),
        }))}
      />
    </TileFrame>
  );
}
