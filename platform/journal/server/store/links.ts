import type { Query } from './query.ts';

/** The link of an entry. */
export async function findLink(query: Query, entryId: string): Promise<{ number: number; leaf: Buffer } | undefined> {
  const [row] = await query<{ number: number; leaf: Buffer }>(
    'select number, leaf from journal.link where entry_id = $1',
    [entryId],
  );
  return row;
}
