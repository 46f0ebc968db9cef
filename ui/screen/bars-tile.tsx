import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { HrefLink } from './href-link.tsx';
import { drawnNumber } from './scaled-number.ts';
import { useScreen } from './screen-context.tsx';
import { ScreenValue } from './screen-value.tsx';
import { shortPeriod } from './short-period.ts';
import type { ScreenTileProps } from './tile.ts';
import { TileEmpty, TileFrame, TileSkeleton } from './tile-frame.tsx';
import { useScaled } from './use-scaled.ts';

/** Rows of a tile; the page of the metric has all. */
const shownRows = 5;

/** The parts of a figure as bars from zero, the largest first; each opens its rows. */
export default function BarsTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const figure = figures.get(metrics[0] ?? '');
  if (figure === undefined) {
    return <TileFrame title={title}>{loading ? <TileSkeleton lines={5} /> : <TileEmpty />}</TileFrame>;
  }
  return <Bars title={title} figure={figure} />;
}

function Bars({ title, figure }: { title: string; figure: MetricFigure }) {
  const text = useText('ui');
  const locale = useLocale();
  const parts = inOrder(figure);
  const { value, unit, period } = figure.figure;
  const scaled = useScaled(parts.length > 0 ? parts.map((part) => part.value) : [value], unit);
  const most = Math.max(1e-9, ...parts.map((part) => Math.abs(drawnNumber(part.value) ?? 0)));
  const when = period === null ? '' : shortPeriod(period, locale, (day) => text('screen.asOf', { day }));
  return (
    <TileFrame
      title={title}
      figure={figure}
      note={[scaled.unit, when].filter((each) => each !== '').join(text('screen.comma'))}
      more={{ href: figure.rows.href, words: text('screen.rows', { count: figure.rows.count }) }}
    >
      {parts.length === 0 ? (
        <p className="ys-screen-one">
          <ScreenValue figure={figure}>{value === null ? '—' : scaled.number(value)}</ScreenValue>
        </p>
      ) : (
        <ul className="ys-screen-bars">
          {parts.slice(0, shownRows).map((part) => (
            <li key={part.key}>
              <span className="l">{part.label}</span>
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${(Math.abs(drawnNumber(part.value) ?? 0) / most) * 100}%` }} />
              </span>
              <PartDoor figure={figure} label={part.label} href={part.href} words={scaled.number(part.value)} />
            </li>
          ))}
        </ul>
      )}
    </TileFrame>
  );
}

/** The number of a part: opens its rows where they have a page, else the card of the whole. */
function PartDoor({
  figure,
  label,
  href,
  words,
}: {
  figure: MetricFigure;
  label: string;
  href: string | null;
  words: string;
}) {
  const { changed } = useScreen();
  if (href === null) {
    return (
      <ScreenValue figure={figure} label={label}>
        {words}
      </ScreenValue>
    );
  }
  const fresh = changed.has(figure.figure.metric) ? ' fresh' : '';
  return (
    <HrefLink href={href} className={`ys-screen-fig${fresh}`} label={`${label} ${words}`}>
      {words}
    </HrefLink>
  );
}

function inOrder(figure: MetricFigure) {
  return [...figure.parts].sort((one, other) => (drawnNumber(other.value) ?? 0) - (drawnNumber(one.value) ?? 0));
}
