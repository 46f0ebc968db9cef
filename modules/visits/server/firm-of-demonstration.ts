import { actingFirm } from '#kernel/parties/server/index.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Firm for which the zone's own login of a firm acts; undefined where there is none. */
export async function firmOfDemonstration(tx: ZoneDb): Promise<string | undefined> {
  for (const { id, role } of await accountsOf(tx)) {
    if (role !== 'firmMember') continue;
    const own = await actingFirm(tx, id);
    if (own !== null) return own.firmId;
  }
  return undefined;
}
