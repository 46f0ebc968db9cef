import { z } from 'zod';

/** A point on the overview map, WGS 84 in degrees. Both bases are approximate: neither is surveyed. */
export const place = z.object({
  lon: z.number(),
  lat: z.number(),
  /** `zone`: the zone itself, good to about 0.05°; `seat`: the seat of the city or county it lies in. */
  basis: z.enum(['zone', 'seat']),
  seatName: z.string().nullable(),
});
export type Place = z.infer<typeof place>;

/** How many rows a value of a filter matches. */
export const facetCount = z.object({ value: z.string(), label: z.string().optional(), count: z.number().int() });
export type FacetCount = z.infer<typeof facetCount>;
