import { anchorOf, type Fit, pathOf, type Spot, seenAt } from './plan-geometry.ts';
import type { PlanLabel } from './plan-labels.ts';
import type { PlanObject } from './plan-objects.ts';
import type { Size, View } from './view.ts';

const shapes = { warn: 'M6 .7 11.7 11.2H.3z', late: 'M6 .1 11.9 6 6 11.9.1 6z' } as const;

/** Lights over their objects: only those that call for somebody. */
export function PlanLights({
  objects,
  fit,
  view,
  size,
}: {
  objects: readonly PlanObject[];
  fit: Fit;
  view: View;
  size: Size;
}) {
  return objects.map(({ layer, feature }) => {
    const { light } = feature;
    if (light !== 'warn' && light !== 'late') return null;
    const { x, y } = seenAt(anchorOf(feature, fit), view);
    if (x < -12 || y < -12 || x > size.width + 12 || y > size.height + 12) return null;
    const scale = light === 'late' ? 1.25 : 1.1;
    return (
      <path
        key={`${layer.id} ${feature.id}`}
        className={`ys-plan-light ${light}`}
        transform={`translate(${(x - 6 * scale).toFixed(1)} ${(y - 6 * scale).toFixed(1)}) scale(${scale})`}
        d={shapes[light]}
        data-layer={layer.id}
        data-object={feature.id}
      />
    );
  });
}

/** Names on the plan. */
export function PlanNames({ labels }: { labels: readonly PlanLabel[] }) {
  return labels.map(({ key, text, sort, x, y }) => (
    <text key={key} className={`ys-plan-name ${sort}`} x={x} y={y} dy=".35em">
      {text}
    </text>
  ));
}

/** What is chosen: its edge, a ring around its spot, and a line to its card. */
export function PlanChoice({
  chosen,
  fit,
  view,
  card,
}: {
  chosen: PlanObject;
  fit: Fit;
  view: View;
  card: Spot | undefined;
}) {
  const at = seenAt(anchorOf(chosen.feature, fit), view);
  const down = card !== undefined && card.y > at.y;
  return (
    <g className="ys-plan-choice">
      <g transform={transformOf(view)}>
        <path className="edge" d={pathOf(chosen.feature.geometry, fit)} />
      </g>
      <circle cx={at.x} cy={at.y} r={15} />
      {card === undefined ? null : <path className="lead" d={`M${at.x} ${at.y + (down ? 15 : -15)}V${card.y}`} />}
    </g>
  );
}

/** The drawing as it is looked at. */
export function transformOf({ scale, x, y }: View): string {
  return `translate(${(-x * scale).toFixed(2)} ${(-y * scale).toFixed(2)}) scale(${scale})`;
}

/** Letters from west to east and numbers from north to south, by which people find a place. */
export function PlanGrid({ view, size }: { view: View; size: Size }) {
  const columns = Math.max(3, Math.min(10, Math.round(size.width / 118)));
  const rows = Math.max(3, Math.min(8, Math.round(size.height / 120)));
  const across = (place: number) => (place * size.width) / columns;
  const down = (place: number) => (place * size.height) / rows;
  const vertical = Array.from({ length: columns + 1 }, (_, place) => `M${across(place)} 0V${size.height}`).join('');
  const level = Array.from({ length: rows + 1 }, (_, place) => `M0 ${down(place)}H${size.width}`).join('');
  const letters = Array.from({ length: columns }, (_, place) => ({
    text: String.fromCharCode(65 + place),
    ...seenAt({ x: across(place + 0.5), y: 0 }, view),
  }));
  const numbers = Array.from({ length: rows }, (_, place) => ({
    text: String(place + 1),
    ...seenAt({ x: 0, y: down(place + 0.5) }, view),
  }));
  return (
    <g className="ys-plan-grid">
      <g transform={transformOf(view)}>
        <path d={vertical + level} />
      </g>
      {letters.map(({ text, x }) => (
        <text key={text} x={x} y={20} textAnchor="middle">
          {text}
        </text>
      ))}
      {numbers.map(({ text, y }) => (
        <text key={text} x={10} y={y + 5}>
          {text}
        </text>
      ))}
    </g>
  );
}
