import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { firmScale, largestCapitalFen, legalForm, mostEmployees } from './firm.ts';
import { industryDivision } from './industry.ts';
import { normaliseCreditCode } from './social-credit-code.ts';

/** A credit code as typed or pasted, normalised; its length is checked by the use-case, which can say so in plain words. */
export const typedCreditCode = z.string().max(60).transform(normaliseCreditCode);

/** What is told to enter a firm; only name, industry and legal form are needed. */
export const firmRegistration = z.object({
  name: z.string().trim().min(2).max(100),
  socialCreditCode: typedCreditCode.optional(),
  /** Needed only when the code fails its check. */
  codeExceptionReason: z.string().trim().min(5).max(200).optional(),
  industry: industryDivision,
  legalForm,
  scale: firmScale.optional(),
  foundedOn: plainDate.optional(),
  registeredCapitalFen: z.int().min(0).max(largestCapitalFen).optional(),
  employees: z.int().min(0).max(mostEmployees).optional(),
  address: z.string().trim().min(2).max(200).optional(),
});
export type FirmRegistration = z.infer<typeof firmRegistration>;
