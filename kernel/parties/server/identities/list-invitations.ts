import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listInvitations as endpoint } from '../../contract/invitation-endpoints.ts';
import type {
  listPartners as partnersEndpoint,
  registerPartner as registerEndpoint,
} from '../../contract/membership-endpoints.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { writeNames } from '../names/write-names.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { showPerson } from '../persons/show-person.ts';
import { namesOfInstitution } from '../places/name-places.ts';
import { addPartner, countInvitations, listInvitationRows, listPartnerRows } from './store/invitations.ts';

/** Invitations of the zone, newest first. */
export async function listInvitations(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const slice = { limit: rowsPerPage, offset: (query.page - 1) * rowsPerPage };
  const rows = await listInvitationRows(context.db, requireCaller(context).at, slice);
  return {
    total: await countInvitations(context.db),
    invitations: rows.map((row) => ({ ...row, person: showPerson(context, row.person) })),
  };
}

/** Banks and other houses, by name. */
export async function listPartners(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof partnersEndpoint>> {
  return { partners: await listPartnerRows(context.db) };
}

/** Enters a bank or another house. */
export async function registerPartner(
  { body }: EndpointParsed<typeof registerEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof registerEndpoint>> {
  const { zone, at } = requireCaller(context);
  const partner = { id: randomUUIDv7(), ...body };
  await context.transaction(async (tx) => {
    if (!(await addPartner(tx, { ...partner, zoneId: zone.id, at }))) {
      throw new AppError('parties.partnerTaken', { name: body.name });
    }
    await writeNames(tx, zone.id, [namesOfInstitution({ ...partner, shortName: null, socialCreditCode: null })]);
    await context.record(tx, { subject: { type: 'parties.partner', id: partner.id }, after: body });
  });
  return partner;
}
