import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Edit } from '../domain/draft.ts';
import type { InventedOrganisation } from '../domain/invent-organisation.ts';
import type { Contents, Entry, Track } from '../domain/records.ts';
import { addChange } from './records.ts';
import { listRestedOn, type RestedOn } from './rested-on.ts';
import { tables } from './tables.ts';

/** Tables in the order in which their rows may go. */
const inOrder = [
  'parties.work_move',
  'parties.duty_state',
  'parties.post_state',
  'parties.department_state',
  'parties.organisation_change',
  'parties.duty_item',
  'parties.post',
  'parties.staff',
  'parties.department',
] as const;

/**
 * Removes the organisation of a fictional zone, with whatever visitors changed in it. Departments and people of the staff on
 * whom rows of people rest in any part keep their identity, so that no visit, plan or rating goes with them; but for staff
 * with a login whom `next` does not know: the login is theirs who come.
 */
export async function removeInventedOrganisation(tx: ZoneDb, next: Pick<InventedOrganisation, 'staff'>): Promise<void> {
  const again = new Set(next.staff.map(({ id }) => id));
  const staff = await listRestedOn(tx, 'parties.staff');
  const rested: Partial<Record<(typeof inOrder)[number], readonly RestedOn[]>> = {
    'parties.department': await listRestedOn(tx, 'parties.department'),
    'parties.staff': staff.filter(({ id, hasLogin }) => again.has(id) || !hasLogin),
  };
  for (const table of inOrder) {
    const kept = rested[table] ?? [];
    await sql`delete from ${sql.table(table)} where demonstration
      ${kept.length === 0 ? sql`` : sql`and id <> all(${kept.map(({ id }) => id)}::uuid[])`}`.execute(tx);
  }
}

/** Adds people and catalogue, then change by change what each wrote; whoever kept an identity takes it up again. */
export async function addInventedOrganisation(
  tx: ZoneDb,
  zoneId: string,
  { staff, dutyItems, changes, records }: InventedOrganisation,
): Promise<void> {
  const people = staff.map(({ officeExtension, accountId, ...person }) => ({
    ...{ zone_id: zoneId, ...person, office_extension: officeExtension, account_id: accountId, demonstration: true },
  }));
  if (people.length > 0)
    await tables(tx)
      .insertInto('parties.staff')
      .values(people)
      .onConflict((conflict) => conflict.columns(['zone_id', 'id']).doNothing())
      .execute();
  const items = dutyItems.map((item) => ({ zone_id: zoneId, ...item, withdrawn: false, demonstration: true }));
  if (items.length > 0) await tables(tx).insertInto('parties.duty_item').values(items).execute();
  for (const change of changes) {
    const edits = {
      department: editsOf<'department'>(records.department, change.number),
      post: editsOf<'post'>(records.post, change.number),
      duty: editsOf<'duty'>(records.duty, change.number),
    };
    const made = { madeBy: null, madeAt: `${change.effectiveOn}T09:00:00+08:00`, undoes: null, demonstration: true };
    await addChange(tx, { zoneId, ...change, ...made }, edits);
  }
}

function editsOf<K extends Track>(entries: readonly Entry<Contents[K]>[], number: number): Edit<K>[] {
  return entries
    .filter((entry) => entry.number === number)
    .map(({ subject, from, content }) => ({ subject, from, before: null, after: content }));
}
