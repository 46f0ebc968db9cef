import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBase, placeBase, walFolder } from '#platform/backup/server/physical/restore-base.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { startPostgres } from '#platform/postgres/server/index.ts';

/** A moment to go back to. */
export interface PhysicalRestore {
  /** Folder of base copies and archived log. */
  folder: string;
  /** ISO 8601; undefined for as far as the log goes. */
  until: string | undefined;
  /** New data folder, which holds nothing but the keys. */
  dataDir: string;
}

/** Brings the newest base copy before a moment forward to that moment, in a new data folder. */
export async function restorePhysical({ folder, until, dataDir }: PhysicalRestore): Promise<{ base: string }> {
  if (existsSync(dataDir) && readdirSync(dataDir).some((entry) => entry !== 'keys')) {
    throw new AppError('backup.placeNotEmpty', { place: dataDir });
  }
  const keys = join(dataDir, 'keys/database.json');
  if (!existsSync(keys)) throw new AppError('postgres.keysLost', { file: keys });
  const base = await findBase(folder, until);
  const pgdata = join(dataDir, 'pg18');
  try {
    await placeBase(base, pgdata);
    const server = await startPostgres({ dataDir, wal: { kind: 'recover', folder: walFolder(folder), until } });
    await server.stop();
    if (until === undefined) refuseBrokenLog(walFolder(folder), pgdata);
    return { base: base.path };
  } catch (error) {
    for (const entry of readdirSync(dataDir).filter((one) => one !== 'keys')) {
      await rm(join(dataDir, entry), { recursive: true, force: true });
    }
    if (!(error instanceof AppError) || error.code !== 'postgres.startFailed') throw error;
    const detail = String(error.params.detail);
    throw new AppError('backup.recoveryFailed', { detail: /FATAL: +(.+)/.exec(detail)?.[1] ?? detail });
  }
}

/**
 * Without a moment PostgreSQL ends where the log ends, and takes a piece that is missing or damaged for that end. Where it
 * ended stands in the history of the timeline that it began: `<timeline>\t<upper>/<lower half of the place>\t<why>`.
 */
function refuseBrokenLog(archive: string, pgdata: string): void {
  const wal = join(pgdata, 'pg_wal');
  const history = readdirSync(wal).filter((name) => /^[0-9A-F]{8}\.history$/.test(name));
  const newest = history.sort().at(-1);
  const lines = newest === undefined ? [] : readFileSync(join(wal, newest), 'utf8').matchAll(placeForm);
  const [, timeline, upper = '0', lower = '0'] = [...lines].at(-1) ?? [];
  if (timeline === undefined) throw new AppError('backup.recoveryFailed', { detail: 'no history' });
  const hex = (number: number) => number.toString(16).toUpperCase().padStart(8, '0');
  // A piece of 16 MB is named for its timeline and its place.
  const own = hex(Number(timeline));
  const ended = `${own}${hex(Number.parseInt(upper, 16))}${hex(Number.parseInt(lower, 16) >>> 24)}`;
  const pieces = readdirSync(archive).filter((name) => /^[0-9A-F]{24}$/.test(name) && name.startsWith(own));
  const last = pieces.sort().at(-1) ?? '';
  if (last > ended) throw new AppError('backup.recoveryFailed', { detail: `${ended} … ${last}` });
}

const placeForm = /^(\d+)\t([0-9A-F]+)\/([0-9A-F]+)\t/gm;
