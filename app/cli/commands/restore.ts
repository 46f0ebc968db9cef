import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type RestoredPlace, restoreInto } from '#app/server/restore-into.ts';
import { restorePhysical } from '#app/server/restore-physical.ts';
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
  physical?: string;
  until?: string;
  json?: boolean;
}

/** `yuanshu restore <file>`: checks an archive, or brings it into an empty place. */
export function addRestore(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('restore')
    .description(t('cli:restore.about'))
    .argument('[file]', t('cli:restore.file'))
    .option('--check', t('cli:restore.check'))
    .option('--into <place>', t('cli:restore.into'))
    .option('--passphrase <file>', t('cli:restore.passphrase'))
    .option('--keys <file>', t('cli:restore.keys'))
    .option('--physical <folder>', t('cli:restore.physical'))
    .option('--until <moment>', t('cli:restore.until'))
    .option('--data <folder>', t('cli:restore.data'))
    .option('--json', t('cli:json'))
    .action((file: string | undefined, flags: RestoreFlags) => {
      if (flags.physical !== undefined) return goBack(flags.physical, flags, cli);
      if (file === undefined) throw new AppError('backup.fileNeeded');
      return flags.check ? check(file, flags, cli) : restore(file, flags, cli);
    });
}

/** Base copy and archived log to one moment. */
async function goBack(folder: string, flags: RestoreFlags, cli: CliEnvironment): Promise<void> {
  const { output } = cli;
  const { into, until } = flags;
  if (into === undefined) throw new AppError('backup.placeNeeded');
  if (until !== undefined && !(Date.parse(until) > 0 && /[T ].*(Z|[+-]\d\d:?\d\d)$/.test(until))) {
    throw new AppError('backup.momentUnclear', { moment: until });
  }
  const dataDir = resolve(into);
  await bringKeys(dataDir, flags);
  const moment = until === undefined ? undefined : new Date(until).toISOString();
  const { base } = await restorePhysical({ folder: resolve(folder), until: moment, dataDir });
  if (flags.json) output.json({ summary: { base, until: moment ?? null, folder: dataDir } });
  else output.result(output.text('cli:restore.physicalDone', { base, folder: dataDir }));
}

async function bringKeys(dataDir: string, { keys, passphrase }: RestoreFlags): Promise<void> {
  if (keys === undefined) return;
  if (passphrase === undefined) throw new AppError('backup.passphraseNeeded', { file: keys });
  await restoreKeys(dataDir, resolve(keys), resolve(passphrase));
}

async function check(file: string, flags: RestoreFlags, cli: CliEnvironment): Promise<void> {
  const { output } = cli;
  try {
    const { written, takenAt, server, project } = await readArchive(await archiveOf(file, flags));
    const rows = written.tables.reduce((sum, table) => sum + table.rows, 0);
    const facts = { file: resolve(file), takenAt, project, server, tables: written.tables.length, rows };
    tellLost(written.lost, cli);
    const lost = written.lost.length;
    if (flags.json) output.json({ summary: { ...facts, files: written.contents.length, lost, whole: true } });
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
  await bringKeys(place.config.dataDir, flags);
  const restored = await restoreInto(place, archive, (step) => output.note(sayStep(step, cli)));
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const { manifest, applied, after, journal } = restored;
  const rows = manifest.written.tables.reduce((sum, table) => sum + table.rows, 0);
  const summary = { takenAt: manifest.takenAt, tables: manifest.written.tables.length, rows, seconds };
  const { entries, unsealed, findings, newest } = journal;
  const found = { entries, unsealed, findings, newest };
  if (findings > 0) {
    cli.exitCode = exitCodes.foundWrong;
    output.note(output.text('cli:restore.journalWrong', { findings }));
  }
  tellLost(manifest.written.lost, cli);
  const files = manifest.written.contents.length;
  const lost = manifest.written.lost.length;
  if (flags.json) output.json({ summary: { ...summary, files, lost, applied, after, journal: found } });
  else output.result(output.text('cli:restore.done', summary));
  if (flags.keys === undefined) output.note(output.text('cli:restore.keysApart'));
}

/** Files that were gone when the backup was made are in no restored place either. */
function tellLost(lost: readonly string[], cli: CliEnvironment): void {
  if (lost.length > 0) cli.exitCode = exitCodes.foundWrong;
  for (const name of lost) cli.output.note(cli.output.text('cli:backup.lost', { name }));
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
