import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Folder of an installation's keys, mode 700: beside the database, never in it nor in its backup. */
export function keysFolder(dataDir: string): string {
  return join(dataDir, 'keys');
}

/** Reads `keys/<name>` as JSON, made once by `make` with mode 600; two starts at once end with one file. */
export async function readKeyFile<T>(dataDir: string, name: string, make: () => T): Promise<T> {
  const file = join(keysFolder(dataDir), name);
  await mkdir(keysFolder(dataDir), { recursive: true, mode: 0o700 });
  const kept = await readKept<T>(file);
  if (kept !== undefined) return kept;
  // Whole or not at all: half a file would lock the installation out of its data.
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(make(), null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    // Of two starts at once, one makes the keys and the other reads them.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readKeyFile(dataDir, name, make);
}

async function readKept<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new AppError('keys.unreadable', { file });
    throw error;
  }
}
