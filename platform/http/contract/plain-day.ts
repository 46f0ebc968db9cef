import { z } from 'zod';

/** A day without a time or time zone, `YYYY-MM-DD`; days that do not exist are refused, and the year 0, which no database has. */
export const plainDay = z.iso
  .date()
  .max(10)
  .regex(/^(?!0000)/);
