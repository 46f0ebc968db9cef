import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getPerson as endpoint, getOwnPerson as ownEndpoint } from '../../contract/person-endpoints.ts';
import { listMembershipsOfPerson } from '../identities/store/memberships.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { requireCaller } from './require-caller.ts';
import { showPerson, unmaskableFields } from './show-person.ts';
import { findOpenRequest, listHoldRows } from './store/erasures.ts';
import { findPersonOfAccount, findPersonRow } from './store/persons.ts';

/** One person, masked, with memberships and what forbids erasing. */
export async function getPerson(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const row = await findPersonRow(context.db, params.personId);
  if (row === undefined) throw new AppError('parties.personUnknown');
  // A hold that was placed under a merged entry forbids erasing just as well.
  const holds = await listHoldRows(context.db, await everyIdOf(context.db, row.id), requireCaller(context).today);
  return {
    person: showPerson(context, row),
    memberships: await listMembershipsOfPerson(context.db, row.id),
    holds: holds.map(({ personId: _person, ...hold }) => hold),
    erasure: (await findOpenRequest(context.db, row.id))?.state ?? null,
    unmaskable: context.can('parties:person.unmask') && row.erasedAt === null ? unmaskableFields(context.role) : [],
  };
}

/** The caller's own person, masked too: a screen that is left open should not show numbers. */
export async function getOwnPerson(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const row = await findPersonOfAccount(context.db, requireCaller(context).account.id);
  if (row === undefined) return { person: null, erasure: null };
  return {
    person: showPerson(context, row),
    erasure: (await findOpenRequest(context.db, row.id))?.state ?? null,
  };
}
