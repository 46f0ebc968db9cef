import { z } from 'zod';
import { queryInteger } from '#platform/http/contract/query.ts';
import { idNumberLength, normaliseIdNumber } from './person-id-number.ts';

/** Fields of a person that stand encrypted. */
export const personField = z.enum(['name', 'mobile', 'idNumber', 'email']);
export type PersonField = z.infer<typeof personField>;

/** A mobile number as typed, made comparable: narrow digits, no blanks or hyphens, no +86. */
export function normaliseMobile(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
}

/** A mobile number of the mainland: eleven digits that begin with 1. */
export const typedMobile = z
  .string()
  .max(30)
  .transform(normaliseMobile)
  .pipe(z.string().regex(/^1\d{10}$/));

/** A resident identity number; what breaks GB 11643 beyond its form is doubted and kept. */
export const typedIdNumber = z
  .string()
  .max(40)
  .transform(normaliseIdNumber)
  .pipe(
    z
      .string()
      .length(idNumberLength)
      .regex(/^\d{17}[\dX]$/),
  );

const typedName = z.string().trim().min(2).max(60);
const typedEmail = z.string().trim().toLowerCase().max(120).pipe(z.email());

/** What is told to enter a person; the name, and a number or an address to reach them. */
export const personRegistration = z.object({
  name: typedName,
  mobile: typedMobile.optional(),
  idNumber: typedIdNumber.optional(),
  email: typedEmail.optional(),
});
export type PersonRegistration = z.output<typeof personRegistration>;

/** Whom an invitation is for: somebody who can be reached. */
export const invitee = z
  .object({ name: typedName, mobile: typedMobile.optional(), email: typedEmail.optional() })
  .refine((one) => one.mobile !== undefined || one.email !== undefined, { path: ['mobile'] });

/** A person as everybody gets to see one: masked, or null where the role learns nothing or the person was erased. */
export const maskedPerson = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  idNumber: z.string().nullable(),
  email: z.string().nullable(),
  /** The identity number breaks GB 11643 and was kept. */
  idNumberDoubted: z.boolean(),
  /** When everything of the person was erased, ISO 8601; null while it stands. */
  erasedAt: z.string().nullable(),
});
export type MaskedPerson = z.infer<typeof maskedPerson>;

/** Plain values, answered once to one request. */
export const plainFields = z.object({
  name: z.string().nullable().optional(),
  mobile: z.string().nullable().optional(),
  idNumber: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
});
export type PlainFields = z.infer<typeof plainFields>;

/** Why something sensitive is done, in the person's own words. */
export const typedReason = z.string().trim().min(5).max(200);

/** How often one account may see plain values in a day; a row of a plain export counts as one. */
export const unmaskingsPerDay = 50;

/** One page of fifty. */
export const pageOnly = z.object({ page: queryInteger(1, 10_000).default(1) });

/** Rows of one page. */
export const rowsPerPage = 50;
