import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  listDisclosures as endpoint,
  listOwnDisclosures as ownEndpoint,
  listPersonalDisclosures as personalEndpoint,
} from '../../contract/disclosure.ts';
import { requireOwnFirm } from '../identities/require-own-firm.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { departmentNamesOn } from '../organisation/owner-of.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findPersonOfAccount } from '../persons/store/persons.ts';
import { findParty } from '../rosters/store/parties.ts';
import { listInstitutions } from './store/consents.ts';
import { countDisclosuresOf, listDisclosuresOf } from './store/disclosures.ts';

type Answer = EndpointResult<typeof endpoint>;
type Slice = EndpointParsed<typeof endpoint>['query'];

/** Who received what of a party. */
export async function listDisclosures(
  { params, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Answer> {
  if ((await findParty(context.db, params.partyId)) === undefined) throw new AppError('parties.partyUnknown');
  return show(params.partyId, query, context);
}

/** Who received what of the caller's firm; which officer handed it over is the authority's own affair. */
export async function listOwnDisclosures(
  { params, query }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<Answer> {
  await requireOwnFirm(context.db, { firmId: params.firmId, representative: false }, context);
  return withoutNames(await show(params.firmId, query, context));
}

/** Who received what of the caller. */
export async function listPersonalDisclosures(
  { query }: EndpointParsed<typeof personalEndpoint>,
  context: RequestContext,
): Promise<Answer> {
  const person = await findPersonOfAccount(context.db, requireCaller(context).account.id);
  return person === undefined ? { total: 0, disclosures: [] } : withoutNames(await show(person.id, query, context));
}

function withoutNames({ total, disclosures }: Answer): Answer {
  return { total, disclosures: disclosures.map((one) => ({ ...one, by: null })) };
}

async function show(partyId: string, { page, pageSize }: Slice, context: RequestContext): Promise<Answer> {
  const { db } = context;
  const ids = await everyIdOf(db, partyId);
  const rows = await listDisclosuresOf(db, ids, { limit: pageSize, offset: (page - 1) * pageSize });
  if (rows.length === 0) return { total: await countDisclosuresOf(db, ids), disclosures: [] };
  const departments = await departmentNamesOn(db, requireCaller(context).today);
  const institutions = new Map((await listInstitutions(db)).map(({ id, name }) => [id, name] as const));
  const disclosures = rows.map((row) => ({
    ...row,
    receiverName: (row.receiver.kind === 'department' ? departments : institutions).get(row.receiver.id) ?? null,
  }));
  return { total: await countDisclosuresOf(db, ids), disclosures };
}
