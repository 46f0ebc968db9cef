import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

const change = { number: z.int(), effectiveOn: plainDate, documentNumber: z.string().nullable() };

/** A department was founded; it stands from `effectiveOn`, which may lie ahead. */
export const departmentFounded = {
  name: 'parties.departmentFounded',
  payload: z.object({ ...change, departmentId: z.uuid(), departmentName: z.string() }),
} as const;

/** A department got another name from `effectiveOn`; records keep its id, so that past days keep the past name. */
export const departmentRenamed = {
  name: 'parties.departmentRenamed',
  payload: z.object({ ...change, departmentId: z.uuid(), departmentName: z.string(), formerName: z.string() }),
} as const;

/** A department goes over into another from `effectiveOn` and closes. */
export const departmentMerged = {
  name: 'parties.departmentMerged',
  payload: z.object({ ...change, departmentId: z.uuid(), departmentName: z.string(), intoId: z.uuid() }),
} as const;

/** A department closes on `effectiveOn`; its work goes to the successor, if there is one. */
export const departmentClosed = {
  name: 'parties.departmentClosed',
  payload: z.object({
    ...change,
    departmentId: z.uuid(),
    departmentName: z.string(),
    successorId: z.uuid().nullable(),
  }),
} as const;

/** A change was undone: the organisation is again as if it had not been. */
export const organisationUndone = {
  name: 'parties.organisationUndone',
  payload: z.object({ number: z.int(), undoes: z.int() }),
} as const;
