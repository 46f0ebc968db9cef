import type { ZoneDb } from '#platform/db/server/database.ts';
import { contentsOn, resolve } from './domain/records.ts';
import { loadRecords } from './store/records.ts';
import { listStaffRows } from './store/staff.ts';

/** Somebody with an account who holds posts. */
export interface StaffWithPosts {
  accountId: string;
  name: string;
  departmentIds: readonly string[];
}

/** Everybody with an account and a post on a day (`YYYY-MM-DD`), by name, with the departments of their posts. */
export async function staffOn(db: ZoneDb, on: string): Promise<readonly StaffWithPosts[]> {
  const people = await listStaffRows(db);
  const posts = [...contentsOn(resolve((await loadRecords(db)).post), on).values()].filter((post) => post.standing);
  return people.flatMap(({ id, name, accountId }) => {
    const held = posts.filter((post) => post.holderId === id);
    if (accountId === null || held.length === 0) return [];
    return [{ accountId, name, departmentIds: [...new Set(held.map(({ departmentId }) => departmentId))] }];
  });
}
