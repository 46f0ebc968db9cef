import './chart.css';
import { lazy, Suspense, useState } from 'react';
import { formatCount } from '../format/number.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { LoadingState } from '../state/states.tsx';
import type { ChartData, ChartPick } from './chart-data.ts';

const Drawing = lazy(() => import('./drawing.tsx'));

/** Properties of {@link Chart}. */
export interface ChartProps {
  /** Keep the same object between renders: a new one draws anew. */
  data: ChartData;
  height?: number;
  /** Every point opens its rows. */
  onPick?: (pick: ChartPick) => void;
  /** How a value is written in the table; by default a count. */
  format?: (value: number) => string;
}

/** A chart and its table twin: the drawing for the eye, the table for readers, for print, and for who prefers it. */
export function Chart({ data, height = 240, onPick, format = formatCount }: ChartProps) {
  const text = useText('ui');
  const [tabled, setTabled] = useState(false);
  return (
    <figure className="ys-chart" aria-label={data.title}>
      <header>
        <h2>{data.title}</h2>
        <span className="ys-meta">{data.unit}</span>
        <span className="ys-space" />
        <button
          type="button"
          className="ys-link ys-tool ys-no-print"
          aria-pressed={tabled}
          onClick={() => setTabled(!tabled)}
        >
          <Icon name={tabled ? 'bars' : 'table'} />
          {text(tabled ? 'chart.asDrawing' : 'chart.asTable')}
        </button>
      </header>
      {tabled ? null : (
        <Suspense fallback={<LoadingState lines={Math.round(height / 32)} />}>
          <Drawing data={data} height={height} onPick={onPick} />
        </Suspense>
      )}
      <Twin data={data} format={format} hidden={!tabled} onPick={onPick} />
    </figure>
  );
}

function Twin({
  data,
  format,
  hidden,
  onPick,
}: {
  data: ChartData;
  format: (value: number) => string;
  hidden: boolean;
  onPick: ((pick: ChartPick) => void) | undefined;
}) {
  return (
    <div className={hidden ? 'ys-chart-twin ys-hidden' : 'ys-chart-twin'}>
      <table>
        <caption className="ys-hidden">
          {data.title} {data.unit}
        </caption>
        <thead>
          <tr>
            <th scope="col">{data.categoryName}</th>
            {data.series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.categories.map(({ key, label }, index) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {data.series.map((series) => {
                const value = series.values[index] ?? null;
                const shown = value === null ? '—' : format(value);
                const pressable = onPick !== undefined && !hidden && value !== null;
                return (
                  <td key={series.key}>
                    {pressable ? (
                      <button
                        type="button"
                        className="ys-plain ys-figure"
                        onClick={() => onPick({ category: key, series: series.key })}
                      >
                        {shown}
                      </button>
                    ) : (
                      shown
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
