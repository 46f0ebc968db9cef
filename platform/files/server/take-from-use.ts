import type { ZoneDb } from '#platform/db/server/database.ts';
import { giveSpace, markRemoved, releaseContent, type StoredFile } from './store.ts';

/** Removes a file held by the transaction and gives its space back; its content is cleared away seven days later. */
export async function takeFromUse(tx: ZoneDb, file: StoredFile, at: string): Promise<void> {
  await markRemoved(tx, file.id, at);
  if (file.contentId !== null) await releaseContent(tx, file.contentId, at);
  await giveSpace(tx, { holder: 'account', holderId: file.uploadedBy }, file.bytes);
  await giveSpace(tx, { holder: 'zone', holderId: file.zoneId }, file.bytes);
}
