import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backupSource } from '#app/server/backup-settings.ts';
import { copyKeys } from '#platform/backup/server/keys-archive.ts';
import { copyBase } from '#platform/backup/server/physical/copy-base.ts';
import { type BackupOrder, runBackup } from '#platform/backup/server/run-backup.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CliEnvironment } from '../environment.ts';
import { withPlatform } from './with-platform.ts';

interface BackupFlags {
  data?: string;
  out?: string;
  encryptTo?: string;
  physical?: boolean;
  json?: boolean;
}

interface KeysFlags {
  data?: string;
  out: string;
  encryptTo: string;
  json?: boolean;
}

/** `yuanshu backup` and `yuanshu backup-keys`: all rows and files in one archive, and apart from it the keys. */
export function addBackup(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('backup')
    .description(t('cli:backup.about'))
    .option('--out <place>', t('cli:backup.out'))
    .option('--physical', t('cli:backup.physical'))
    .option('--encrypt-to <file>', t('cli:backup.encryptTo'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((flags: BackupFlags) => (flags.physical ? backUpFiles(flags, cli) : backUp(flags, cli)));
  program
    .command('backup-keys')
    .description(t('cli:backup.keysAbout'))
    .requiredOption('--out <file>', t('cli:backup.keysOut'))
    .requiredOption('--encrypt-to <file>', t('cli:backup.encryptTo'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((flags: KeysFlags) => backUpKeys(flags, cli));
}

async function backUp(flags: BackupFlags, cli: CliEnvironment): Promise<void> {
  const { output } = cli;
  const begun = performance.now();
  const { archive, run } = await withPlatform(cli, flags, ({ config, opened }) => {
    const source = backupSource(config, opened);
    const passphraseFile = flags.encryptTo === undefined ? source.passphraseFile : resolve(flags.encryptTo);
    const progress: BackupOrder['progress'] = ({ name, rows, bytes }) =>
      output.note(
        output.text(rows === undefined ? 'cli:backup.file' : 'cli:backup.table', { name, rows: rows ?? 0, bytes }),
      );
    return runBackup(
      opened.platform,
      { ...source, passphraseFile },
      { kind: 'command', place: placeOf(flags.out ?? '.'), progress },
    );
  });
  const { file, bytes, sha256, sm3, manifest } = archive;
  const { takenAt, written } = manifest;
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  if (written.lost.length > 0) {
    cli.exitCode = 1;
    for (const name of written.lost) output.note(output.text('cli:backup.lost', { name }));
  }
  const summary = { file, bytes, sha256, sm3, takenAt, rows: run.rows ?? 0, seconds };
  if (flags.json) {
    for (const table of written.tables) output.json({ table });
    output.json({ summary: { ...summary, files: written.contents.length, lost: written.lost.length } });
  } else {
    output.result(output.text('cli:backup.done', summary));
    output.result(`SHA-256 ${sha256}\nSM3     ${sm3}`);
  }
  output.note(output.text('cli:backup.keysApart'));
}

/** A copy of the server's files, from which its archived log leads to every later moment. */
async function backUpFiles(flags: BackupFlags, cli: CliEnvironment): Promise<void> {
  const { path, manifest } = await withPlatform(cli, flags, ({ config, opened }) => {
    if (opened.postgres === undefined) throw new AppError('backup.embeddedOnly');
    const folder = flags.out === undefined ? config.walArchive : resolve(flags.out);
    if (folder === undefined) throw new AppError('backup.archiveNotOn');
    return copyBase(opened.postgres.superuserConnection(), folder);
  });
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const summary = { path, files: manifest.files.length, bytes, from: manifest.finishedAt };
  if (flags.json) cli.output.json({ summary });
  else cli.output.result(cli.output.text('cli:backup.physicalDone', summary));
  cli.output.note(cli.output.text('cli:backup.keysApart'));
}

/** An existing folder, or a name that ends like one, gets the usual name. */
function placeOf(out: string): BackupOrder['place'] {
  const path = resolve(out);
  const isFolder = /[/\\]$/.test(out) || statSync(path, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? { folder: path } : { file: path };
}

async function backUpKeys(flags: KeysFlags, cli: CliEnvironment): Promise<void> {
  const { dataDir } = readConfig(flags, cli.env);
  const { file, names } = await copyKeys(dataDir, resolve(flags.out), resolve(flags.encryptTo));
  if (flags.json) cli.output.json({ summary: { file, keys: names } });
  else cli.output.result(cli.output.text('cli:backup.keysDone', { file, names: names.join(', ') }));
}
