import type { MapFeatureData, MapLayerData, MapSelection } from './plan-map-props.ts';

/** An object with the layer on which it stands. */
export interface PlanObject {
  readonly layer: MapLayerData;
  readonly feature: MapFeatureData;
}

const weights = { late: 0, warn: 1, hold: 2, ok: 3 } as const;

/** The objects of the layers that are shown, the worst light first, then by name; the ground is none of them. */
export function listObjects(layers: readonly MapLayerData[], shown: readonly string[]): PlanObject[] {
  const all = layers
    .filter((layer) => !layer.ground && shown.includes(layer.id))
    .flatMap((layer) => layer.features.map((feature) => ({ layer, feature })));
  const weight = ({ feature: { light } }: PlanObject) => (light === undefined ? 4 : weights[light]);
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return all.sort((one, two) => weight(one) - weight(two) || order.compare(one.feature.name, two.feature.name));
}

/** The objects whose name has the words. */
export function findObjects(objects: readonly PlanObject[], words: string): readonly PlanObject[] {
  const wanted = words.trim().toLocaleLowerCase();
  return wanted === '' ? objects : objects.filter(({ feature }) => feature.name.toLocaleLowerCase().includes(wanted));
}

/** What is chosen, if it stands on one of the layers. */
export function findSelected(
  layers: readonly MapLayerData[],
  selected: MapSelection | undefined,
): PlanObject | undefined {
  const layer = layers.find(({ id }) => id === selected?.layer);
  const feature = layer?.features.find(({ id }) => id === selected?.id);
  return layer === undefined || feature === undefined ? undefined : { layer, feature };
}

/** How many of the objects have each light. */
export function countLights(objects: readonly PlanObject[]): { warn: number; late: number } {
  const of = (light: string) => objects.filter(({ feature }) => feature.light === light).length;
  return { warn: of('warn'), late: of('late') };
}

/** What the depths of fill mean on the layers that are shown: those of the uppermost layer that has any. */
export function legendOf(layers: readonly MapLayerData[], shown: readonly string[]): MapLayerData['stages'] {
  return layers.findLast((layer) => shown.includes(layer.id) && layer.stages.length > 0)?.stages ?? [];
}
