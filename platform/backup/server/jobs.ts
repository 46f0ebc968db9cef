import { z } from 'zod';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { defineJob, type Job } from '#platform/jobs/server/job.ts';
import type { Platform } from '#platform/module/platform.ts';
import { lastDue, wantsRun } from './domain.ts';
import { type BackupOrder, type BackupSettings, prune, runBackup } from './run-backup.ts';
import { dueRuns } from './store/runs.ts';

/** Name of the job that makes a backup at an administrator's wish. */
export const startedByHand = defineJob({
  name: 'backup.writeNow',
  payload: z.object({}),
  maxAttempts: 1,
  run: async () => {
    throw new Error('joined with its settings by backupJobs');
  },
});

/** The nightly backup, which also makes up for a night that the server slept through, and the one by hand. */
export function backupJobs(settings: () => BackupSettings | undefined): readonly Job[] {
  return [
    defineJob({
      name: 'backup.writeWhenDue',
      payload: z.object({}),
      schedule: { everyMinutes: 5 },
      maxAttempts: 1,
      run: (_payload, platform) => writeWhenDue(platform, settings()),
    }),
    { ...startedByHand, run: (_payload, platform) => write(platform, settings(), { kind: 'manual' }) },
  ];
}

/** Makes the backup of the last moment that is due, unless it stands or has just failed. */
export async function writeWhenDue(platform: Platform, settings: BackupSettings | undefined): Promise<void> {
  if (settings === undefined) return;
  const dueAt = lastDue(platform.now(), settings.at);
  const runs = await dueRuns(platform.database.forZone(noZone), dueAt.toString());
  if (wantsRun(platform.now(), runs)) await write(platform, settings, { kind: 'scheduled', dueAt });
}

async function write(
  platform: Platform,
  settings: BackupSettings | undefined,
  order: Pick<BackupOrder, 'kind' | 'dueAt'>,
): Promise<void> {
  if (settings === undefined) throw new AppError('backup.notConfigured');
  const { folder, keep } = settings;
  try {
    const { archive } = await runBackup(platform, settings, { ...order, place: { folder } });
    const { lost } = archive.manifest.written;
    if (lost.length > 0)
      platform.log.error({ lost: lost.slice(0, 100), count: lost.length }, 'the backup misses files');
    await prune(folder, keep);
  } catch (error) {
    // Another node is at it, and will write down what becomes of it.
    if (error instanceof AppError && error.code === 'backup.alreadyRunning') return;
    // The failure is in the list of runs; trying again at once would only repeat it.
    platform.log.error({ err: error }, 'the backup failed');
  }
}
