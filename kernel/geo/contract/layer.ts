import { z } from 'zod';
import { geometry, geometryKind } from './geometry.ts';

/** Most features that one layer gives at once. */
export const mostFeatures = 5_000;

/** How the ground of a plan is drawn; objects of registers have none. */
export const look = z.enum(['outline', 'district', 'block', 'green', 'water', 'mainRoad', 'road', 'railway', 'place']);
export type Look = z.infer<typeof look>;

/** Depth of the fill: 0 planned, 1 begun, 2 being built, 3 built, 4 in use. */
export const stage = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Stage = z.infer<typeof stage>;

/** Id of a layer: `<module>.<noun>`, of a layer of the zone's own `geo.own-<uuid>`. */
export const layerId = z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9-]{0,60}$/);

/** A layer that the caller may read. */
export const layerSummary = z.object({
  id: layerId,
  label: z.string(),
  kind: geometryKind,
  /** Drawn under everything, without a chip: outline, roads, water. */
  ground: z.boolean(),
  count: z.int(),
  /** Made by the zone itself: its shapes are entered here, and nowhere else. */
  own: z.boolean(),
});
export type LayerSummary = z.infer<typeof layerSummary>;

/** One object on a layer; words are in the language of the caller. */
export const mapFeature = z.object({
  id: z.string(),
  name: z.string(),
  geometry,
  look: look.optional(),
  stage: stage.optional(),
  light: z.enum(['ok', 'warn', 'late', 'hold']).optional(),
  lightText: z.string().optional(),
  /** Page of this application that opens it. */
  href: z.string().optional(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  partyId: z.string().optional(),
  /** Its row in `geo.shape`, where it was drawn here. */
  shapeId: z.string().optional(),
});
export type MapFeature = z.infer<typeof mapFeature>;

/** The features of one layer; `total` counts those left out too. */
export const layerFeatures = z.object({
  id: layerId,
  label: z.string(),
  kind: geometryKind,
  ground: z.boolean(),
  total: z.int(),
  /** True when the layer has more than it gives at once. */
  cut: z.boolean(),
  /** What the depths of fill mean on this layer. */
  stages: z.array(z.object({ stage, label: z.string() })),
  features: z.array(mapFeature),
});
export type LayerFeatures = z.infer<typeof layerFeatures>;

/** Tiles under the map, where the installation has a key: sheets in the order of drawing, and whose they are. */
export const tileSource = z.object({ sheets: z.array(z.string()), attribution: z.string() });
export type TileSource = z.infer<typeof tileSource>;
