import { housesOf, placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { momentOf, requireAccount } from '../check-caller.ts';
import { listOfInvitees, type StoredInvitation } from '../store/invitations.ts';

/** As whom an account can be invited: oneself, the person behind it, the houses for which it acts, the departments in which it works. */
export interface OwnSelves {
  accountId: string;
  personId: string | null;
  /** All of them, oneself first. */
  ids: readonly string[];
}

/** Everything that the caller is today. */
export async function ownSelves(db: ZoneDb, context: RequestContext): Promise<OwnSelves> {
  const { id: accountId } = requireAccount(context);
  const { personId, houses } = await housesOf(db, accountId);
  const places = await placesOf(db, accountId, momentOf(context).today);
  const departments = places.map(({ departmentId }) => departmentId);
  const ids = [accountId, ...(personId === null ? [] : [personId]), ...houses.map(({ id }) => id), ...departments];
  return { accountId, personId, ids };
}

/** Of several invitations of one gathering the nearest to oneself. */
export function nearest(invitations: readonly StoredInvitation[], { ids }: OwnSelves): StoredInvitation | undefined {
  return invitations.toSorted((one, other) => ids.indexOf(one.invitee) - ids.indexOf(other.invitee))[0];
}

/** The invitation by which the caller is invited to a gathering; undefined when to nobody of them. */
export async function findOwnInvitation(
  db: ZoneDb,
  gatheringId: string,
  context: RequestContext,
): Promise<StoredInvitation | undefined> {
  const own = await ownSelves(db, context);
  return nearest(await listOfInvitees(db, { invitees: own.ids, gatheringId }), own);
}
