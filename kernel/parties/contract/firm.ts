import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { industryDivision } from './industry.ts';

/** Size class of a firm (统计上大中小微型企业划分办法, 2017). */
export const firmScale = z.enum(['large', 'medium', 'small', 'micro']);
export type FirmScale = z.infer<typeof firmScale>;

/** Whether a firm is in business; a deregistered firm stays in the register. */
export const firmStatus = z.enum(['operating', 'suspended', 'deregistered']);
export type FirmStatus = z.infer<typeof firmStatus>;

/** Legal form of a firm. */
export const legalForm = z.enum([
  'limitedLiability',
  'jointStock',
  'partnership',
  'soleProprietorship',
  'branch',
  'foreignBranch',
]);
export type LegalForm = z.infer<typeof legalForm>;

/** Largest capital that can be registered: a thousand billion yuan. */
export const largestCapitalFen = 1e14;

/** Most employees of one firm. */
export const mostEmployees = 1_000_000;

/** A firm as a row of the register. Money is in fen; null means not known. */
export const firmSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  socialCreditCode: z.string().nullable(),
  industry: industryDivision,
  scale: firmScale.nullable(),
  status: firmStatus,
  foundedOn: plainDate.nullable(),
  registeredCapitalFen: z.int().nullable(),
  employees: z.int().nullable(),
});
export type FirmSummary = z.infer<typeof firmSummary>;

/** Everything that the register knows of a firm. */
export const firm = firmSummary.extend({
  legalForm: legalForm.nullable(),
  address: z.string().nullable(),
  /** Why a code that fails its check was kept; null when it passes. */
  codeExceptionReason: z.string().nullable(),
  /** When the firm was entered, ISO 8601 in UTC. */
  registeredAt: z.string(),
});
export type Firm = z.infer<typeof firm>;

/** How often a value occurs under the other filters. */
export const facet = z.array(z.object({ value: z.string(), count: z.int() }));
export type Facet = z.infer<typeof facet>;
