import { everyIdOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { countStored } from './store/statuses.ts';

/** Which status of whom is asked for, on which day. */
export interface AskedStatus {
  readonly partyId: string;
  readonly status: string;
  readonly on: string;
}

/** Whether a party, or one that was merged into it, has a status on a day. */
export async function statusHolds(db: ZoneDb, { partyId, status, on }: AskedStatus): Promise<boolean> {
  return (await countStored(db, { partyIds: await everyIdOf(db, partyId), status, on })) > 0;
}

/** The gate of an act: throws `rules.statusMissing`, naming status and day, where the party does not have it. */
export async function requireStatus(db: ZoneDb, asked: AskedStatus): Promise<void> {
  if (await statusHolds(db, asked)) return;
  throw new AppError('rules.statusMissing', { status: asked.status, day: asked.on });
}
