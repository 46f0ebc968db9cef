import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DutyKey } from '../../../contract/organisation.ts';
import type { DepartmentContent, DutyContent, Entry, PostContent } from '../domain/records.ts';
import { departmentColumns, dutyColumns, postColumns } from './records.ts';
import { departmentEntry, dutyEntry, postEntry } from './rows.ts';
import { tables } from './tables.ts';

/** Every row of these departments. */
export async function departmentEntries(db: ZoneDb, ids: readonly string[]): Promise<Entry<DepartmentContent>[]> {
  if (ids.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('parties.department_state')
    .select(departmentColumns)
    .where('department_id', 'in', ids)
    .execute();
  return rows.map(departmentEntry);
}

/** Every row of all departments, for names as of a day. */
export async function allDepartmentEntries(db: ZoneDb): Promise<Entry<DepartmentContent>[]> {
  return (await tables(db).selectFrom('parties.department_state').select(departmentColumns).execute()).map(
    departmentEntry,
  );
}

/** Every row of the posts that this person ever held. */
export async function postEntriesOfHolder(db: ZoneDb, staffId: string): Promise<Entry<PostContent>[]> {
  const rows = await tables(db)
    .selectFrom('parties.post_state')
    .select(postColumns)
    .where('post_id', 'in', (make) =>
      make.selectFrom('parties.post_state').select('post_id').where('holder_id', '=', staffId),
    )
    .execute();
  return rows.map(postEntry);
}

/** Every row of the posts that the person of an account ever held, in one statement: asked on nearly every request. */
export async function postEntriesOfAccount(
  db: ZoneDb,
  accountId: string,
): Promise<{ staffId: string | null; entries: Entry<PostContent>[] }> {
  const rows = await tables(db)
    .selectFrom('parties.staff as person')
    .innerJoin('parties.post_state as held', (join) =>
      join.onRef('held.zone_id', '=', 'person.zone_id').onRef('held.holder_id', '=', 'person.id'),
    )
    .innerJoin('parties.post_state as state', (join) =>
      join.onRef('state.zone_id', '=', 'held.zone_id').onRef('state.post_id', '=', 'held.post_id'),
    )
    .select(postColumns.map((column) => `state.${column}` as const))
    .select('person.id as staffId')
    .distinct()
    .where('person.account_id', '=', accountId)
    .execute();
  return { staffId: rows[0]?.staffId ?? null, entries: rows.map(postEntry) };
}

/** Every row of the posts that were ever in this department. */
export async function postEntriesOfDepartment(db: ZoneDb, departmentId: string): Promise<Entry<PostContent>[]> {
  const rows = await tables(db)
    .selectFrom('parties.post_state')
    .select(postColumns)
    .where('post_id', 'in', (make) =>
      make.selectFrom('parties.post_state').select('post_id').where('department_id', '=', departmentId),
    )
    .execute();
  return rows.map(postEntry);
}

/** Every row of one duty item. */
export async function dutyEntries(db: ZoneDb, { kind, code }: DutyKey): Promise<Entry<DutyContent>[]> {
  const rows = await tables(db)
    .selectFrom('parties.duty_state')
    .select(dutyColumns)
    .where('kind', '=', kind)
    .where('code', '=', code)
    .execute();
  return rows.map(dutyEntry);
}

/** The account of a person; null when the person cannot sign in. */
export async function accountOfStaff(db: ZoneDb, staffId: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('parties.staff')
    .select('account_id')
    .where('id', '=', staffId)
    .executeTakeFirst();
  return row?.account_id ?? null;
}
