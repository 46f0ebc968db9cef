import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  listConsents as endpoint,
  listOwnConsents as ownEndpoint,
  listPersonalConsents as personalEndpoint,
  listConsentReceivers as receiversEndpoint,
} from '../../contract/consent.ts';
import { partnerKind } from '../../contract/membership.ts';
import { requireOwnFirm } from '../identities/require-own-firm.ts';
import { contentsOn, resolve } from '../organisation/domain/records.ts';
import { allDepartmentEntries } from '../organisation/store/current.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findPersonOfAccount } from '../persons/store/persons.ts';
import { findParty } from '../rosters/store/parties.ts';
import { showConsents } from './show-consents.ts';
import { listInstitutions } from './store/consents.ts';

/** What a party has agreed to. */
export async function listConsents(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  if ((await findParty(context.db, params.partyId)) === undefined) throw new AppError('parties.partyUnknown');
  return { consents: await showConsents(context.db, params.partyId, requireCaller(context).today) };
}

/** What the caller's firm has agreed to. */
export async function listOwnConsents(
  { params }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  await requireOwnFirm(context.db, { firmId: params.firmId, representative: false }, context);
  return { consents: await showConsents(context.db, params.firmId, requireCaller(context).today) };
}

/** What the caller has agreed to; nothing where the login belongs to no person. */
export async function listPersonalConsents(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof personalEndpoint>> {
  const { account, today } = requireCaller(context);
  const person = await findPersonOfAccount(context.db, account.id);
  return { consents: person === undefined ? [] : await showConsents(context.db, person.id, today) };
}

/** To whom something can be told. */
export async function listConsentReceivers(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof receiversEndpoint>> {
  const institutions = await listInstitutions(context.db);
  const contents = contentsOn(resolve(await allDepartmentEntries(context.db)), requireCaller(context).today);
  const departments = [...contents].filter(([, { standing, kind }]) => standing && kind !== 'section');
  return {
    institutions: institutions.map(({ id, name }) => ({ id, name })),
    departments: departments.map(([id, { name }]) => ({ id, name })),
    institutionKinds: [...partnerKind.options],
  };
}
