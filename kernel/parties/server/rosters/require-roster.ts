import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Roster, RosterItem } from '../../contract/roster.ts';
import { lockRoster } from './store/rosters.ts';

/** A list that is about to be changed, locked: acts on one list happen one after the other. */
export async function requireRoster(tx: ZoneDb, id: string): Promise<Roster> {
  const roster = await lockRoster(tx, id);
  if (roster === undefined) throw new AppError('parties.rosterUnknown');
  return roster;
}

/** The item of a list, open for new entries. */
export function requireItem(roster: Roster, itemId: string): RosterItem {
  const item = roster.items.find((one) => one.id === itemId);
  if (item === undefined || item.withdrawn) throw new AppError('parties.rosterItemUnknown');
  return item;
}

/** Refuses entries outside of the days in which the list is kept. */
export function requireKept(roster: Roster, { startsOn, endsOn }: { startsOn: string; endsOn: string | null }): void {
  if (startsOn < roster.foundedOn) throw new AppError('parties.rosterDayWrong', { from: roster.foundedOn });
  const { closedOn } = roster;
  if (closedOn !== null && (endsOn === null || endsOn > closedOn)) {
    throw new AppError('parties.rosterClosed', { day: closedOn });
  }
}
