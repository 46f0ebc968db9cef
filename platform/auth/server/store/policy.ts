import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ZonePolicy } from '../domain.ts';
import { tables } from './tables.ts';

/** What the connection's zone asks of its accounts; where nothing was set, administrators need a second factor. */
export async function readPolicy(db: ZoneDb): Promise<ZonePolicy> {
  const row = await tables(db)
    .selectFrom('auth.zone_policy')
    .select(['second_factor as secondFactor', 'demonstration_exempt as demonstrationExempt'])
    .executeTakeFirst();
  return row ?? { secondFactor: 'administrators', demonstrationExempt: true };
}

/** Writes it. */
export async function savePolicy(tx: ZoneDb, zoneId: string, policy: ZonePolicy): Promise<void> {
  const set = { second_factor: policy.secondFactor, demonstration_exempt: policy.demonstrationExempt };
  await tables(tx)
    .insertInto('auth.zone_policy')
    .values({ zone_id: zoneId, ...set })
    .onConflict((conflict) => conflict.column('zone_id').doUpdateSet(set))
    .execute();
}
