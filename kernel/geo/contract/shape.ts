import { z } from 'zod';
import { coordinateSystem } from './coordinate-system.ts';
import { geometry, geometryKind } from './geometry.ts';
import { look } from './layer.ts';

/** Largest file of shapes, and most features in one. */
export const largestFile = { mebibytes: 8, features: 5_000 } as const;

const name = z.string().trim().min(1).max(100);
const source = z.string().trim().min(2).max(200);
const accuracy = z.string().trim().min(1).max(100);

/** A shape as it is stored: where, from where it is known, and how exact. */
export const shape = z.object({
  id: z.uuid(),
  /** Layer of the zone's own on which it stands; null where it draws a parcel or site. */
  layerId: z.uuid().nullable(),
  /** The parcel or site that it draws. */
  partyId: z.uuid().nullable(),
  name: z.string().nullable(),
  look: look.nullable(),
  geometry,
  /** System in which it was supplied; it is stored in CGCS2000. */
  suppliedAs: coordinateSystem,
  source: z.string(),
  accuracy: z.string().nullable(),
  demonstration: z.boolean(),
  /** ISO 8601 in UTC. */
  registeredAt: z.string(),
});
export type Shape = z.infer<typeof shape>;

/** A shape with what is measured on the ellipsoid: m² and metres, rounded to hundredths. */
export const measuredShape = shape.extend({
  kind: geometryKind,
  area: z.number(),
  length: z.number(),
  /** Where its name stands, and its corners west, south, east, north. */
  labelPoint: z.tuple([z.number(), z.number()]).readonly(),
});
export type MeasuredShape = z.infer<typeof measuredShape>;

/** What is told to draw a parcel, a site or an object of a layer; a shape that stands for the same parcel or site is replaced. */
export const shapeEntry = z
  .object({
    layerId: z.uuid().optional(),
    partyId: z.uuid().optional(),
    /** Needed on layers; parcels and sites have names of their own. */
    name: name.optional(),
    look: look.optional(),
    /** WKT, or pairs one a line: `longitude latitude`, in projections `easting northing`. */
    coordinates: z.string().trim().min(3).max(400_000),
    system: coordinateSystem,
    source,
    accuracy: accuracy.optional(),
  })
  .refine((entry) => (entry.layerId === undefined) !== (entry.partyId === undefined), { path: ['layerId'] });
export type ShapeEntry = z.output<typeof shapeEntry>;

/** What is told to make a layer. */
export const layerEntry = z.object({ name: z.string().trim().min(1).max(60), kind: geometryKind });

/** Why a shape or a layer goes. */
export const withdrawal = z.object({ reason: z.string().trim().min(2).max(200) });

/** What a file of shapes is, and where its features go: onto a layer, or to parcels or sites by their number. */
export const importQuery = z.object({
  format: z.enum(['geojson', 'csv']),
  system: coordinateSystem,
  /** Id of a layer of the zone's own, or the register whose places the features draw. */
  target: z.union([z.uuid(), z.enum(['parcels', 'sites'])]),
  source,
  accuracy: accuracy.optional(),
});
export type ImportQuery = z.output<typeof importQuery>;

/** One thing wrong in a file: feature counted from 1, line of the file where it is known, and a sentence with what to do. */
export const importFault = z.object({ feature: z.int(), line: z.int().nullable(), message: z.string() });
export type ImportFault = z.infer<typeof importFault>;

/** Most faults that are told of one file. */
export const mostFaults = 100;

/** What a file would bring, or why it cannot; `replaced` counts shapes that stand for the same places now. */
export const importCheck = z.object({
  features: z.int(),
  points: z.int(),
  lines: z.int(),
  areas: z.int(),
  replaced: z.int(),
  faults: z.array(importFault),
  /** All faults, also those beyond the hundred that are told. */
  faultCount: z.int(),
});
export type ImportCheck = z.infer<typeof importCheck>;
