import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DutyKey } from '../../../contract/organisation.ts';
import { tables } from './tables.ts';

/** The zone's own catalogue. */
export function listDutyItems(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.duty_item')
    .select(['kind', 'code', 'name', 'withdrawn'])
    .orderBy('kind')
    .orderBy('code')
    .execute();
}

/** One item of the zone's own catalogue. */
export function findDutyItem(db: ZoneDb, { kind, code }: DutyKey) {
  return tables(db)
    .selectFrom('parties.duty_item')
    .select(['name', 'withdrawn'])
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** An item as it is stored. */
export interface NewDutyItem extends DutyKey {
  zoneId: string;
  name: string;
  withdrawn: boolean;
  demonstration: boolean;
}

/** Enters an item, or gives the one of the same kind and code another name or state. */
export async function saveItem(tx: ZoneDb, { zoneId, name, withdrawn, ...item }: NewDutyItem): Promise<void> {
  await tables(tx)
    .insertInto('parties.duty_item')
    .values({ zone_id: zoneId, ...item, name, withdrawn })
    .onConflict((conflict) => conflict.columns(['zone_id', 'kind', 'code']).doUpdateSet({ name, withdrawn }))
    .execute();
}
