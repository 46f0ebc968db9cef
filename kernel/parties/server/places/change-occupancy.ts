import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  correctOccupancy as correctEndpoint,
  endOccupancy as endEndpoint,
  reverseOccupancy as reverseEndpoint,
} from '../../contract/place-endpoints.ts';
import type { Occupancy, OccupancyPeriod } from '../../contract/place-occupancy.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { type CountedAct, examinePeriod, planChange, planReversal } from './domain/occupancy-acts.ts';
import { orOverlaps } from './or-overlaps.ts';
import { rejectFaults } from './reject-faults.ts';
import { addAct, findOccupancy, listActs, lockOccupancy, setPeriod } from './store/occupancies.ts';

/** Ends the use of a place with its last day. */
export function endOccupancy({ params, body }: EndpointParsed<typeof endEndpoint>, context: RequestContext) {
  return act({ id: params.occupancyId, source: body.source }, context, (acts, now) => {
    const after = { ...now, endsOn: body.endsOn };
    rejectFaults(examinePeriod(after, now), context);
    return planChange(acts, 'ended', after);
  });
}

/** Corrects days and area that were entered wrongly. */
export function correctOccupancy({ params, body }: EndpointParsed<typeof correctEndpoint>, context: RequestContext) {
  return act({ id: params.occupancyId, source: body.source }, context, (acts, now) => {
    const after = { startsOn: body.startsOn, endsOn: body.endsOn ?? null, area: body.area ?? null };
    rejectFaults(examinePeriod(after, now), context);
    return planChange(acts, 'corrected', after);
  });
}

/** Takes back the last act that counts. */
export function reverseOccupancy({ params, body }: EndpointParsed<typeof reverseEndpoint>, context: RequestContext) {
  return act({ id: params.occupancyId, source: body.source }, context, planReversal);
}

type Plan = (acts: readonly CountedAct[], now: OccupancyPeriod) => CountedAct | undefined;

/** One act after the other: the plan sees everything that was done before, and what it says is written with its source. */
async function act(
  { id, source }: { id: string; source: string },
  context: RequestContext,
  plan: Plan,
): Promise<Occupancy> {
  const { zone, account, at, today } = requireCaller(context);
  const told = await requireOccupancy(context.db, id, today);
  return orOverlaps({ party: told.party.name, place: told.place.name }, () =>
    context.transaction(async (tx) => {
      if (!(await lockOccupancy(tx, id))) throw new AppError('parties.occupancyUnknown');
      const { startsOn, endsOn, area, state } = await requireOccupancy(tx, id, today);
      if (state === 'reversed') throw new AppError('parties.occupancyReversed');
      const planned = plan(await listActs(tx, id), { startsOn, endsOn, area });
      if (planned === undefined) throw new AppError('parties.occupancyReversed');
      await setPeriod(tx, id, planned.after);
      await addAct(tx, { ...planned, zoneId: zone.id, occupancyId: id, source, madeBy: account.id, madeAt: at });
      const { before, after } = planned;
      await context.record(tx, { subject: { type: 'parties.occupancy', id }, before, after, reason: source });
      return requireOccupancy(tx, id, today);
    }),
  );
}

async function requireOccupancy(db: ZoneDb, id: string, today: string): Promise<Occupancy> {
  const occupancy = await findOccupancy(db, id, today);
  if (occupancy === undefined) throw new AppError('parties.occupancyUnknown');
  return occupancy;
}
