import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ChangeKind } from '../../../contract/organisation.ts';
import type { Edit, Edits } from '../domain/draft.ts';
import type { Contents, Entry, Records, Track } from '../domain/records.ts';
import { departmentEntry, departmentRow, dutyEntry, dutyRow, postEntry, postRow, type Stamp } from './rows.ts';
import { tables } from './tables.ts';

/** Every row of the zone's organisation: some thousand at most, for a zone has dozens of departments. */
export async function loadRecords(db: ZoneDb): Promise<Records> {
  const departments = await tables(db).selectFrom('parties.department_state').select(departmentColumns).execute();
  const posts = await tables(db).selectFrom('parties.post_state').select(postColumns).execute();
  const duties = await tables(db).selectFrom('parties.duty_state').select(dutyColumns).execute();
  return { department: departments.map(departmentEntry), post: posts.map(postEntry), duty: duties.map(dutyEntry) };
}

const stateColumns = ['valid_from', 'change_number', 'status'] as const;

/** Columns of a department's state. */
export const departmentColumns = [
  ...stateColumns,
  ...(['department_id', 'parent_id', 'kind', 'code', 'name', 'position'] as const),
] as const;

/** Columns of a post's state. */
export const postColumns = [
  ...stateColumns,
  ...(['post_id', 'department_id', 'title', 'head', 'position', 'holder_id', 'main', 'confirmed'] as const),
] as const;

/** Columns of a duty's state. */
export const dutyColumns = [...stateColumns, 'kind', 'code', 'department_id', 'post_id'] as const;

/** Writers of one zone's organisation wait for each other until their transaction ends. */
export async function lockOrganisation(tx: ZoneDb, zoneId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('parties.organisation'), hashtext(${zoneId}))`.execute(tx);
}

/** A change with its number, before its rows. */
export interface NewChange {
  zoneId: string;
  number: number;
  kind: ChangeKind;
  effectiveOn: string;
  documentNumber: string | null;
  reason: string | null;
  undoes: number | null;
  madeBy: string | null;
  madeAt: string;
  demonstration: boolean;
}

/** Enters a change and everything that it writes; nothing that stands is touched. */
export async function addChange(tx: ZoneDb, change: NewChange, edits: Edits): Promise<void> {
  await tables(tx)
    .insertInto('parties.organisation_change')
    .values({
      zone_id: change.zoneId,
      number: change.number,
      kind: change.kind,
      effective_on: change.effectiveOn,
      document_number: change.documentNumber,
      reason: change.reason,
      undoes: change.undoes,
      made_by: change.madeBy,
      made_at: change.madeAt,
      demonstration: change.demonstration,
    })
    .execute();
  const stamp = { zone_id: change.zoneId, change_number: change.number, demonstration: change.demonstration };
  await addIdentities(tx, 'parties.department', { edits: edits.department, stamp });
  await addIdentities(tx, 'parties.post', { edits: edits.post, stamp });
  const departments = edits.department.map((edit) => departmentRow(entryOf(edit), stamp));
  const posts = edits.post.map((edit) => postRow(entryOf(edit), stamp));
  const duties = edits.duty.map((edit) => dutyRow(entryOf(edit), stamp));
  if (departments.length > 0) await tables(tx).insertInto('parties.department_state').values(departments).execute();
  if (posts.length > 0) await tables(tx).insertInto('parties.post_state').values(posts).execute();
  if (duties.length > 0) await tables(tx).insertInto('parties.duty_state').values(duties).execute();
}

function entryOf<K extends Track>({ subject, from, after }: Edit<K>): Omit<Entry<Contents[K]>, 'number'> {
  return { subject, from, content: after };
}

async function addIdentities(
  tx: ZoneDb,
  table: 'parties.department' | 'parties.post',
  { edits, stamp }: { edits: readonly { subject: string }[]; stamp: Stamp },
): Promise<void> {
  const ids = [...new Set(edits.map((edit) => edit.subject))];
  if (ids.length === 0) return;
  const rows = ids.map((id) => ({ zone_id: stamp.zone_id, id, demonstration: stamp.demonstration }));
  await tables(tx)
    .insertInto(table)
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The log of changes, in order. */
export function loadChanges(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.organisation_change')
    .select([
      'number',
      'kind',
      'effective_on as effectiveOn',
      'document_number as documentNumber',
      'reason',
      'undoes',
      'made_by as madeBy',
      'made_at as madeAt',
    ])
    .orderBy('number')
    .execute();
}

/** A row of {@link loadChanges}. */
export type StoredChange = Awaited<ReturnType<typeof loadChanges>>[number];
