import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type RestoredPlace, restoreInto } from '#app/server/restore-into.ts';
import { restoreKeys } from '#platform/backup/server/keys-archive.ts';
import { readArchive } from '#platform/backup/server/read-archive.ts';
import type { RestoreStep } from '#platform/backup/server/restore-archive.ts';
import { readPassphrase } from '#platform/backup/server/seal-archive.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type CliEnvironment, exitCodes } from '../environment.ts';
import { describeFailure } from '../failure.ts';

interface RestoreFlags {
  check?: boolean;
  into?: string;
  data?: string;
  passphrase?: string;
  keys?: string;
  json?: boolean;
}

/** `yuanshu restore <file>`: checks an archive, or brings it into an empty place. */
export function addRestore(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('restore')
    .description(t('cli:restore.about'))
    .argument('<file>', t('cli:restore.file'))
    .option('--check', t('cli:restore.check'))
    .option('--into <place>', t('cli:restore.into'))
    .option('--passphrase <file>', t('cli:restore.passphrase'))
    .option('--keys <file>', t('cli:restore.keys'))
    .option('--data <folder>', t('cli:restore.data'))
    .option('--json', t('cli:json'))
    .action((file: string, flags: RestoreFlags) => (flags.check ? check(file, flags, cli) : restore(file, flags, cli)));
}

async function check(file: string, flags: RestoreFlags, cli: CliEnvironment): Promise<void> {
  const { output } = cli;
  try {
    const { written, takenAt, server, project } = await readArchive(await archiveOf(file, flags));
    const rows = written.tables.reduce((sum, table) => sum + table.rows, 0);
    const facts = { file: resolve(file), takenAt, project, server, tables: written.tables.length, rows };
    if (flags.json) output.json({ summary: { ...facts, files: written.contents.length, whole: true } });
    else output.result(output.text('cli:restore.whole', facts));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'backup.archiveDamaged') throw error;
    output.note(describeFailure(output, error));
    cli.exitCode = exitCodes.foundWrong;
  }
}

async function restore(file: string, flags: RestoreFlags, cli: CliEnvironment): Promise<void> {
  const { output } = cli;
  const begun = performance.now();
  const place = placeOf(flags, cli);
  const archive = await archiveOf(file, flags);
  if (flags.keys !== undefined) {
    if (flags.passphrase === undefined) throw new AppError('backup.passphraseNeeded', { file: flags.keys });
    await restoreKeys(place.config.dataDir, resolve(flags.keys), resolve(flags.passphrase));
  }
  const restored = await restoreInto(place, archive, (step) => output.note(sayStep(step, cli)));
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const { manifest, applied, after } = restored;
  const rows = manifest.written.tables.reduce((sum, table) => sum + table.rows, 0);
  const summary = { takenAt: manifest.takenAt, tables: manifest.written.tables.length, rows, seconds };
  if (flags.json) output.json({ summary: { ...summary, files: manifest.written.contents.length, applied, after } });
  else output.result(output.text('cli:restore.done', summary));
  if (flags.keys === undefined) output.note(output.text('cli:restore.keysApart'));
}

async function archiveOf(file: string, flags: RestoreFlags) {
  const passphrase = flags.passphrase === undefined ? undefined : await readPassphrase(resolve(flags.passphrase));
  return { file: resolve(file), passphrase };
}

/** A new data folder with an embedded database, or the address of an empty database of one's own. */
function placeOf({ into, data }: RestoreFlags, cli: CliEnvironment): RestoredPlace {
  if (into === undefined) throw new AppError('backup.placeNeeded');
  const { DATABASE_URL: _other, ...env } = cli.env;
  if (/^postgres(ql)?:\/\//.test(into)) {
    return { config: readConfig({ data }, { ...env, DATABASE_URL: into }), name: withoutPassword(into) };
  }
  return { config: readConfig({ data: into }, env), name: resolve(into) };
}

function withoutPassword(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}

function sayStep(step: RestoreStep, { output }: CliEnvironment): string {
  if (step.step === 'checked') return output.text('cli:restore.steps.checked');
  if (step.step === 'migrated') return output.text('cli:restore.steps.migrated', { migrations: step.migrations });
  return output.text(`cli:restore.steps.${step.step}`, { name: step.name });
}
