import type { ZoneDb } from '#platform/db/server/database.ts';

class Rehearsed extends Error {}

/** Carries work out and takes all of it back: what a preview says is then what happens, by the rules of the database itself. */
export async function rehearse<T>(db: ZoneDb, work: (tx: ZoneDb) => Promise<T>): Promise<T> {
  let told: { answer: T } | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      told = { answer: await work(tx) };
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  if (told === undefined) throw new Error('a rehearsal ends in its own way');
  return told.answer;
}
