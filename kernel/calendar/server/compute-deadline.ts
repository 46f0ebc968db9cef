import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Deadline } from '../contract/deadline.ts';
import type { computeDeadline as endpoint } from '../contract/endpoints.ts';
import { explainDeadline } from './domain/explain-deadline.ts';
import { loadCalendar } from './load-calendar.ts';

/** The last day of a limit, with every day accounted for. */
export async function computeDeadline(
  input: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Deadline> {
  const { from, days, asOf } = input.query;
  return explainDeadline(await loadCalendar(context.db, asOf), from, days);
}
