import type { ZoneDb } from '#platform/db/server/database.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import { memberConfirmed } from '../../contract/person-events.ts';

/** Tells other modules that somebody may act for a firm from now on; of banks and other houses nobody asks. */
export async function tellConfirmed(
  tx: ZoneDb,
  zoneId: string,
  { id, firmId, personId }: { id: string; firmId: string | null; personId: string },
): Promise<void> {
  if (firmId === null) return;
  await appendEvent(tx, { zoneId, name: memberConfirmed.name, payload: { membershipId: id, firmId, personId } });
}
