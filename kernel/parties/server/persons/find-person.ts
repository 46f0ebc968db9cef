import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { findPerson as endpoint } from '../../contract/person-endpoints.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { requireCaller } from './require-caller.ts';
import { digestsOf } from './seal-person.ts';
import { showPerson } from './show-person.ts';
import { findPersonByDigest, findPersonRow } from './store/persons.ts';

/**
 * The one person with exactly this number, masked. Trying one number after the other would say the hidden places of a masked
 * one: every try stays in the journal, with what was found and without the number.
 */
export async function findPerson(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone } = requireCaller(context);
  const by = (['mobile', 'idNumber'] as const).filter((field) => body[field] !== undefined);
  const found = await context.transaction(async (tx) => {
    const holder = await findPersonByDigest(tx, digestsOf(context.keys, zone.id, body));
    // The number of somebody who was merged leads to the one who stands.
    const person = holder && (await findPersonRow(tx, (await standingIdOf(tx, holder.id)) ?? holder.id));
    const subject = person === undefined ? {} : { subject: { type: 'parties.person' as const, id: person.id } };
    await context.record(tx, { ...subject, after: { by, found: person !== undefined } });
    return person;
  });
  return { person: found === undefined ? null : showPerson(context, found) };
}
