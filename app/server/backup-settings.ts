import type { ContentSource, ContentTarget } from '#platform/backup/server/contents.ts';
import type { BackupSettings, BackupSource } from '#platform/backup/server/run-backup.ts';
import type { Config } from '#platform/config/server/config.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { listContents, putContent, readContent } from '#platform/files/server/backup-contents.ts';
import type { Platform } from '#platform/module/platform.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { OpenPlatform } from './open-platform.ts';

/** As whom and with what this installation is backed up. */
export function backupSource(
  config: Config,
  { postgres, platform }: Pick<OpenPlatform, 'postgres' | 'platform'>,
): BackupSource {
  return {
    connection: postgres
      ? { ...postgres.superuserConnection(), assume: 'yuanshu_backup' }
      : { url: config.backup.databaseUrl ?? config.databaseUrl },
    contents: contentsOf(platform),
    project: packageFile.version,
    passphraseFile: config.backup.passphraseFile,
  };
}

/** The timetable of an installation; undefined where no folder for backups is set. */
export function backupSettings(
  config: Config,
  opened: Pick<OpenPlatform, 'postgres' | 'platform'>,
): BackupSettings | undefined {
  const { folder, at, keep } = config.backup;
  return folder === undefined ? undefined : { ...backupSource(config, opened), folder, at, keep };
}

/** The kept files of an installation as they lie on its disk: encrypted, and useless without its keys. */
export function contentsOf(platform: Platform): ContentSource & ContentTarget {
  return {
    async *list() {
      for await (const { location, bytes } of listContents(platform)) yield { name: location, bytes };
    },
    read: async (name) => {
      const parts = readContent(platform, name);
      try {
        return after(await parts.next(), parts);
      } catch (error) {
        if (error instanceof AppError && error.code === 'files.damaged') return undefined;
        throw error;
      }
    },
    put: (name, content) => putContent(platform, name, content),
  };
}

/** A stream whose first piece was taken already. */
async function* after(first: IteratorResult<Buffer>, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
