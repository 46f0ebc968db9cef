import { randomUUIDv7 } from 'node:crypto';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { addStaff as endpoint } from '../../contract/organisation-endpoints.ts';
import { addStaffMember } from './store/staff.ts';

/** Enters a person of the authority; the journal keeps the id and not the name. */
export async function addStaff(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone } = context;
  if (zone === null) throw new Error('only the signed-in hold the permission');
  const { accountId = null, officeExtension = null, name } = body;
  const staffId = randomUUIDv7();
  await context.transaction(async (tx) => {
    if (accountId !== null && !(await accountsOf(tx)).some((account) => account.id === accountId)) {
      throw new AppError('parties.staffUnknown');
    }
    const person = {
      zoneId: zone.id,
      id: staffId,
      name,
      officeExtension,
      accountId,
      demonstration: zone.demonstration,
    };
    if (!(await addStaffMember(tx, person))) throw new AppError('parties.accountSeated');
    const after = { staffId, accountId, officeExtension };
    await context.record(tx, { subject: { type: 'parties.staff', id: staffId }, after });
  });
  return { staffId };
}
