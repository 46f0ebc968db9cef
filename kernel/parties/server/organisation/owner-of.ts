import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DutyKey } from '../../contract/organisation.ts';
import { contentsOn, dutySubject, resolve, stateOn } from './domain/records.ts';
import {
  accountOfStaff,
  allDepartmentEntries,
  departmentEntries,
  dutyEntries,
  postEntriesOfDepartment,
} from './store/current.ts';

/** The one owner of a duty item on a day. */
export interface DutyOwner {
  departmentId: string;
  /** Name on that day. */
  departmentName: string;
  /** Set where a single post owns the item. */
  postId: string | null;
}

/** Who owns an issue category, service item or kind of alarm on a day (`YYYY-MM-DD`); null where nobody does: a gap. */
export async function ownerOf(db: ZoneDb, { on, ...key }: DutyKey & { on: string }): Promise<DutyOwner | null> {
  const owned = stateOn(resolve(await dutyEntries(db, key)).get(dutySubject(key)), on)?.content;
  if (owned === undefined || owned.departmentId === null) return null;
  const { departmentId, postId } = owned;
  const department = stateOn(resolve(await departmentEntries(db, [departmentId])).get(departmentId), on);
  return { departmentId, departmentName: department?.content.name ?? '', postId };
}

/** Names of all departments that had begun by a day, closed ones included: a record shows the name of its own day. */
export async function departmentNamesOn(db: ZoneDb, on: string): Promise<ReadonlyMap<string, string>> {
  const contents = contentsOn(resolve(await allDepartmentEntries(db)), on);
  return new Map([...contents].map(([id, content]) => [id, content.name]));
}

/** Departments that stand on a day, with their names, the authority itself included. */
export async function standingDepartments(db: ZoneDb, on: string): Promise<ReadonlyMap<string, string>> {
  const contents = contentsOn(resolve(await allDepartmentEntries(db)), on);
  return new Map([...contents].flatMap(([id, { standing, name }]) => (standing ? [[id, name] as const] : [])));
}

/** The sections that stand under departments on a day, however deep: who leads a department answers for them too. */
export async function sectionsUnder(
  db: ZoneDb,
  departmentIds: readonly string[],
  on: string,
): Promise<readonly string[]> {
  if (departmentIds.length === 0) return [];
  const contents = [...contentsOn(resolve(await allDepartmentEntries(db)), on)];
  const under = (parents: readonly string[]): string[] => {
    const found = contents.flatMap(([id, { standing, kind, parentId }]) =>
      standing && kind === 'section' && parentId !== null && parents.includes(parentId) ? [id] : [],
    );
    return found.length === 0 ? [] : [...found, ...under(found)];
  };
  return under(departmentIds);
}

/** The account of a department's confirmed head on a day; null while the post is vacant or not yet confirmed. */
export async function headOf(
  db: ZoneDb,
  { departmentId, on }: { departmentId: string; on: string },
): Promise<string | null> {
  const posts = [...contentsOn(resolve(await postEntriesOfDepartment(db, departmentId)), on).values()];
  const head = posts.find((post) => post.standing && post.departmentId === departmentId && post.head && post.confirmed);
  return head === undefined || head.holderId === null ? null : accountOfStaff(db, head.holderId);
}
