import { z } from 'zod';

/** Body of every answer with status 4xx or 5xx. */
export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    /** What happened, in the caller's language. */
    message: z.string(),
    /** What to do about it, in the caller's language. */
    remedy: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })),
    /** Number to quote to an administrator: finds the request in the log. */
    trace: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
