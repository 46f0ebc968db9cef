import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Edit } from '../domain/draft.ts';
import type { InventedOrganisation } from '../domain/invent-organisation.ts';
import type { Contents, Entry, Track } from '../domain/records.ts';
import { addChange } from './records.ts';
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

/** Removes the organisation of a fictional zone, with whatever visitors changed in it. */
export async function removeInventedOrganisation(tx: ZoneDb): Promise<void> {
  for (const table of inOrder) await tables(tx).deleteFrom(table).where('demonstration', '=', true).execute();
}

/** Adds people and catalogue, then change by change what each wrote. */
export async function addInventedOrganisation(
  tx: ZoneDb,
  zoneId: string,
  { staff, dutyItems, changes, records }: InventedOrganisation,
): Promise<void> {
  const people = staff.map(({ officeExtension, accountId, ...person }) => ({
    ...{ zone_id: zoneId, ...person, office_extension: officeExtension, account_id: accountId, demonstration: true },
  }));
  if (people.length > 0) await tables(tx).insertInto('parties.staff').values(people).execute();
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
