import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { findPerson as endpoint } from '../../contract/person-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { digestsOf } from './seal-person.ts';
import { showPerson } from './show-person.ts';
import { findPersonByDigest } from './store/persons.ts';

/** The one person with exactly this number, masked. */
export async function findPerson(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone } = requireCaller(context);
  const found = await findPersonByDigest(context.db, digestsOf(context.keys, zone.id, body));
  return { person: found === undefined ? null : showPerson(context, found) };
}
