import type { MetricFigure, SeriesPoint } from '#kernel/indicators/contract/metric-figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { linePath, placed } from './drawing.ts';
import { drawnNumber } from './scaled-number.ts';
import { ScreenName, ScreenValue } from './screen-value.tsx';
import { monthName } from './short-period.ts';
import { TableTwin } from './table-twin.tsx';
import type { ScreenTileProps } from './tile.ts';
import { TileEmpty, TileSkeleton } from './tile-frame.tsx';
import { useScaled } from './use-scaled.ts';

const size = { width: 178, height: 84 };

/** Two years of months: this year blue, last year grey; the number is the last month's. */
export default function TrendTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const figure = figures.get(metrics[0] ?? '');
  return (
    <section className="ys-screen-trend" aria-label={title}>
      {figure === undefined ? (
        <>
          <h3>{title}</h3>
          {loading ? <TileSkeleton lines={2} /> : <TileEmpty />}
        </>
      ) : (
        <Filled title={title} figure={figure} />
      )}
    </section>
  );
}

function Filled({ title, figure }: { title: string; figure: MetricFigure }) {
  const text = useText('ui');
  const locale = useLocale();
  const year =
    [...figure.series]
      .reverse()
      .find((point) => point.value !== null)
      ?.period.slice(0, 4) ?? '';
  const points = figure.series.filter(({ period }) => period.startsWith(year));
  const last = [...points].reverse().find(({ value }) => value !== null);
  const scaled = useScaled(
    points.flatMap(({ value, yearBefore }) => [value, yearBefore]),
    figure.figure.unit,
  );
  const word = (value: string | null) => (value === null ? '—' : scaled.number(value));
  return (
    <>
      <h3>
        <ScreenName figure={figure}>{title}</ScreenName>
        <i>
          {text(figure.kind === 'flow' && !figure.ratio ? 'screen.perMonth' : 'screen.plainUnit', {
            unit: scaled.unit,
          })}
        </i>
      </h3>
      <p className="n">
        <ScreenValue figure={figure}>{word(last?.value ?? null)}</ScreenValue>
        <small>{last === undefined ? '' : monthName(last.period.slice(0, 7), locale)}</small>
      </p>
      <Lines points={points} />
      <TableTwin
        caption={`${title} ${scaled.unit}`}
        heads={[text('screen.month'), text('screen.thisYear'), text('screen.lastYear')]}
        rows={points.map(({ period, value, yearBefore }) => ({
          key: period,
          cells: [period, word(value), word(yearBefore)],
        }))}
      />
    </>
  );
}

function Lines({ points }: { points: readonly SeriesPoint[] }) {
  const now = points.map(({ value }) => drawnNumber(value));
  const before = points.map(({ yearBefore }) => drawnNumber(yearBefore));
  const known = [...now, ...before].filter((value) => value !== undefined);
  if (known.length === 0) return <TileEmpty />;
  const ends = [Math.min(...known), Math.max(...known)] as const;
  const month = (place: number) => Number(points[place]?.period.slice(5, 7) ?? place + 1) - 1;
  const spot = (value: number | undefined, place: number) =>
    value === undefined
      ? undefined
      : { x: placed(month(place), [0, 11], [4, size.width - 8]), y: placed(value, ends, [size.height - 10, 8]) };
  const spots = now.map(spot);
  const end = [...spots].reverse().find((each) => each !== undefined);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true" preserveAspectRatio="none">
      <path d={linePath(before.map(spot))} className="t0" />
      <path d={linePath(spots)} className="t1" />
      {end === undefined ? null : <circle cx={end.x} cy={end.y} r="3.5" className="dot" />}
    </svg>
  );
}
