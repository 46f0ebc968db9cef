import { z } from 'zod';
import { sourceRef } from '#kernel/indicators/contract/figure.ts';
import { coverage, factKinds, zoneKind } from './enumerations.ts';
import { place } from './place.ts';

/** How many published facts of each kind a zone has. */
export const factCounts = z.object(
  Object.fromEntries(factKinds.map((kind) => [kind, z.number().int()])) as Record<(typeof factKinds)[number], z.ZodInt>,
);

/** A real zone as a row of the register. */
export const zoneRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: zoneKind,
  province: z.string().nullable(),
  city: z.string().nullable(),
  county: z.string().nullable(),
  coverage,
  parentZoneId: z.string().nullable(),
  aliases: z.array(z.string()),
  place: place.nullable(),
  facts: factCounts,
  factTotal: z.number().int(),
  source: sourceRef,
});
export type ZoneRow = z.infer<typeof zoneRow>;
