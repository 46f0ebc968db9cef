import { existsSync, readdirSync } from 'node:fs';
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
