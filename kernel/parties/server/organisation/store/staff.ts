import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Everybody of the authority, in the order of the list. */
export function listStaffRows(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.staff')
    .select(['id', 'name', 'office_extension as officeExtension', 'account_id as accountId'])
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** A row of {@link listStaffRows}. */
export type StaffMember = Awaited<ReturnType<typeof listStaffRows>>[number];

/** The person of an account. */
export function findStaffOf(db: ZoneDb, accountId: string) {
  return tables(db).selectFrom('parties.staff').select('id').where('account_id', '=', accountId).executeTakeFirst();
}

/** Enters a person, last in the list; false when another person has the account. */
export async function addStaffMember(
  tx: ZoneDb,
  person: {
    zoneId: string;
    id: string;
    name: string;
    officeExtension: string | null;
    accountId: string | null;
    demonstration: boolean;
  },
): Promise<boolean> {
  const last = await tables(tx)
    .selectFrom('parties.staff')
    .select((make) => make.fn.max('position').as('position'))
    .executeTakeFirst();
  const stored = await tables(tx)
    .insertInto('parties.staff')
    .values({
      zone_id: person.zoneId,
      id: person.id,
      name: person.name,
      office_extension: person.officeExtension,
      account_id: person.accountId,
      position: (last?.position ?? 0) + 1,
      demonstration: person.demonstration,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}
