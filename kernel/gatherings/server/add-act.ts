import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type FoldedGathering, nextGathering, type StoredGatheringAct } from '../contract/gathering-state.ts';
import { momentOf } from './check-caller.ts';
import { addAct, type StoredGathering } from './store/gatherings.ts';

/** Adds one act to a locked gathering; what it comes to is what the pure fold says. */
export async function addActTo(
  tx: ZoneDb,
  before: StoredGathering,
  asked: Omit<StoredGatheringAct, 'number'>,
  context: RequestContext,
): Promise<FoldedGathering> {
  const { zone, at } = momentOf(context);
  const act = { ...asked, number: before.acts + 1 };
  const { state, title, day, fromTime, toTime, place, siteId, capacity, acts } = before;
  const after = nextGathering({ state, title, day, fromTime, toTime, place, siteId, capacity, acts }, act);
  const by = { id: before.id, zoneId: zone.id, by: context.account?.id ?? null, at };
  await addAct(tx, by, { ...act, state: after.state });
  return after;
}
