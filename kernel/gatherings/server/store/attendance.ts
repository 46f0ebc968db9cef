import type { ZoneDb } from '#platform/db/server/database.ts';
import { type GatheringTables, tables } from './tables.ts';

/** Somebody who signs in. */
export interface NewAttendance {
  zoneId: string;
  id: string;
  gatheringId: string;
  invitationId: string;
  accountId: string | null;
  personId: string | null;
  how: GatheringTables['gatherings.attendance']['how'];
  by: string | null;
  at: string;
  demonstration: boolean;
}

/** Signs somebody in; false when that person did already. */
export async function addAttendance(tx: ZoneDb, one: NewAttendance): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('gatherings.attendance')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, gathering_id: one.gatheringId, invitation_id: one.invitationId },
      ...{ account_id: one.accountId, person_id: one.personId, how: one.how, by_account: one.by, at: one.at },
      demonstration: one.demonstration,
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'gathering_id', 'attendant']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** When one of these (a person, an account, an invitation) signed in; undefined when not yet. */
export async function signedInAt(
  db: ZoneDb,
  { gatheringId, attendants }: { gatheringId: string; attendants: readonly string[] },
): Promise<string | undefined> {
  if (attendants.length === 0) return undefined;
  const row = await tables(db)
    .selectFrom('gatherings.attendance')
    .select('at')
    .where('gathering_id', '=', gatheringId)
    .where('attendant', 'in', [...attendants])
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** The last who signed in, the newest first. */
export function listLast(db: ZoneDb, gatheringId: string, limit: number) {
  return tables(db)
    .selectFrom('gatherings.attendance as one')
    .innerJoin('gatherings.invitation as invitation', (join) =>
      join.onRef('invitation.zone_id', '=', 'one.zone_id').onRef('invitation.id', '=', 'one.invitation_id'),
    )
    .select(['one.id', 'one.at', 'one.how', 'invitation.kind', 'invitation.invitee'])
    .where('one.gathering_id', '=', gatheringId)
    .orderBy('one.at', 'desc')
    .orderBy('one.id', 'desc')
    .limit(limit)
    .execute();
}
