import './map.css';
import { type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { type LabelWish, placeLabels, textWidth } from './labels.ts';
import { graticule, graticuleStep, zoneProjection } from './projection.ts';
import { panView, type Size, type View, wholeView, zoomView } from './view.ts';

/** A place on the map. */
export interface MapPoint {
  readonly id: string;
  readonly label: string;
  readonly lon: number;
  readonly lat: number;
  /** Drawn hollow: the place is only near, e.g. the seat of its city. */
  readonly approximate?: boolean;
}

/** Properties of {@link ZoneMap}. */
export interface ZoneMapProps {
  /** What the map shows, for readers; the same points must stand in a list beside it. */
  label: string;
  points: readonly MapPoint[];
  selected?: string | undefined;
  onPick?: (id: string) => void;
  height?: number;
  /** Said in the corner: how exact the places are. */
  note?: string;
}

const margin = 44;

/** The note in the corner is kept free of names. */
const noteHeight = 32;

/** Points, names and a graticule on an equal-area cone, and no boundary of any kind; needs no server. */
export default function ZoneMap({ label, points, selected, onPick, height = 420, note }: ZoneMapProps) {
  const [width, holder] = useWidth();
  const [view, setView] = useState<View>(wholeView);
  const size = useMemo<Size>(() => ({ width, height }), [width, height]);
  const projected = useMemo(() => project(points, size, view.scale), [points, size, view.scale]);
  const spots = projected.spots.map((spot) => ({
    ...spot,
    x: (spot.x - view.x) * view.scale,
    y: (spot.y - view.y) * view.scale,
  }));
  const wishes: LabelWish[] = [...spots]
    .sort((a, b) => Number(b.point.id === selected) - Number(a.point.id === selected))
    .map(({ point, x, y }) => ({ id: point.id, x, y, width: textWidth(point.label) }));
  const labelRoom = note === undefined ? size : { width, height: height - noteHeight };
  const labels = new Map(placeLabels(wishes, labelRoom).map((placed) => [placed.id, placed]));
  const drag = useDrag((by) => setView((before) => panView(before, by, size)));
  useWheel(holder, (factor, at) => setView((before) => zoomView(before, factor, at, size)));
  usePick(holder, onPick);
  const zoom = (factor: number) => setView((before) => zoomView(before, factor, { x: width / 2, y: height / 2 }, size));
  return (
    <figure className="ys-map" ref={holder} aria-label={label}>
      <svg className="ys-map-drawing" height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" {...drag}>
        <Grid lines={projected.lines} view={view} width={width} height={height} />
        {spots.map(({ point, x, y }) => (
          <g key={point.id} className={point.approximate ? 'ys-map-point weak' : 'ys-map-point'} data-point={point.id}>
            <circle cx={x} cy={y} r={12} fill="transparent" />
            {point.id === selected ? <circle className="ring" cx={x} cy={y} r={9} /> : null}
            <circle className="dot" cx={x} cy={y} r={4.5} />
            {labels.has(point.id) ? (
              <text x={labels.get(point.id)?.x} y={labels.get(point.id)?.y}>
                {point.label}
              </text>
            ) : null}
            <title>{point.label}</title>
          </g>
        ))}
      </svg>
      <Tools zoom={zoom} whole={() => setView(wholeView)} />
      {note === undefined ? null : <figcaption className="ys-map-note">{note}</figcaption>}
    </figure>
  );
}

function Tools({ zoom, whole }: { zoom: (factor: number) => void; whole: () => void }) {
  const text = useText('ui');
  const tools = [
    { name: 'plus', label: 'map.closer', run: () => zoom(1.6) },
    { name: 'minus', label: 'map.wider', run: () => zoom(1 / 1.6) },
    { name: 'fit', label: 'map.whole', run: whole },
  ] as const;
  return (
    <div className="ys-map-tools">
      {tools.map(({ name, label, run }) => (
        <button
          key={name}
          type="button"
          className="ys-plain ys-icon-button"
          aria-label={text(label)}
          title={text(label)}
          onClick={run}
        >
          <Icon name={name} />
        </button>
      ))}
    </div>
  );
}

function Grid({
  lines,
  view,
  width,
  height,
}: { lines: ReturnType<typeof graticule>; view: View } & { width: number; height: number }) {
  return (
    <g>
      {lines.map(({ key, path, degrees, axis }) => {
        const seen = path.map(([x, y]) => [(x - view.x) * view.scale, (y - view.y) * view.scale] as const);
        const spot = labelSpot(seen, axis, width, height);
        return (
          <g key={key}>
            <path className="ys-map-grid" d={`M${seen.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`} />
            {spot === undefined ? null : (
              <text className="ys-map-degree" x={spot.x} y={spot.y} textAnchor={axis === 'lon' ? 'middle' : 'start'}>
                {degrees}°{axis === 'lon' ? 'E' : 'N'}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Meridians are named along the top, parallels along the left edge. */
function labelSpot(path: readonly (readonly [number, number])[], axis: 'lon' | 'lat', width: number, height: number) {
  const edge = axis === 'lon' ? 14 : 6;
  const along = axis === 'lon' ? 1 : 0;
  for (const [index, point] of path.entries()) {
    const next = path[index + 1];
    if (next === undefined) return undefined;
    const [from, to] = [point[along] ?? 0, next[along] ?? 0];
    if ((from - edge) * (to - edge) > 0 || from === to) continue;
    const share = (edge - from) / (to - from);
    const x = point[0] + (next[0] - point[0]) * share;
    const y = point[1] + (next[1] - point[1]) * share;
    const free = axis === 'lon' ? x > 56 && x < width - 56 : y > 28 && y < height - 12;
    return free ? { x, y: axis === 'lon' ? edge : y - 4 } : undefined;
  }
  return undefined;
}

/** Places and lines of the graticule in the drawing at scale 1; the lines lie closer the closer one looks. */
function project(points: readonly MapPoint[], size: Size, scale: number) {
  const projection = zoneProjection(
    points.map(({ lon, lat }) => [lon, lat] as const),
    size,
    margin,
  );
  const spots = points.flatMap((point) => {
    const spot = projection([point.lon, point.lat]);
    return spot === null ? [] : [{ point, x: spot[0], y: spot[1] }];
  });
  return { spots, lines: graticule(projection, graticuleStep(projection, size, scale)) };
}

function useWidth(): [number, RefObject<HTMLElement | null>] {
  const holder = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [width, holder];
}

/** Dragging with mouse, pen or one finger; a short movement is a press, not a drag. */
function useDrag(move: (by: { x: number; y: number }) => void) {
  const last = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (last.current === undefined || event.buttons === 0) return;
      move({ x: event.clientX - last.current.x, y: event.clientY - last.current.y });
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: () => {
      last.current = undefined;
    },
  };
}

/** Presses on points; keyboards and readers use the list beside the map, from which the drawing is hidden. */
function usePick(holder: RefObject<HTMLElement | null>, pick: ((id: string) => void) | undefined): void {
  useEffect(() => {
    const element = holder.current;
    if (element === null || pick === undefined) return;
    const onClick = (event: MouseEvent) => {
      const point = event.target instanceof Element ? event.target.closest<SVGElement>('[data-point]') : null;
      if (point?.dataset.point !== undefined) pick(point.dataset.point);
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, [holder, pick]);
}

/** The wheel zooms only with Ctrl or a pinch, so that a page can be scrolled past its map. */
function useWheel(
  holder: RefObject<HTMLElement | null>,
  zoom: (factor: number, at: { x: number; y: number }) => void,
): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      latest.current(Math.exp(-event.deltaY / 200), { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [holder]);
}
