import type { ZoneDb } from '#platform/db/server/database.ts';
import { dayInChina } from './day-in-china.ts';
import { contentsOn, resolve } from './domain/records.ts';
import { departmentEntries, postEntriesOfHolder } from './store/current.ts';
import { findStaffOf } from './store/staff.ts';

/** Department and main post of an account, for the session; null for an account that holds no post today. */
export async function staffPost(
  db: ZoneDb,
  accountId: string,
  now: Temporal.Instant,
): Promise<{ department: string; post: string } | null> {
  const person = await findStaffOf(db, accountId);
  if (person === undefined) return null;
  const today = dayInChina(now);
  const posts = [...contentsOn(resolve(await postEntriesOfHolder(db, person.id)), today).values()];
  const main = posts.find((post) => post.standing && post.holderId === person.id && post.main);
  if (main === undefined) return null;
  const nameOf = async (id: string) => contentsOn(resolve(await departmentEntries(db, [id])), today).get(id);
  const department = await nameOf(main.departmentId);
  if (department === undefined) return null;
  const parent =
    department.kind === 'section' && department.parentId !== null ? await nameOf(department.parentId) : undefined;
  // A section is named after its department: 综合科 alone says nothing.
  const place = parent === undefined ? department.name : `${parent.name} · ${department.name}`;
  return { department: place, post: main.title };
}
