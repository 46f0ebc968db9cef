import type { ZoneDb } from '#platform/db/server/database.ts';
import { contentsOn, resolve } from './domain/records.ts';
import { postEntriesOfAccount } from './store/current.ts';

/** A department in which somebody holds a confirmed or main post. */
export interface StaffPlace {
  departmentId: string;
  /** Whether the post leads the department, and is confirmed. */
  head: boolean;
}

/** The departments in which an account holds posts on a day (`YYYY-MM-DD`); empty for accounts without a post. */
export async function placesOf(db: ZoneDb, accountId: string, on: string): Promise<readonly StaffPlace[]> {
  const { staffId, entries } = await postEntriesOfAccount(db, accountId);
  const posts = [...contentsOn(resolve(entries), on).values()];
  const held = posts.filter((post) => post.standing && post.holderId === staffId);
  const departments = [...new Set(held.map((post) => post.departmentId))];
  return departments.map((departmentId) => ({
    departmentId,
    head: held.some((post) => post.departmentId === departmentId && post.head && post.confirmed),
  }));
}
