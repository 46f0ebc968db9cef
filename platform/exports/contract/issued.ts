import { z } from 'zod';

/** What a print is: a list, a paper that says something, or one that proves something. */
export const issuedKind = z.enum(['register', 'document', 'certificate']);
export type IssuedKind = z.infer<typeof issuedKind>;

/** Whether a print still holds. */
export const issuedState = z.enum(['valid', 'expired', 'superseded', 'withdrawn']);
export type IssuedState = z.infer<typeof issuedState>;

/** A filter of prints; what is left out does not narrow. */
export interface IssuedFilter {
  /** Part of title or number, or a code as typed. */
  q?: string | undefined;
  kind?: readonly IssuedKind[] | undefined;
  state?: readonly IssuedState[] | undefined;
}
