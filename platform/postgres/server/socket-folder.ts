import { chownSync, lstatSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Ids } from './ids.ts';

/** Makes the folder of the Unix socket for its owner only; one that somebody else made, or a link, is refused. */
export function makeSocketFolder(folder: string, owner: Ids | undefined): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const expected = owner?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== expected || (found.mode & 0o077) !== 0) {
    throw new AppError('postgres.unsafeSocketFolder', { folder });
  }
}

/** Leaves nothing in the folder for temporary files; one that is in use stays. */
export function removeSocketFolder(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
