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

/** A sheet of firms was committed as one batch; nothing is told of each firm. */
export const firmsImported = {
  name: 'parties.firmsImported',
  payload: z.object({ batchId: z.uuid(), added: z.int(), changed: z.int() }),
} as const;
export type FirmsImported = z.infer<typeof firmsImported.payload>;

/** A batch of firms was undone: what it added has left the register, what it changed is as before. */
export const firmImportUndone = {
  name: 'parties.firmImportUndone',
  payload: z.object({ batchId: z.uuid(), withdrawn: z.int(), restored: z.int() }),
} as const;
export type FirmImportUndone = z.infer<typeof firmImportUndone.payload>;
