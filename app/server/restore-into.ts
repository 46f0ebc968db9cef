import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveHeader, ArchiveManifest } from '#platform/backup/contract/manifest.ts';
import type { ArchiveFile } from '#platform/backup/server/read-archive.ts';
import { type RestoreStep, restoreArchive } from '#platform/backup/server/restore-archive.ts';
import { databaseIsEmpty, emptyAgain } from '#platform/backup/server/store/load.ts';
import { recordRestore } from '#platform/backup/server/store/runs.ts';
import type { Config } from '#platform/config/server/config.ts';
import { listMigrations, type MigrationSource, migrate } from '#platform/db/server/migrate.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { JournalCheck } from '#platform/journal/contract/check.ts';
import { checkNow } from '#platform/journal/server/check-now.ts';
import { findJournalKeys } from '#platform/journal/server/journal-keys.ts';
import { markRestored } from '#platform/journal/server/mark-restored.ts';
import { contentsOf } from './backup-settings.ts';
import { composeForReading } from './compose.ts';
import { type OpenPlatform, openPlatform } from './open-platform.ts';
import { startTimings } from './timings.ts';

/** Where a restore goes: a data folder, or with `databaseUrl` an empty database. */
export interface RestoredPlace {
  config: Config;
  /** As it is named to a person. */
  name: string;
}

/** What a restore came to. */
export interface Restored {
  manifest: ArchiveManifest;
  /** Migrations that this version has beyond the archive's, as `module/0001_name.sql`. */
  applied: string[];
  /** What the parts put right afterwards, by part. */
  after: Record<string, Record<string, number>>;
  /** What a check of the restored journal found. */
  journal: JournalCheck;
}

/**
 * Brings an archive into an empty place and then up to this version. Whatever stops it leaves the place as empty as it
 * was; keys that lie there already stay.
 */
export async function restoreInto(
  place: RestoredPlace,
  archive: ArchiveFile,
  progress: (step: RestoreStep) => void,
): Promise<Restored> {
  const { config } = place;
  const composition = composeForReading();
  await refuseUsed(place);
  let opened: OpenPlatform | undefined;
  let ours = false;
  try {
    const open = async (header: ArchiveHeader) => {
      const wanted = await knownMigrations(header, composition.migrations);
      // Reading the archive took its time: what came here meanwhile is neither to be filled nor to be taken away.
      await refuseUsed(place);
      ours = true;
      opened = await openPlatform(config, composition.migrations, startTimings(), {
        wanted: ({ module, name }) => wanted.has(`${module}/${name}`),
      });
      return { migrator: opened.migrator, contents: contentsOf(opened.platform) };
    };
    const manifest = await restoreArchive({ archive, open, progress });
    if (opened === undefined) throw new Error('the restore opened no place');
    const { applied } = await migrate(opened.migrator, composition.migrations);
    const after: Restored['after'] = {};
    for (const { name, afterRestore } of composition.parts) {
      if (afterRestore !== undefined) after[name] = await afterRestore(opened.platform);
    }
    const { platform } = opened;
    const at = platform.now().toString({ fractionalSecondDigits: 3 });
    const { takenAt, server, project } = manifest;
    await recordRestore(platform.importer, at, { takenAt, server, project, applied, after });
    // Without the keys of the old installation there is nothing here that the restored journal could contradict.
    const known = await findJournalKeys(config.dataDir);
    if (known !== undefined) await markRestored(platform, `${takenAt} ${project}`);
    const journal = await checkNow(platform, { occasion: 'command' });
    await opened.close();
    return { manifest, applied, after, journal };
  } catch (error) {
    if (ours && !isTaken(error)) await leaveEmpty(place, opened);
    throw error;
  }
}

async function refuseUsed({ config, name }: RestoredPlace): Promise<void> {
  const used =
    config.databaseUrl === undefined
      ? existsSync(config.dataDir) && readdirSync(config.dataDir).some((entry) => entry !== 'keys')
      : !(await databaseIsEmpty({ url: config.databaseUrl }));
  if (used) throw new AppError('backup.placeNotEmpty', { place: name });
}

/** Another program had begun to run in the folder. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof AppError && (error.code === 'postgres.folderInUse' || error.code === 'postgres.alreadyRunning')
  );
}

/** Names of the archive's migrations, each with the text that this project has for it. */
async function knownMigrations(header: ArchiveHeader, sources: readonly MigrationSource[]): Promise<Set<string>> {
  const own = new Map((await listMigrations(sources)).map(({ module, name, sha256 }) => [`${module}/${name}`, sha256]));
  const names = new Set<string>();
  for (const { module, name, sha256 } of header.migrations) {
    const migration = `${module}/${name}`;
    const known = own.get(migration);
    if (known === undefined) throw new AppError('backup.migrationUnknown', { migration });
    if (known !== sha256) throw new AppError('backup.migrationChanged', { migration });
    names.add(migration);
  }
  return names;
}

async function leaveEmpty({ config }: RestoredPlace, opened: OpenPlatform | undefined): Promise<void> {
  if (opened !== undefined && config.databaseUrl !== undefined) await emptyAgain(opened.migrator);
  await opened?.close();
  if (config.databaseUrl !== undefined || !existsSync(config.dataDir)) return;
  const cluster = join(config.dataDir, 'pg18');
  // Where nobody must own the cluster, the folder holds a link to it.
  if (existsSync(cluster)) await rm(realpathSync(cluster), { recursive: true, force: true });
  for (const entry of readdirSync(config.dataDir).filter((one) => one !== 'keys')) {
    await rm(join(config.dataDir, entry), { recursive: true, force: true });
  }
}
