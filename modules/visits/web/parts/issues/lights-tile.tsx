import { Light, useText } from '#ui/index.ts';
import { HrefLink } from '#ui/screen/href-link.tsx';
import { drawnNumber } from '#ui/screen/scaled-number.ts';
import { ScreenValue } from '#ui/screen/screen-value.tsx';
import type { ScreenTileProps } from '#ui/screen/tile.ts';
import { TileEmpty, TileFrame, TileSkeleton } from '#ui/screen/tile-frame.tsx';

const lights = ['late', 'warn', 'hold', 'ok', 'none'] as const;

/** Open issues by light, worst first and not most first: each light opens its rows. */
export default function LightsTile({ title, metrics, figures, loading }: ScreenTileProps) {
  const text = useText('visits');
  const words = useText('ui');
  const figure = figures.get(metrics[0] ?? '');
  if (figure === undefined)
    return <TileFrame title={title}>{loading ? <TileSkeleton lines={3} /> : <TileEmpty />}</TileFrame>;
  const rows = lights.flatMap((light) => {
    const part = figure.parts.find(({ key }) => key === light);
    // Nothing on hold and nothing without a limit needs no line; that nothing is late is told.
    return part === undefined || (part.value === '0' && (light === 'hold' || light === 'none'))
      ? []
      : [{ light, part }];
  });
  const most = Math.max(1, ...rows.map(({ part }) => drawnNumber(part.value) ?? 0));
  return (
    <TileFrame
      title={title}
      figure={figure}
      more={{ href: figure.rows.href, words: words('screen.rows', { count: figure.rows.count }) }}
    >
      <ul className="ys-screen-bars">
        {rows.map(({ light, part }) => (
          <li key={light}>
            <span className="l">
              {light === 'none' ? text('issues.lights.none') : <Light state={light}>{part.label}</Light>}
            </span>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${((drawnNumber(part.value) ?? 0) / most) * 100}%` }} />
            </span>
            {part.href === null ? (
              <ScreenValue figure={figure} label={part.label}>
                {part.value}
              </ScreenValue>
            ) : (
              <HrefLink href={part.href} className="ys-screen-fig" label={`${part.label} ${part.value}`}>
                {part.value}
              </HrefLink>
            )}
          </li>
        ))}
      </ul>
    </TileFrame>
  );
}
