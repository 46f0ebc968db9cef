import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Makes the folder of the Unix socket for its owner only; one that somebody else made, or a link, is refused. */
export function makeSocketFolder(folder: string, owner: { uid: number; gid: number } | undefined): void {
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
