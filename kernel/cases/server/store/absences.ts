import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Accounts that are absent on a day and left their work to a deputy. */
export async function absentPrincipals(
  db: ZoneDb,
  { deputyId, on }: { deputyId: string; on: string },
): Promise<readonly { accountId: string; leader: boolean }[]> {
  const { rows } = await sql<{ accountId: string; leader: boolean }>`
    select a.account_id as "accountId", (who.role = 'leader') as leader
    from cases.absence as a join auth.account as who on who.zone_id = a.zone_id and who.id = a.account_id
    where a.deputy_id = ${deputyId} and a.ended_at is null and who.status <> 'closed' and ${on}::date between a.first_on and a.last_on
    order by a.account_id limit 20`.execute(db);
  return rows;
}
