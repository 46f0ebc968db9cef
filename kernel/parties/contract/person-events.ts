import { z } from 'zod';

/** Somebody may act for a firm from now on. */
export const memberConfirmed = {
  name: 'parties.memberConfirmed',
  payload: z.object({ membershipId: z.uuid(), firmId: z.uuid(), personId: z.uuid() }),
} as const;

/** Everything of a person was erased; whoever keeps something under the person's id lets go of it. */
export const personErased = {
  name: 'parties.personErased',
  payload: z.object({ personId: z.uuid() }),
} as const;
