import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { FilePurposes } from './purpose.ts';
import {
  deleteReleased,
  findContent,
  findFileForChange,
  knownLocations,
  listForgotten,
  listWaiting,
  saveVerdict,
} from './store.ts';
import { takeFromUse } from './take-from-use.ts';
import { stateOf } from './upload-file.ts';

const keptFor = Temporal.Duration.from({ hours: 7 * 24 });
/** What is infected is kept for who looks into it; the journal says for ever that it came. */
const quarantineFor = Temporal.Duration.from({ hours: 30 * 24 });
/** Younger blobs and drafts may belong to an upload that is under way. */
const strayAfterMs = 86_400_000;
const actor = { kind: 'system', accountId: null, role: null } as const;

/** Clears away daily what nothing points to: files sent for no record, contents without files, blobs without contents. */
export function collectGarbage(purposes: () => FilePurposes) {
  return defineJob({
    name: 'files.collectGarbage',
    payload: z.object({}),
    schedule: { dailyAt: '03:40' },
    maxAttempts: 3,
    async run(_payload, platform) {
      const except = [...purposes().values()].filter((one) => one.standsAlone).map((one) => one.name);
      const zones = await listZones(platform.database.forZone(noZone));
      for (const zone of zones) {
        await removeForgotten(platform, zone.id, except);
        await clearReleased(platform, zone.id);
      }
      await removeStrays(
        platform,
        zones.map((zone) => zone.id),
      );
    },
  });
}

async function removeForgotten(platform: Platform, zoneId: string, except: readonly string[]): Promise<void> {
  const now = platform.now();
  const at = now.toString({ fractionalSecondDigits: 3 });
  const db = platform.database.forZone(zoneId);
  const before = now.subtract(keptFor).toString();
  const quarantined = now.subtract(quarantineFor).toString();
  for (const { id } of await listForgotten(db, { before, quarantined, except })) {
    await platform.database.transaction(zoneId, async (tx) => {
      const file = await findFileForChange(tx, id);
      if (file === undefined || file.state === 'removed') return;
      if (file.attachedId !== null && file.state !== 'quarantined') return;
      await takeFromUse(tx, file, at);
      const subject = { type: 'files.file', id } as const;
      await recordEntry(tx, { action: 'files.removeForgotten', subject, zoneId, at, actor, ip: null, trace: null });
    });
    platform.files.destroyKey(zoneId, id, at);
  }
}

async function clearReleased(platform: Platform, zoneId: string): Promise<void> {
  const now = platform.now();
  const at = now.toString({ fractionalSecondDigits: 3 });
  const cleared = await platform.database.transaction(zoneId, async (tx) => {
    const contents = await deleteReleased(tx, now.subtract(keptFor).toString());
    if (contents.length > 0) {
      const after = { contents: contents.length };
      await recordEntry(tx, { action: 'files.clearContents', after, zoneId, at, actor, ip: null, trace: null });
    }
    return contents;
  });
  for (const { id, location } of cleared) {
    platform.files.destroyKey(zoneId, id, at);
    await platform.files.blobs.remove(location);
  }
}

/** Blobs of uploads and removals that a crash cut in two. */
async function removeStrays({ files, database, now }: Platform, zoneIds: readonly string[]): Promise<void> {
  const before = now().epochMilliseconds - strayAfterMs;
  await files.blobs.sweepDrafts(before);
  let batch: string[] = [];
  const flush = async () => {
    const known = new Set<string>();
    for (const zoneId of zoneIds) {
      for (const location of await knownLocations(database.forZone(zoneId), batch)) known.add(location);
    }
    for (const location of batch) if (!known.has(location)) await files.blobs.remove(location);
    batch = [];
  };
  for await (const location of files.blobs.list(before)) {
    batch.push(location);
    if (batch.length === 500) await flush();
  }
  await flush();
}

/** Asks the scanner again about files that came while it was away. */
export const rescanFiles = defineJob({
  name: 'files.rescanFiles',
  payload: z.object({}),
  schedule: { everyMinutes: 5 },
  maxAttempts: 1,
  async run(_payload, platform) {
    const { files, database } = platform;
    if ((await files.scanner.state()) === 'down') return;
    for (const zone of await listZones(database.forZone(noZone))) {
      for (const file of await listWaiting(database.forZone(zone.id))) await rescan(platform, file);
    }
  },
});

async function rescan(
  { files, database, now }: Platform,
  file: { zoneId: string; id: string; contentId: string | null },
) {
  const { zoneId, id, contentId } = file;
  const content = contentId === null ? undefined : await findContent(database.forZone(zoneId), contentId);
  if (content === undefined) return;
  const verdict = await files.scanner.scan(files.open(content));
  if (verdict.state === 'down') return;
  const after = stateOf(verdict);
  const at = now().toString({ fractionalSecondDigits: 3 });
  await database.transaction(zoneId, async (tx) => {
    if (!(await saveVerdict(tx, id, after))) return;
    const subject = { type: 'files.file', id } as const;
    await recordEntry(tx, { action: 'files.rescanFile', subject, after, zoneId, at, actor, ip: null, trace: null });
  });
}
