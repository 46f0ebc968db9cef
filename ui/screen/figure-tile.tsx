import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { Light } from '../light/light.tsx';
import { besideName } from './beside-name.ts';
import { ScreenName, ScreenValue } from './screen-value.tsx';
import { shortPeriod } from './short-period.ts';
import type { ScreenTileProps } from './tile.ts';
import { StaleMark, TileEmpty, TileSkeleton } from './tile-frame.tsx';
import { useScaled } from './use-scaled.ts';

/** A figure of the headline: value, unit, period, pace with the tick of time, target, growth, and what stands beside it. */
export default function FigureTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const figure = figures.get(metrics[0] ?? '');
  const beside = figures.get(metrics[1] ?? '');
  return (
    <section className="ys-screen-kpi" aria-label={title}>
      {figure === undefined ? (
        <>
          <h2>{title}</h2>
          {loading ? <TileSkeleton lines={2} /> : <TileEmpty />}
        </>
      ) : (
        <Filled title={title} figure={figure} beside={beside} />
      )}
    </section>
  );
}

function Filled({ title, figure, beside }: { title: string; figure: MetricFigure; beside: MetricFigure | undefined }) {
  const text = useText('ui');
  const locale = useLocale();
  const { value, unit, period } = figure.figure;
  const scaled = useScaled([value ?? undefined, figure.target?.value], unit);
  const asOf = (day: string) => text('screen.asOf', { day });
  return (
    <>
      <h2>
        <ScreenName figure={figure}>{title}</ScreenName>
        <StaleMark figure={figure} />
        <i>{period === null ? '' : shortPeriod(period, locale, asOf)}</i>
      </h2>
      <p className="v">
        {value === null ? (
          <ScreenValue figure={figure}>—</ScreenValue>
        ) : (
          <ScreenValue figure={figure}>{scaled.number(value)}</ScreenValue>
        )}
        <small>{scaled.unit}</small>
      </p>
      <Pace figure={figure} />
      <p className="s">
        {figure.target?.value ? (
          <span>{text('screen.target', { value: round(scaled.number(figure.target.value)) })}</span>
        ) : null}
        {beside === undefined ? null : <Beside figure={beside} />}
        <Growth figure={figure} />
      </p>
    </>
  );
}

/** A target is set in round numbers: its decimals are shown where it has any. */
function round(number: string): string {
  return number.replace(/\.0+$/, '');
}

/** What is shown beside the figure, such as what of it is evidenced. */
function Beside({ figure }: { figure: MetricFigure }) {
  const { value, unit } = figure.figure;
  const scaled = useScaled([value ?? undefined], unit);
  if (value === null) return null;
  return (
    <span>
      {besideName(figure)} <ScreenValue figure={figure}>{scaled.number(value)}</ScreenValue>
    </span>
  );
}

/** Ink and an arrow, never a colour. */
function Growth({ figure: { growth, ratio } }: { figure: MetricFigure }) {
  const text = useText('ui');
  if (growth === null) return null;
  const sign = growth.startsWith('-') ? '↓' : Number(growth) === 0 ? '→' : '↑';
  const size = growth.replace('-', '');
  return <em>{text(ratio ? 'screen.growthPoints' : 'screen.growth', { growth: `${sign}${size}` })}</em>;
}

/** How far of the target, and how far of the year: two ends of one bar. */
function Pace({ figure: { pace } }: { figure: MetricFigure }) {
  const text = useText('ui');
  if (pace === null) return <div className="ys-screen-pace none" />;
  const width = Math.max(0, Math.min(100, Number(pace.reached)));
  return (
    <div className="ys-screen-pace" role="img" aria-label={text('screen.pace', { ...pace })}>
      <span style={{ width: `${width}%` }} />
      <i style={{ left: `${Math.max(0, Math.min(100, Number(pace.elapsed)))}%` }} />
    </div>
  );
}

/** Lights with counts in one line, for tiles that count what is late. */
export function LightCounts({ counts }: { counts: Readonly<Record<'late' | 'warn' | 'hold', number>> }) {
  const text = useText('ui');
  return (
    <span className="ys-screen-lights">
      {(['late', 'warn', 'hold'] as const).map((light) => (
        <Light key={light} state={light}>
          {text(`screen.lights.${light}`, { count: counts[light] })}
        </Light>
      ))}
    </span>
  );
}
