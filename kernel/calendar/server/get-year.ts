import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getYear as endpoint } from '../contract/endpoints.ts';
import type { CalendarYear } from '../contract/year.ts';
import { describeYear } from './domain/describe-year.ts';
import { loadCalendar } from './load-calendar.ts';

/** One year, day by day. */
export async function getYear(input: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<CalendarYear> {
  return describeYear(await loadCalendar(context.db, input.query.asOf), input.params.year);
}
