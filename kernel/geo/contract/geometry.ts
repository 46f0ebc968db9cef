import { z } from 'zod';

/** Longitude and latitude in decimal degrees, CGCS2000. */
export const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly();
export type Position = z.infer<typeof position>;

const line = z.array(position).readonly();
const area = z.array(line).readonly();

/** A geometry as GeoJSON (RFC 7946) has it: rings of areas are closed, the first one goes round the outside. */
export const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: area }),
  z.object({ type: z.literal('Polygon'), coordinates: area }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(area).readonly() }),
]);
export type Geometry = z.infer<typeof geometry>;

/** What a geometry is, whether of one piece or several. */
export const geometryKind = z.enum(['point', 'line', 'area']);
export type GeometryKind = z.infer<typeof geometryKind>;

/** The kind of a geometry. */
export function kindOf({ type }: Pick<Geometry, 'type'>): GeometryKind {
  if (type === 'Point') return 'point';
  return type === 'LineString' || type === 'MultiLineString' ? 'line' : 'area';
}

/** Every position of a geometry, in the order of drawing. */
export function positionsOf(one: Geometry): readonly Position[] {
  switch (one.type) {
    case 'Point':
      return [one.coordinates];
    case 'LineString':
      return one.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return one.coordinates.flat();
    case 'MultiPolygon':
      return one.coordinates.flat(2);
  }
}
