import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { revokeStatus as endpoint } from '../../contract/status-endpoints.ts';
import { momentOf, requireAccount, requireOwn } from '../check-caller.ts';
import { requireRule } from '../writing/known-rule.ts';
import { addRevocation, findStatus, grantsBehind } from './store/statuses.ts';

/** Ends a status from a day on, with every grant behind it, by the department whose rule granted it. */
export function revokeStatus(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const { zone, at } = momentOf(context);
    const status = await findStatus(tx, params.statusId);
    if (status === undefined) throw new AppError('rules.statusUnknown');
    const rule = await requireRule(tx, status.ruleId);
    await requireOwn(tx, rule.departmentId, context);
    const revocation = { ...body, zoneId: zone.id, by: requireAccount(context).id, at };
    const grants = await grantsBehind(tx, status);
    let revoked = grants.includes(status.id);
    for (const statusId of grants) revoked = (await addRevocation(tx, { ...revocation, statusId })) && revoked;
    if (!revoked) throw new AppError('rules.statusRevoked');
    await context.record(tx, {
      subject: { type: 'rules.status', id: status.id },
      // What a person was granted stands in the journal by its id alone.
      after: {
        ...(rule.subject === 'person' ? {} : { status: status.status }),
        party: status.partyId,
        grants: grants.length,
        revokedFrom: body.on,
      },
      reason: body.reason,
    });
    return { id: status.id };
  });
}
