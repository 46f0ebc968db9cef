import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';

/**
 * Makes a folder with all above it; what stands in the way is named. Not `recursive: true`, which never returns where
 * a file system refuses new folders as "not found", as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  try {
    const parent = dirname(folder);
    if (parent !== folder) await makeFolder(parent);
    await mkdir(folder);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Somebody else may have made it meanwhile.
    if ((await stat(folder).catch(() => undefined))?.isDirectory()) return;
    throw new AppError('cli.folderUnusable', { folder, detail: (error as NodeJS.ErrnoException).code ?? '' });
  }
}
