import { anchorOf, type Fit, type Spot, seenAt, spotOf } from './plan-geometry.ts';
import type { MapFeatureData, MapLayerData } from './plan-map-props.ts';
import type { PlanObject } from './plan-objects.ts';
import type { Size, View } from './view.ts';

/** A name in the middle of its spot. */
export interface PlanLabel extends Spot {
  readonly key: string;
  readonly text: string;
  readonly sort: 'district' | 'water' | 'object';
}

/** Objects are named from this scale on. */
const namedFrom = 3;
const mostNames = 90;

/** Names of districts and water, then of objects where one looks closely; a name that touches one set before is left out. */
export function placeNames(
  { layers, objects, fit }: { layers: readonly MapLayerData[]; objects: readonly PlanObject[]; fit: Fit },
  { view, size }: { view: View; size: Size },
): PlanLabel[] {
  const ground = layers.filter((layer) => layer.ground).flatMap(({ features }) => features);
  const of = (look: 'district' | 'water') =>
    ground
      .filter((one) => one.look === look && one.name !== '')
      .map((one) => ({ key: one.id, text: one.name, sort: look, ...seenAt(groundSpot(one, fit), view) }));
  const near = view.scale < namedFrom ? [] : objects;
  const named = near.map(({ layer, feature }) => {
    const { x, y } = seenAt(anchorOf(feature, fit), view);
    // Beside a point and a light, not on it.
    const below = layer.kind === 'point' || feature.light !== undefined ? 16 : 0;
    return { key: `${layer.id} ${feature.id}`, text: feature.name, sort: 'object' as const, x, y: y + below };
  });
  const placed: PlanLabel[] = [];
  for (const label of [...of('district'), ...of('water'), ...named]) {
    if (placed.length >= mostNames) break;
    if (label.x < 0 || label.y < 0 || label.x > size.width || label.y > size.height) continue;
    if (placed.every((other) => !touch(label, other))) placed.push(label);
  }
  return placed;
}

/** A river is a band: half-way along it the two banks face each other. */
function groundSpot(one: MapFeatureData, fit: Fit): Spot {
  const ring = one.look === 'water' && one.geometry.type === 'Polygon' ? (one.geometry.coordinates[0] ?? []) : [];
  const side = Math.floor((ring.length - 1) / 2);
  const place = Math.floor(side * 0.3);
  const [near, far] = [ring[place], ring[ring.length - 2 - place]];
  const middle = anchorOf(one, fit);
  if (near === undefined || far === undefined) return middle;
  const [a, b] = [spotOf(near, fit), spotOf(far, fit)];
  const banks = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const narrow = Math.hypot(a.x - b.x, a.y - b.y) < Math.abs(banks.x - middle.x) * 0.5;
  return narrow ? banks : middle;
}

const em = { district: 18, water: 15, object: 13 } as const;

function touch(one: PlanLabel, two: PlanLabel): boolean {
  const half = (label: PlanLabel) => (widthOf(label.text, em[label.sort]) + 8) / 2;
  return (
    Math.abs(one.x - two.x) < half(one) + half(two) && Math.abs(one.y - two.y) < (em[one.sort] + em[two.sort]) * 0.62
  );
}

/** Rough width of a text in pixels: a Chinese character is one em, others half. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? size : size * 0.56), 0);
}
