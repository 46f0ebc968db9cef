import type { ZoneDb } from '#platform/db/server/database.ts';
import type { BuiltOn } from '#platform/sheets/server/imports/sheet-register.ts';
import { findStandingId, listMergedIds, listSurvivors } from './store/parties.ts';

/** The party that stands where this one went, however often it was merged; itself when it was not, undefined when unknown. */
export function standingIdOf(db: ZoneDb, id: string): Promise<string | undefined> {
  return findStandingId(db, id);
}

/** A party and everyone merged into it: under which ids its history is found in tables whose rows never change. */
export async function everyIdOf(db: ZoneDb, id: string): Promise<string[]> {
  return [id, ...(await listMergedIds(db, id))];
}

/** Which of these parties others were merged into: a sheet that brought one in is not undone before the merge is. */
export async function mergesBuiltOn(db: ZoneDb, ids: readonly string[]): Promise<BuiltOn[]> {
  const survivors = await listSurvivors(db, ids);
  return survivors.map((subjectId) => ({ subjectId, what: 'parties:merging.list', params: {} }));
}
