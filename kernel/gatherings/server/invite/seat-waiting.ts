import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { StoredGathering } from '../store/gatherings.ts';
import { countSeats, seatNext } from '../store/invitations.ts';
import { tellInvited } from './tell-invited.ts';

/** Gives free seats of a locked gathering to who waited longest, and tells them. */
export async function seatWaiting(tx: ZoneDb, gathering: StoredGathering, context: RequestContext): Promise<void> {
  let free =
    gathering.capacity === null ? Number.POSITIVE_INFINITY : gathering.capacity - (await countSeats(tx, gathering.id));
  for (; free > 0; free -= 1) {
    const seated = await seatNext(tx, gathering.id);
    if (seated === undefined) return;
    await tellInvited(tx, gathering, { template: 'seated', reason: '', only: [seated] }, context);
  }
}
