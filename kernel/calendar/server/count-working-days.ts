import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { WorkingDayCount } from '../contract/deadline.ts';
import type { countWorkingDays as endpoint } from '../contract/endpoints.ts';
import { describePeriod } from './domain/describe-period.ts';
import { loadCalendar } from './load-calendar.ts';

/** The number of working days in a period. */
export async function countWorkingDays(
  input: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<WorkingDayCount> {
  const { from, to, asOf } = input.query;
  return describePeriod(await loadCalendar(context.db, asOf), from, to);
}
