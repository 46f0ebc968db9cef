import type { ZoneDb } from '#platform/db/server/database.ts';
import { listStored } from './store/statuses.ts';

/** Whether a status is held on a day, and its last day; no day where it has no end or is not held. */
export interface StatusHeld {
  readonly name: string;
  readonly held: boolean;
  readonly until: string | null;
}

/** Grants of one status that hold on one day: merged parties may have several. */
const mostGrants = 50;

/** Which of these statuses a party holds on a day, in their order; `ids` are the party and everyone merged into it. */
export async function statusOf(
  db: ZoneDb,
  { ids, on, names }: { ids: readonly string[]; on: string; names: readonly string[] },
): Promise<StatusHeld[]> {
  const held: StatusHeld[] = [];
  for (const name of names) {
    const filter = { partyIds: ids, status: name, on };
    const found = ids.length === 0 ? [] : await listStored(db, filter, { limit: mostGrants, offset: 0 });
    const days = found.map(({ until }) => until).filter((day) => day !== null);
    const until = days.length < found.length ? null : (days.sort().at(-1) ?? null);
    held.push({ name, held: found.length > 0, until });
  }
  return held;
}
