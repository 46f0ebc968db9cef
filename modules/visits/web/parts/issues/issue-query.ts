import type { z } from 'zod';
import { type Search, valuesOf } from '#ui/index.ts';
import { listIssues } from '../../../contract/issue-endpoints.ts';

/** Rows of one page of the register. */
export const rowsPerPage = 50;

/** The filter in an address as the endpoint takes it; what it does not take counts as not written there. */
export function issueQuery(search: Search): z.output<NonNullable<typeof listIssues.query>> {
  const { query } = listIssues;
  if (query === undefined) throw new Error('a list without a query');
  const given: Record<string, unknown> = { pageSize: rowsPerPage };
  for (const [key, field] of Object.entries(query.shape)) {
    const values = valuesOf(search, key);
    if (values.length === 0) continue;
    const value = values.length === 1 ? values[0] : values;
    if ((field as z.ZodType).safeParse(value).success) given[key] = value;
  }
  return query.parse(given);
}
