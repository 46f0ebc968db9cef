import type { ZoneDb } from '#platform/db/server/database.ts';
import { namePost } from './domain/name-post.ts';
import { findPost } from './store/organisation.ts';

/** Department and post of an account, for the session; null for an account that holds no post. */
export async function staffPost(db: ZoneDb, accountId: string): Promise<{ department: string; post: string } | null> {
  const row = await findPost(db, accountId);
  return row === undefined ? null : namePost(row);
}
