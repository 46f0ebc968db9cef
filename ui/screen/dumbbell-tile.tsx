import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { useText } from '../i18n/i18n.ts';
import { besideName } from './beside-name.ts';
import { placed, roundEnds } from './drawing.ts';
import { drawnNumber } from './scaled-number.ts';
import { ScreenValue } from './screen-value.tsx';
import { TableTwin } from './table-twin.tsx';
import type { ScreenTileProps } from './tile.ts';
import { TileEmpty, TileFrame, TileSkeleton } from './tile-frame.tsx';
import { useScaled } from './use-scaled.ts';

const shownRows = 6;

/** Two figures part by part: the first hollow (said), the second filled (proved); the widest gap first. */
export default function DumbbellTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const said = figures.get(metrics[0] ?? '');
  const proved = figures.get(metrics[1] ?? '');
  if (said === undefined || proved === undefined) {
    return <TileFrame title={title}>{loading ? <TileSkeleton lines={5} /> : <TileEmpty />}</TileFrame>;
  }
  return <Dumbbells title={title} said={said} proved={proved} />;
}

function Dumbbells({ title, said, proved }: { title: string; said: MetricFigure; proved: MetricFigure }) {
  const text = useText('ui');
  const rows = rowsOf(said, proved).slice(0, shownRows);
  const scaled = useScaled(
    rows.flatMap((row) => [row.said, row.proved]),
    said.figure.unit,
  );
  const factor = 10 ** scaled.scale.power;
  const numbers = rows.flatMap((row) => [Number(row.said) / factor, Number(row.proved) / factor]);
  const ends = roundEnds(numbers);
  const percent = (value: string) => placed(Number(value) / factor, ends, [0, 100]);
  return (
    <TileFrame
      title={title}
      figure={proved}
      note={scaled.unit}
      more={{ href: said.rows.href, words: text('screen.rows', { count: said.rows.count }) }}
    >
      <p className="ys-screen-key">
        <span className="h">{besideName(said)}</span>
        <span className="f">{besideName(proved)}</span>
      </p>
      {rows.length === 0 ? <TileEmpty /> : null}
      <ul className="ys-screen-dumbbells" hidden={rows.length === 0}>
        <li aria-hidden="true" className="scale">
          {ends.map((step) => (
            <span key={step} style={{ left: `${placed(step, ends, [0, 100])}%` }}>
              {step}
            </span>
          ))}
        </li>
        {rows.map((row) => {
          const [low, high] = [percent(row.said), percent(row.proved)].sort((one, other) => one - other);
          return (
            <li key={row.key}>
              <span className="l">{row.label}</span>
              <span className="track" aria-hidden="true">
                <i className="gap" style={{ left: `${low}%`, width: `${(high ?? 0) - (low ?? 0)}%` }} />
                <i className="h" style={{ left: `${percent(row.said)}%` }} />
                <i className="f" style={{ left: `${percent(row.proved)}%` }} />
              </span>
              <ScreenValue figure={proved} label={row.label}>
                {scaled.number(row.proved)}
              </ScreenValue>
            </li>
          );
        })}
      </ul>
      <TableTwin
        caption={`${title} ${scaled.unit}`}
        heads={[title, said.name, proved.name]}
        rows={rows.map((row) => ({
          key: row.key,
          cells: [row.label, scaled.number(row.said), scaled.number(row.proved)],
        }))}
      />
    </TileFrame>
  );
}

function rowsOf(said: MetricFigure, proved: MetricFigure) {
  const other = new Map(proved.parts.map((part) => [part.key, part.value]));
  return said.parts
    .flatMap((part) => {
      const found = other.get(part.key);
      return found === undefined ? [] : [{ key: part.key, label: part.label, said: part.value, proved: found }];
    })
    .sort((one, two) => gap(two) - gap(one));
}

const gap = (row: { said: string; proved: string }) =>
  Math.abs((drawnNumber(row.said) ?? 0) - (drawnNumber(row.proved) ?? 0));
