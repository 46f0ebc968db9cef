import type { ZoneDb } from '#platform/db/server/database.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { Files } from '#platform/files/server/files.ts';
import type { AgendaItem } from '../../contract/gathering.ts';
import { listItems } from '../store/agenda.ts';

/** Type of the record to which papers are attached. */
export const itemType = 'gatherings.agendaItem';

/** The agenda with its papers; what earlier gatherings left open is computed apart. */
export async function agendaOf(db: ZoneDb, gatheringId: string, files: Files): Promise<AgendaItem[]> {
  const items: AgendaItem[] = [];
  for (const item of await listItems(db, gatheringId)) {
    items.push({ ...item, papers: await listAttachedFiles(db, files, { type: itemType, id: item.id }) });
  }
  return items;
}
