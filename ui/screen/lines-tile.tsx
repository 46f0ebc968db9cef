import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { besideName } from './beside-name.ts';
import { axisSteps, linePath, placed, runningTotals, spreadLabels } from './drawing.ts';
import { drawnNumber } from './scaled-number.ts';
import { ScreenValue } from './screen-value.tsx';
import { monthName } from './short-period.ts';
import { TableTwin } from './table-twin.tsx';
import type { ScreenTileProps } from './tile.ts';
import { TileEmpty, TileFrame, TileSkeleton } from './tile-frame.tsx';
import { type Scaled, useScaled } from './use-scaled.ts';

const size = { width: 404, height: 146, left: 44, right: 292, top: 14, bottom: 124 };

/** What came together over the year: the first metric grey (claimed), the second blue (evidenced), the target dashed. */
export default function LinesTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const claimed = figures.get(metrics[0] ?? '');
  const evidenced = figures.get(metrics[1] ?? '');
  const figure = claimed ?? evidenced;
  if (figure === undefined) {
    return <TileFrame title={title}>{loading ? <TileSkeleton lines={5} /> : <TileEmpty />}</TileFrame>;
  }
  if (claimed?.figure.value == null && evidenced?.figure.value == null) {
    return (
      <TileFrame title={title} figure={figure}>
        <TileEmpty />
      </TileFrame>
    );
  }
  return <Lines title={title} figure={figure} lines={[claimed, evidenced].filter((one) => one !== undefined)} />;
}

function Lines({ title, figure, lines }: { title: string; figure: MetricFigure; lines: readonly MetricFigure[] }) {
  const text = useText('ui');
  const locale = useLocale();
  const target = figure.target?.value ?? null;
  const scaled = useScaled([target, ...lines.map((line) => line.figure.value)], figure.figure.unit);
  const drawings = lines.map((line) => ({ line, totals: totalsOf(line) }));
  const factor = 10 ** scaled.scale.power;
  const top = Math.max(drawnNumber(target) ?? 0, ...drawings.flatMap(({ totals }) => totals.map((each) => each ?? 0)));
  const steps = axisSteps([top / factor]);
  const ends = [steps[0] ?? 0, steps.at(-1) ?? 1] as const;
  const at = (value: number, month: number) => ({
    x: placed(month, [0, 11], [size.left, size.right]),
    y: placed(value / factor, ends, [size.bottom, size.top]),
  });
  const months = ['01', '03', '06', '09', '12'];
  return (
    <TileFrame
      title={title}
      figure={figure}
      note={scaled.unit}
      more={{ href: `/indicators/${figure.figure.metric}`, words: text('screen.byMonth') }}
    >
      <p className="ys-screen-key">
        {lines.map((line, place) => (
          <span key={line.figure.metric} className={`line ${toneOf(place, lines)}`}>
            {besideName(line)}
          </span>
        ))}
      </p>
      <div className="ys-screen-drawing">
        <svg viewBox={`0 0 ${size.width} ${size.height}`} className="ys-screen-lines" aria-hidden="true">
          {steps.map((step) => (
            <g key={step}>
              <path d={`M${size.left} ${at(step * factor, 0).y}H${size.right}`} className="grid" />
              <text x={size.left - 8} y={at(step * factor, 0).y + 5} textAnchor="end" className="axis">
                {step}
              </text>
            </g>
          ))}
          {months.map((month) => (
            <text key={month} x={at(0, Number(month) - 1).x} y={size.height - 2} textAnchor="middle" className="axis">
              {monthName(`2001-${month}`, locale)}
            </text>
          ))}
          {target === null ? null : (
            <path d={linePath([at(0, 0), at(drawnNumber(target) ?? 0, 11)])} className="plan" />
          )}
          {drawings.map(({ line, totals }, place) => {
            const spots = totals.map((total, month) => (total === undefined ? undefined : at(total, month)));
            const end = [...spots].reverse().find((spot) => spot !== undefined);
            const tone = toneOf(place, lines);
            return (
              <g key={line.figure.metric}>
                <path d={linePath(spots)} className={tone} />
                {end === undefined ? null : <circle cx={end.x} cy={end.y} r="3.5" className={`dot ${tone}`} />}
              </g>
            );
          })}
        </svg>
        <Ends lines={lines} target={target} scaled={scaled} at={(value) => at(value, 11).y} />
      </div>
      <TableTwin
        caption={`${title} ${scaled.unit}`}
        heads={[text('screen.month'), ...lines.map((line) => line.name)]}
        rows={(lines[0]?.series ?? []).map(({ period }) => ({
          key: period,
          cells: [period, ...lines.map((line) => monthWord(line, period, scaled))],
        }))}
      />
    </TileFrame>
  );
}

/** Numbers stand beside the ends of their lines, each a door, none over another. */
function Ends({ lines, target, scaled, at }: EndsProps) {
  const text = useText('ui');
  const values = [target, ...lines.map((line) => line.figure.value)];
  const places = spreadLabels(
    values.map((value) => at(drawnNumber(value) ?? 0)),
    { gap: 28, low: 12, high: size.bottom - 6 },
  );
  return (
    <div className="ys-screen-ends">
      {target === null ? null : (
        <span style={{ top: share(places[0]) }}>{text('screen.plan', { value: scaled.number(target) })}</span>
      )}
      {lines.map((line, place) => (
        <span key={line.figure.metric} style={{ top: share(places[place + 1]) }} className={toneOf(place, lines)}>
          <ScreenValue figure={line}>{line.figure.value === null ? '—' : scaled.number(line.figure.value)}</ScreenValue>
        </span>
      ))}
    </div>
  );
}

/** A height of the drawing as a share of it: on a phone the drawing is smaller. */
const share = (place: number | undefined) => `${((place ?? 0) / size.height) * 100}%`;

interface EndsProps {
  lines: readonly MetricFigure[];
  target: string | null;
  scaled: Scaled;
  at: (value: number) => number;
}

/** The last line is the one that counts. */
const toneOf = (place: number, lines: readonly unknown[]) => (place === lines.length - 1 ? 'main' : 'other');

/** Running totals by month of the year that the figure is of, January first. */
function totalsOf({ figure: { period }, series }: MetricFigure): (number | undefined)[] {
  const year = (period ?? series.at(-1)?.period ?? '').slice(0, 4);
  const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
  const byMonth = new Map(series.map((point) => [point.period, drawnNumber(point.value)]));
  return runningTotals(months.map((month) => byMonth.get(month)));
}

function monthWord({ series }: MetricFigure, period: string, scaled: Scaled): string {
  const value = series.find((point) => point.period === period)?.value ?? null;
  return value === null ? '—' : scaled.number(value);
}
