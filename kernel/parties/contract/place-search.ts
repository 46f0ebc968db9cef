import { z } from 'zod';
import { facet } from './firm.ts';

/** Words that narrow a register of places or institutions: part of a name, a number or a code. */
export const placeWords = z.string().trim().max(60).optional();

/** Where a fact was taken from, e.g. a contract's number; kept with what it changes. */
export const placeSource = z.string().trim().min(2).max(200);

/** Why a code that fails its check is kept all the same. */
export const keptReason = z.string().trim().min(5).max(200);

/** An address in words. */
export const placeAddress = z.string().trim().min(2).max(200);

/** Count, total area in m² (exact text) and facets of a whole filter; each facet stands under all filters but its own. */
export function summaryOf<const F extends string>(facets: readonly F[]) {
  return {
    total: z.int(),
    area: z.string(),
    facets: z.object(Object.fromEntries(facets.map((name) => [name, facet])) as Record<F, typeof facet>),
  };
}
