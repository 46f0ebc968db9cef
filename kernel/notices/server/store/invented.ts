import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Removes the invented notices of one part, with everything that hangs on them; how many there were. */
export async function removeInvented(tx: ZoneDb, part: string): Promise<number> {
  const gone = await tables(tx)
    .deleteFrom('notices.notice')
    .where('demonstration', '=', true)
    .where(sql<string>`split_part(template, '.', 1)`, '=', part)
    .executeTakeFirst();
  await tables(tx)
    .deleteFrom('notices.thread')
    .where('demonstration', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notices.notice as kept')
            .select(sql<number>`1`.as('there'))
            .whereRef('kept.zone_id', '=', 'notices.thread.zone_id')
            .whereRef('kept.thread', '=', 'notices.thread.thread'),
        ),
      ),
    )
    .execute();
  return Number(gone.numDeletedRows);
}
