import { noContents } from '#platform/backup/server/contents.ts';
import type { BackupSettings, BackupSource } from '#platform/backup/server/run-backup.ts';
import type { Config } from '#platform/config/server/config.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { OpenPlatform } from './open-platform.ts';

/** As whom and with what this installation is backed up. */
export function backupSource(config: Config, { postgres }: Pick<OpenPlatform, 'postgres'>): BackupSource {
  return {
    connection: postgres
      ? { ...postgres.superuserConnection(), assume: 'yuanshu_backup' }
      : { url: config.backup.databaseUrl ?? config.databaseUrl },
    contents: noContents,
    project: packageFile.version,
    passphraseFile: config.backup.passphraseFile,
  };
}

/** The timetable of an installation; undefined where no folder for backups is set. */
export function backupSettings(config: Config, opened: Pick<OpenPlatform, 'postgres'>): BackupSettings | undefined {
  const { folder, at, keep } = config.backup;
  return folder === undefined ? undefined : { ...backupSource(config, opened), folder, at, keep };
}
