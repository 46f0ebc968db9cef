import type { ReactNode } from 'react';
import type { LayerFeatures, MapFeature, TileSource } from '#kernel/geo/contract/layer.ts';

/** One layer with its features, as `geo.getLayerFeatures` answers it. */
export type MapLayerData = LayerFeatures;

/** One object on a layer. */
export type MapFeatureData = MapFeature;

/** What is chosen on a map. */
export interface MapSelection {
  readonly layer: string;
  readonly id: string;
}

/** Properties of {@link PlanMap}. */
export interface PlanMapProps {
  /** What the map shows, for readers. */
  label: string;
  /** Lowest first; `ground` layers are drawn under the rest and have no chip. */
  layers: readonly MapLayerData[];
  /** `dark` on the screen, `light` on every other page. */
  tone: 'light' | 'dark';
  selected: MapSelection | undefined;
  onSelect: (selected: MapSelection | undefined) => void;
  /** Ids of the layers that are shown; without it the map keeps them itself, all at first. */
  shown?: readonly string[];
  onShown?: (shown: readonly string[]) => void;
  /** Stands before the chips of the layers. */
  heading?: ReactNode;
  /** How exact the map is, beside the heading. */
  note?: string;
  /** Stands in the foot after the legend, such as a time slider. */
  tools?: ReactNode;
  /** Height of the whole in pixels, or `fill` for that of what it stands in; 560 when left out. */
  height?: number | 'fill';
  /** The same objects as a list for keyboards and readers: beside the map, or behind a button; `toggle` when left out. */
  list?: 'beside' | 'toggle';
  /** The card of what is chosen, on the map; false where a panel beside it says the same. */
  callout?: boolean;
  /** Tiles of the ground, where the installation has them. */
  tiles?: TileSource | null;
}
