import { departmentNamesOn, placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';
import { findGathering, lockGathering, type StoredGathering } from './store/gatherings.ts';

/** Who acts, where and when; `wall` is the time of day in China, `YYYY-MM-DDTHH:MM`. */
export interface Moment {
  zone: ZoneRef;
  /** ISO 8601 in UTC. */
  at: string;
  /** `YYYY-MM-DD` in China. */
  today: string;
  wall: string;
}

/** Where and when of a request that names its zone. */
export function momentOf({ zone, now }: Pick<RequestContext, 'zone' | 'now'>): Moment {
  if (zone === null) throw new Error('the page or session names the zone');
  const wall = now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return {
    zone,
    at: now().toString({ fractionalSecondDigits: 3 }),
    today: wall.toPlainDate().toString(),
    wall: wall.toString({ smallestUnit: 'minute' }),
  };
}

/** The signed-in caller; the permissions of these use-cases are held by the signed-in only. */
export function requireAccount({ account }: Pick<RequestContext, 'account'>): RequestAccount {
  if (account === null) throw new Error('only the signed-in hold the permission');
  return account;
}

/** A gathering of the zone; one of another zone answers as one that does not exist. */
export async function requireGathering(db: ZoneDb, id: string): Promise<StoredGathering> {
  const found = await findGathering(db, id);
  if (found === undefined) throw new AppError('gatherings.gatheringUnknown');
  return found;
}

/** Departments in which the caller works today. */
export async function ownDepartments(db: ZoneDb, context: RequestContext): Promise<readonly string[]> {
  const places = await placesOf(db, requireAccount(context).id, momentOf(context).today);
  return places.map(({ departmentId }) => departmentId);
}

/** Refuses who does not work in the department. */
export async function requireOwn(db: ZoneDb, departmentId: string, context: RequestContext): Promise<void> {
  if ((await ownDepartments(db, context)).includes(departmentId)) return;
  const names = await departmentNamesOn(db, momentOf(context).today);
  throw new AppError('gatherings.otherDepartment', { department: names.get(departmentId) ?? '' });
}

/** Locks a gathering that the caller's department holds; refuses states in which the thing asked for is not done. */
export async function lockOwn(
  tx: ZoneDb,
  { id, states }: { id: string; states: readonly StoredGathering['state'][] },
  context: RequestContext,
): Promise<StoredGathering> {
  const found = await lockGathering(tx, id);
  if (found === undefined) throw new AppError('gatherings.gatheringUnknown');
  await requireOwn(tx, found.hostId, context);
  refuseState(found, states, context);
  return found;
}

/** Refuses a gathering that is in none of these states. */
export function refuseState(
  { state }: Pick<StoredGathering, 'state'>,
  states: readonly StoredGathering['state'][],
  { text }: Pick<RequestContext, 'text'>,
): void {
  if (!states.includes(state)) throw new AppError('gatherings.notNow', { state: text(`gatherings:states.${state}`) });
}
