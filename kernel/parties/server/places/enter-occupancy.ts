import { randomUUIDv7 } from 'node:crypto';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { enterOccupancy as endpoint } from '../../contract/place-endpoints.ts';
import type { Occupancy, OccupancyPeriod } from '../../contract/place-occupancy.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { type EntryFault, faultAt } from './domain/fault.ts';
import { examinePeriod } from './domain/occupancy-acts.ts';
import { orOverlaps } from './or-overlaps.ts';
import { rejectFaults } from './reject-faults.ts';
import { addAct, addOccupancy, findOccupancy, findPartyName, findPlaceName } from './store/occupancies.ts';

/** Enters who uses a place from when, with the act that says where that is known from. */
export async function enterOccupancy(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Occupancy> {
  const { zone, account, at, today } = requireCaller(context);
  const [party, place] = [await findPartyName(context.db, body.partyId), await findPlaceName(context.db, body.placeId)];
  const period: OccupancyPeriod = {
    startsOn: body.startsOn,
    endsOn: body.endsOn ?? null,
    area: body.area ?? null,
  };
  const faults: EntryFault[] = examinePeriod(period);
  if (party === undefined) faults.push(faultAt('partyId', 'occupancy.faults.party'));
  if (place === undefined) faults.push(faultAt('placeId', 'occupancy.faults.place'));
  rejectFaults(faults, context);
  const id = randomUUIDv7();
  return orOverlaps({ party: party ?? '', place: place ?? '' }, async () =>
    context.transaction(async (tx) => {
      await addOccupancy(tx, { ...body, zoneId: zone.id, id });
      await addAct(tx, {
        ...{ zoneId: zone.id, occupancyId: id, number: 1, kind: 'entered', source: body.source },
        ...{ before: null, after: period, reverses: null, madeBy: account.id, madeAt: at },
      });
      const told = { ...period, partyId: body.partyId, placeId: body.placeId, kind: body.kind };
      await context.record(tx, { subject: { type: 'parties.occupancy', id }, after: told, reason: body.source });
      return stored(await findOccupancy(tx, id, today));
    }),
  );
}

function stored(occupancy: Occupancy | undefined): Occupancy {
  if (occupancy === undefined) throw new Error('an occupancy just written is there');
  return occupancy;
}
