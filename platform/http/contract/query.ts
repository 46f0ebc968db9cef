import { z } from 'zod';

/** A repeated query parameter: `?stage=a&stage=b` or `?stage=a`; at most 50 values. */
export function queryList<T extends z.ZodType>(item: T) {
  return z
    .union([z.array(item).max(50), item.transform((one) => [one] as z.output<T>[])])
    .optional()
    .transform((list) => list ?? []);
}

/** A whole number in a query within bounds. */
export function queryInteger(min: number, max: number) {
  return z.coerce.number().int().min(min).max(max);
}

/** Page of a register: counted from 1, at most 200 rows. */
export const paging = {
  page: queryInteger(1, 100_000).default(1),
  pageSize: queryInteger(1, 200).default(50),
};
