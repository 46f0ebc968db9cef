import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { ContentSource } from './contents.ts';
import { archiveName, chooseSuperseded, type KeepRule } from './domain.ts';
import { readArchive } from './read-archive.ts';
import { readPassphrase } from './seal-archive.ts';
import { alone } from './store/lock.ts';
import { type StoredRun, saveRun } from './store/runs.ts';
import type { BackupConnection } from './store/snapshot.ts';
import { type ArchiveWork, type WrittenArchive, writeArchive } from './write-archive.ts';

/** What every backup of an installation needs. */
export interface BackupSource {
  connection: BackupConnection;
  contents: ContentSource;
  /** Version of the project. */
  project: string;
  /** File whose first line encrypts the archives. */
  passphraseFile: string | undefined;
}

/** Where backups go, when, and how long they stay. */
export interface BackupSettings extends BackupSource {
  folder: string;
  /** `HH:MM` in China. */
  at: string;
  keep: KeepRule;
}

/** One backup to make. */
export interface BackupOrder {
  kind: StoredRun['kind'];
  /** The moment of the timetable that it answers to. */
  dueAt?: Temporal.Instant;
  /** File, or folder in which it gets its usual name. */
  place: { file: string } | { folder: string };
  progress?: ArchiveWork['progress'];
}

/** A backup that stands and was read back. */
export interface FinishedBackup {
  run: StoredRun;
  archive: WrittenArchive;
}

/** Makes one backup, reads it back to its end, and writes down what became of it; a failure is written down and thrown. */
export async function runBackup(
  platform: Pick<Platform, 'importer' | 'now'>,
  source: BackupSource,
  order: BackupOrder,
): Promise<FinishedBackup> {
  const { connection, contents, project, passphraseFile } = source;
  const started = platform.now();
  const file = 'file' in order.place ? order.place.file : join(order.place.folder, nameOf(started, source));
  const facts = {
    kind: order.kind,
    dueAt: order.dueAt?.toString() ?? null,
    startedAt: started.toString({ fractionalSecondDigits: 3 }),
  };
  const finishedAt = () => platform.now().toString({ fractionalSecondDigits: 3 });
  return alone(connection, async () => {
    try {
      const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
      if ('folder' in order.place) await makePlace(dirname(file));
      const work = { connection, contents, project, file, passphrase, progress: order.progress ?? (() => {}) };
      const archive = await writeArchive(work);
      // Under its name it would push good archives out when old ones are cleared away.
      await readBack(archive, passphrase).catch((error: unknown) =>
        rm(file, { force: true }).then(() => Promise.reject(error)),
      );
      const rows = archive.manifest.written.tables.reduce((sum, table) => sum + table.rows, 0);
      const { bytes, sha256, sm3 } = archive;
      const outcome = { succeeded: true, file: basename(file), bytes, sha256, sm3, rows, failure: null };
      return { archive, run: await saveRun(platform.importer, { ...facts, finishedAt: finishedAt(), ...outcome }) };
    } catch (error) {
      const nothing = { succeeded: false, file: null, bytes: null, sha256: null, sm3: null, rows: null };
      const failure = failureText(error);
      // When the database itself is away there is nowhere to write it down; the caller still hears of it.
      await saveRun(platform.importer, { ...facts, finishedAt: finishedAt(), ...nothing, failure }).catch(() => {});
      throw error;
    }
  });
}

/** Removes archives of a folder that no rule keeps; names of what went. */
export async function prune(folder: string, keep: KeepRule): Promise<string[]> {
  const superseded = chooseSuperseded(await readdir(folder), keep);
  for (const name of superseded) await rm(join(folder, name), { force: true });
  return superseded;
}

function nameOf(at: Temporal.Instant, { passphraseFile }: BackupSource): string {
  return archiveName(at, passphraseFile !== undefined);
}

async function makePlace(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError('backup.folderUnusable', { folder, detail: (error as NodeJS.ErrnoException).code ?? '' });
  }
}

/** What a person would find when the backup is needed is found now. */
async function readBack({ file, manifest }: WrittenArchive, passphrase: string | undefined): Promise<void> {
  const found = await readArchive({ file, passphrase });
  if (isDeepStrictEqual(found, manifest)) return;
  throw new AppError('backup.archiveDamaged', { file, detail: 'manifest' });
}

const longestFailure = 2000;

/** What is too long is cut within the texts, so that the whole stays readable as JSON. */
function failureText(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  const { code, params } = error instanceof AppError ? error : { code: 'unexpected', params: { detail } };
  for (let most = 1000; ; most = Math.floor(most / 2)) {
    const text = JSON.stringify({ code, params }, (_name, value: unknown) =>
      typeof value === 'string' ? value.slice(0, most) : value,
    );
    if (text.length <= longestFailure) return text;
  }
}
