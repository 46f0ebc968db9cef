import type { z } from 'zod';
import { type Search, valuesOf } from '#ui/index.ts';
import { listCoverage } from '../../../contract/visit-coverage.ts';
import { listVisits } from '../../../contract/visit-endpoints.ts';
import { listPlanFirms, listPlans } from '../../../contract/visit-plan-endpoints.ts';

/** Rows of one page of these registers. */
export const rowsPerPage = 50;

/** The filter in an address as the endpoint takes it; what it does not take counts as not written there. */
function read<S extends z.ZodObject>(schema: S, search: Search): z.output<S> {
  const given: Record<string, unknown> = { pageSize: rowsPerPage };
  for (const [key, field] of Object.entries(schema.shape)) {
    const values = valuesOf(search, key);
    if (values.length === 0) continue;
    const whole = (field as z.ZodType).safeParse(values.length === 1 ? values[0] : values);
    if (whole.success) given[key] = values.length === 1 ? values[0] : values;
  }
  return schema.parse(given);
}

/** The register of visits as its address asks for it. */
export const visitQuery = (search: Search) => read(listVisits.query ?? never(), search);
/** Coverage as its address asks for it. */
export const coverageQuery = (search: Search) => read(listCoverage.query ?? never(), search);
/** The plans as their address asks for them. */
export const planQuery = (search: Search) => read(listPlans.query ?? never(), search);
/** The firms of a plan as the address asks for them. */
export const planFirmQuery = (search: Search) => read(listPlanFirms.query ?? never(), search);

function never(): never {
  throw new Error('a list without a query');
}
