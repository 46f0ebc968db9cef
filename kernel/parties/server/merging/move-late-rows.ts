import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob, type Job } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';
import type { Platform } from '#platform/module/platform.ts';
import { addMergedRows, findMerge, type MergedRow, type MergeRow } from './store/merges.ts';
import { judgeAtOnce, lockParties } from './store/parties.ts';
import { type LateRow, listLateRows, shiftRows } from './store/references.ts';

/**
 * Every night: rows that came to a merged party after its merge, by a late sheet or an old link, go to the one that stands,
 * under the log of that merge, so that undoing takes them back with the others.
 */
export function moveLateRowsJob(references: readonly PartyReference[]): Job {
  return defineJob({
    name: 'parties.moveLateRows',
    payload: z.object({}),
    schedule: { dailyAt: '02:10' },
    maxAttempts: 3,
    async run(_payload, platform) {
      for (const zone of await listZones(platform.database.forZone(noZone))) {
        // A chain of merges is walked one merge a round; each round moves every row that it finds or notes that it stays.
        while ((await moveLateRows(platform, references, zone.id)) > 0);
      }
    },
  });
}

/** One round in one zone: how many rows were moved or noted. */
export async function moveLateRows(
  { database, now }: Pick<Platform, 'database' | 'now'>,
  references: readonly PartyReference[],
  zoneId: string,
): Promise<number> {
  const late: (LateRow & { reference: PartyReference })[] = [];
  const db = database.forZone(zoneId);
  for (const reference of references.filter((one) => !one.appendOnly)) {
    late.push(...(await listLateRows(db, reference)).map((row) => ({ ...row, reference })));
  }
  for (const [mergeId, rows] of Map.groupBy(late, (row) => row.mergeId)) {
    await database.transaction(zoneId, async (tx) => {
      const merge = await lockMerge(tx, mergeId);
      if (merge === undefined) return;
      const done = await moveRows(tx, merge, rows);
      await addMergedRows(tx, { zoneId, mergeId }, done);
      const count = (fate: MergedRow['fate']) => done.filter((row) => row.fate === fate).length;
      await recordSystemAct(tx, now(), {
        zoneId,
        action: 'parties.moveLateRows',
        subject: { type: `parties.${merge.kind}`, id: merge.survivorId },
        after: { merge: mergeId, merged: merge.loserId, moved: count('moved'), stayed: count('stayed') },
      });
    });
  }
  return late.length;
}

/** The merge with both parties locked; undefined when it was undone meanwhile. */
async function lockMerge(tx: ZoneDb, id: string): Promise<MergeRow | undefined> {
  const found = await findMerge(tx, id);
  if (found === undefined) return undefined;
  await lockParties(tx, [found.survivorId, found.loserId]);
  const merge = await findMerge(tx, id);
  return merge?.state === 'standing' ? merge : undefined;
}

async function moveRows(
  tx: ZoneDb,
  { survivorId, loserId }: MergeRow,
  rows: readonly (LateRow & { reference: PartyReference })[],
): Promise<MergedRow[]> {
  await judgeAtOnce(tx);
  const done: MergedRow[] = [];
  for (const [reference, late] of Map.groupBy(rows, (row) => row.reference)) {
    const keys = late.map(({ key }) => key);
    const { shifted, stuck } = await shiftRows(tx, reference, { keys, from: loserId, to: survivorId });
    const place = { table: reference.table, column: reference.column };
    for (const key of shifted) done.push({ ...place, key, fate: 'moved' });
    for (const key of stuck) done.push({ ...place, key, fate: 'stayed' });
  }
  return done;
}
