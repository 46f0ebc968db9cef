import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type BaseManifest, baseManifest } from '../../contract/base.ts';
import { baseManifestName, copyFile } from './copy-base.ts';

/** A base copy on the disk. */
export interface FoundBase {
  path: string;
  manifest: BaseManifest;
}

/** Folder of the archived log inside the folder of base copies. */
export function walFolder(folder: string): string {
  return join(folder, 'wal');
}

/** The newest base copy that was whole before a moment (ISO 8601); undefined stands for now. */
export async function findBase(folder: string, until: string | undefined): Promise<FoundBase> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('backup.fileUnreadable', { file: folder, detail: error.code ?? '' });
  });
  const limit = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
  const found: FoundBase[] = [];
  for (const name of names.filter((one) => /^base-[0-9TZ]+$/.test(one))) {
    const path = join(folder, name);
    const manifest = await readManifest(path);
    if (Date.parse(manifest.finishedAt) < limit) found.push({ path, manifest });
  }
  found.sort((one, other) => Date.parse(other.manifest.finishedAt) - Date.parse(one.manifest.finishedAt));
  if (found[0] === undefined) throw new AppError('backup.noBase', { folder, until: until ?? '' });
  return found[0];
}

async function readManifest(path: string): Promise<BaseManifest> {
  const file = join(path, baseManifestName);
  try {
    return baseManifest.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new AppError('backup.archiveDamaged', { file, detail: error instanceof Error ? error.name : '' });
  }
}

/** Copies a base to where the server shall stand, compares every file, and asks the server to bring it forward; it writes all of it to the disk when it starts. */
export async function placeBase({ path, manifest }: FoundBase, pgdata: string): Promise<void> {
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  for (const folder of manifest.folders) await mkdir(join(pgdata, folder), { recursive: true, mode: 0o700 });
  await mkdir(join(pgdata, 'pg_wal/archive_status'), { recursive: true, mode: 0o700 });
  for (const file of manifest.files) {
    const copied = await copyFile(join(path, file.path), join(pgdata, file.path));
    if (copied?.sha256 !== file.sha256 || copied.bytes !== file.bytes) {
      throw new AppError('backup.archiveDamaged', { file: path, detail: file.path });
    }
  }
  await writeFile(join(pgdata, 'recovery.signal'), '', { mode: 0o600 });
}
