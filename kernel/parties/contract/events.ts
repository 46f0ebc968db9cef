import { z } from 'zod';
import { industryDivision } from './industry.ts';

/** A firm was entered into a zone's register. */
export const firmRegistered = {
  name: 'parties.firmRegistered',
  payload: z.object({
    firmId: z.uuid(),
    name: z.string(),
    socialCreditCode: z.string().nullable(),
    industry: industryDivision,
    /** The code fails its check and was kept for a reason. */
    codeException: z.boolean(),
  }),
} as const;
export type FirmRegistered = z.infer<typeof firmRegistered.payload>;
