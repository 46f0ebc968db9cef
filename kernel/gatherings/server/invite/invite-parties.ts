import { randomUUIDv7 } from 'node:crypto';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Invitee } from '../../contract/invitation.ts';
import type { inviteParties as endpoint } from '../../contract/inviting-endpoints.ts';
import { lockOwn, momentOf, requireAccount } from '../check-caller.ts';
import type { StoredGathering } from '../store/gatherings.ts';
import { addInvitation, listToTell } from '../store/invitations.ts';
import { findStanding } from '../store/names.ts';
import { tellInvited } from './tell-invited.ts';

/** Invites; whoever is invited to a gathering that was sent out is told at once. */
export function inviteParties(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: ['planned', 'open'] }, context);
    const added = await enterInvitees(tx, { gathering, invitees: body.invitees, walkIn: false }, context);
    if (gathering.state === 'open') {
      const ids = new Set(added.map(({ id }) => id));
      const only = (await listToTell(tx, gathering.id)).filter(({ id }) => ids.has(id));
      await tellInvited(tx, gathering, { template: 'invited', reason: '', only }, context);
    }
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: gathering.id },
      after: { invited: added.map(({ id, invitee }) => ({ invitation: id, ...invitee })) },
    });
    return { invited: added.length, before: body.invitees.length - added.length };
  });
}

/** Enters invitations of a locked gathering; answers those that were not there before. */
export async function enterInvitees(
  tx: ZoneDb,
  { gathering, invitees, walkIn }: { gathering: StoredGathering; invitees: readonly Invitee[]; walkIn: boolean },
  context: RequestContext,
): Promise<{ id: string; invitee: Invitee }[]> {
  const { zone, at } = momentOf(context);
  await refuseUnknown(tx, invitees, context);
  const added: { id: string; invitee: Invitee }[] = [];
  const by = { zoneId: zone.id, gatheringId: gathering.id, walkIn, by: requireAccount(context).id, at };
  for (const invitee of invitees) {
    const invitationId = randomUUIDv7();
    const is = await addInvitation(tx, { ...invitee, ...by, invitationId, demonstration: gathering.demonstration });
    if (is) added.push({ id: invitationId, invitee });
  }
  return added;
}

/** Who is not in the zone cannot be invited; all of them are looked at, so that none of another zone is told from none. */
async function refuseUnknown(tx: ZoneDb, invitees: readonly Invitee[], context: RequestContext): Promise<void> {
  for (const [kind, ones] of Map.groupBy(invitees, ({ kind }) => kind)) {
    const ids = ones.map(({ id }) => id);
    const known =
      kind === 'department'
        ? new Set((await departmentNamesOn(tx, momentOf(context).today)).keys())
        : await findStanding(tx, kind, ids);
    if (ids.some((id) => !known.has(id))) throw new AppError('gatherings.inviteeUnknown');
  }
}
