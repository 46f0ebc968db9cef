import type { ZoneDb } from '#platform/db/server/database.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MemberRole } from '../../contract/membership.ts';
import type {
  chooseActingFirm as chooseEndpoint,
  listOwnFirms as endpoint,
} from '../../contract/membership-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { actingAmong } from './domain.ts';
import { requireOwnFirm } from './require-own-firm.ts';
import { chooseFirm, findChosenFirm, listInvitationsOfAccount } from './store/invitations.ts';
import { listMembershipsOfAccount } from './store/memberships.ts';

/** The firms and houses of the caller, for which of them the caller acts, and what waits for an answer. */
export async function listOwnFirms(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  const { account, at } = requireCaller(context);
  const memberships = await listMembershipsOfAccount(context.db, account.id);
  return {
    memberships,
    actingFirmId: actingAmong(memberships, await findChosenFirm(context.db, account.id)),
    invitations: await listInvitationsOfAccount(context.db, account.id, at),
  };
}

/** Chooses for which firm the caller acts; kept with the account, so that it holds on every device. */
export function chooseActingFirm(
  { body }: EndpointParsed<typeof chooseEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof chooseEndpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: body.firmId, representative: false }, context);
    const before = await chooseFirm(tx, { zoneId: zone.id, accountId: account.id, firmId: body.firmId, at });
    await context.record(tx, {
      subject: { type: 'parties.firm', id: body.firmId },
      before: { actingFirm: before ?? null },
      after: { actingFirm: body.firmId },
    });
    return { firmId: body.firmId };
  });
}

/**
 * The firm for which the holder of an account acts now, and what the holder is there; null for nobody's firm, and while
 * somebody of several firms has not chosen. Every use-case that a firm calls asks here, and never trusts a firm's id in a request.
 */
export async function actingFirm(db: ZoneDb, accountId: string): Promise<{ firmId: string; role: MemberRole } | null> {
  const memberships = await listMembershipsOfAccount(db, accountId);
  const firmId = actingAmong(memberships, await findChosenFirm(db, accountId));
  const own = memberships.find((one) => one.firmId === firmId && one.state === 'active');
  return firmId === null || own === undefined ? null : { firmId, role: own.role };
}
