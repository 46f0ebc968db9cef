import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { firm } from './firm.ts';
import { firmRegistration } from './firm-registration.ts';

/** What can be amended of a firm; its id and its entry never change, its status has a history of its own. */
export const amendableFirm = firm.pick({
  name: true,
  socialCreditCode: true,
  codeExceptionReason: true,
  industry: true,
  legalForm: true,
  scale: true,
  foundedOn: true,
  registeredCapitalFen: true,
  employees: true,
  address: true,
});
export type AmendableFirm = z.infer<typeof amendableFirm>;

/** The fields of {@link amendableFirm}, in the order of the form. */
export const amendableFields = amendableFirm.keyof().options;

/** A firm as it shall be, the firm as the caller saw it, and why. */
export const firmAmendment = firmRegistration.extend({
  /** What the caller saw: when the firm has changed since, nothing is stored. */
  expected: amendableFirm.extend({ name: z.string().max(200) }),
  /** Why it is amended; of a changed name it is kept beside the former one. */
  reason: z.string().trim().min(2).max(200),
  /** Day from which a new name is borne; needed when the name changes and was no slip. */
  renamedOn: plainDate.optional(),
  /** The name before was a slip of entry and is no former name. */
  nameWasSlip: z.boolean().default(false),
});
export type FirmAmendment = z.infer<typeof firmAmendment>;
