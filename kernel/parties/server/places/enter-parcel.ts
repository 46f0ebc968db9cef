import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Parcel, ParcelEntry } from '../../contract/parcel.ts';
import type {
  amendParcel as amendEndpoint,
  registerParcel as registerEndpoint,
} from '../../contract/place-endpoints.ts';
import { writeNames } from '../names/write-names.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { refusalOf, taken } from './database-refusal.ts';
import { changesOf } from './domain/changes-of.ts';
import { examineParcel } from './domain/examine-parcel.ts';
import { namesOfParcel } from './name-places.ts';
import { rejectChanged } from './reject-changed.ts';
import { rejectFaults } from './reject-faults.ts';
import { addParcel, findParcel, lockParcel, updateParcel } from './store/parcels.ts';

/** Enters a parcel with the names by which it is found. */
export async function registerParcel(
  { body }: EndpointParsed<typeof registerEndpoint>,
  context: RequestContext,
): Promise<Parcel> {
  const { zone, account, at } = requireCaller(context);
  const parcel = parcelOf(body, { id: randomUUIDv7(), registeredAt: at }, context);
  await orTaken(parcel, context, async (tx) => {
    await addParcel(tx, { ...parcel, zoneId: zone.id, registeredBy: account.id });
    await writeNames(tx, zone.id, [namesOfParcel(parcel)]);
    await context.record(tx, { subject: { type: 'parties.parcel', id: parcel.id }, after: { ...parcel } });
  });
  return parcel;
}

/** Replaces what is known of a parcel by what is told, unless it changed since it was read. */
export async function amendParcel(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<Parcel> {
  const { zone } = requireCaller(context);
  const known = await findParcel(context.db, params.parcelId);
  if (known === undefined) throw new AppError('parties.parcelUnknown');
  const parcel = parcelOf(body, known, context);
  await orTaken(parcel, context, async (tx) => {
    const before = await lockParcel(tx, known.id);
    if (before === undefined) throw new AppError('parties.parcelUnknown');
    rejectChanged({ register: 'parcel', expected: body.expected, now: before }, context);
    await updateParcel(tx, parcel);
    await writeNames(tx, zone.id, [namesOfParcel(parcel)]);
    await context.record(tx, { subject: { type: 'parties.parcel', id: parcel.id }, ...changesOf(before, parcel) });
  });
  return parcel;
}

/** The parcel that an entry makes; an entry that breaks a rule is refused. */
function parcelOf(
  entry: ParcelEntry,
  { id, registeredAt }: Pick<Parcel, 'id' | 'registeredAt'>,
  context: RequestContext,
): Parcel {
  const { faults, landCode, landCodeReason } = examineParcel(entry);
  rejectFaults(faults, context);
  return {
    ...{ id, registeredAt, landCode, landCodeReason },
    number: entry.number,
    landUse: entry.landUse ?? null,
    area: entry.area ?? null,
    supplyState: entry.supplyState,
    address: entry.address ?? null,
    boundary: entry.boundary ?? null,
    grantedOn: entry.grantedOn ?? null,
    grantEndsOn: entry.grantEndsOn ?? null,
    plotRatioMin: entry.plotRatioMin ?? null,
    plotRatioMax: entry.plotRatioMax ?? null,
    source: entry.source ?? null,
  };
}

/** One transaction; a number that another parcel holds, also one entered at the same time, is said by name. */
async function orTaken(
  { number }: Parcel,
  context: RequestContext,
  work: (tx: ZoneDb) => Promise<void>,
): Promise<void> {
  try {
    await context.transaction(work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.state !== taken || refusal.constraint !== 'parcel_number') throw error;
    const message = context.text('parties:parcel.faults.taken', { number });
    throw new AppError('parties.parcelTaken', { number }, [{ field: 'number', message }]);
  }
}
