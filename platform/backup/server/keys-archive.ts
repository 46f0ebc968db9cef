import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { pack as openPack } from 'tar-stream';
import { AppError } from '#platform/errors/contract/errors.ts';
import { keysFolder } from '#platform/keys/server/key-file.ts';
import { readMembers, writeEntry } from './archive-members.ts';
import { readSealed } from './read-archive.ts';
import { readPassphrase, seal } from './seal-archive.ts';

/** What a copy of the keys holds. */
export interface KeysCopy {
  file: string;
  /** Names of the key files. */
  names: string[];
}

const keyFileName = /^[a-z][a-z0-9-]*\.(json|sqlite)$/;

/**
 * Writes the folder of keys into one file, encrypted under the passphrase. The platform may be running: a file of
 * persons' keys is copied by SQLite itself, without what was erased in it.
 */
export async function copyKeys(dataDir: string, file: string, passphraseFile: string): Promise<KeysCopy> {
  if ((await stat(file).catch(() => undefined)) !== undefined) throw new AppError('backup.fileExists', { file });
  const passphrase = await readPassphrase(passphraseFile);
  const folder = keysFolder(dataDir);
  const names = (await namesIn(folder)).filter((name) => keyFileName.test(name)).sort();
  if (names.length === 0) throw new AppError('backup.fileUnreadable', { file: folder, detail: 'ENOENT' });
  const draft = `${file}.part`;
  const pack = openPack();
  try {
    const sink = createWriteStream(draft, { mode: 0o600, flush: true });
    const written = pipeline(pack, (source: AsyncIterable<Buffer>) => seal(source, passphrase), sink);
    const filled = async () => {
      for (const name of names) await writeEntry(pack, { name, at: new Date(0) }, await contentOf(folder, name));
      pack.finalize();
    };
    await Promise.all([filled(), written]);
    await rename(draft, file);
    return { file, names };
  } catch (error) {
    pack.destroy();
    await rm(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof AppError || code === undefined) throw error;
    throw new AppError('backup.folderUnusable', { folder: dirname(file), detail: code });
  }
}

/** Puts copied keys into a data folder that has none; all of them or nothing. */
export async function restoreKeys(dataDir: string, file: string, passphraseFile: string): Promise<KeysCopy> {
  const folder = keysFolder(dataDir);
  if ((await namesIn(folder)).length > 0) throw new AppError('backup.placeNotEmpty', { place: folder });
  const source = await readSealed({ file, passphrase: await readPassphrase(passphraseFile) });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(join(dataDir, 'keys.new-'));
  const names: string[] = [];
  try {
    for await (const { name, content } of readMembers(source)) {
      if (!keyFileName.test(name)) throw new AppError('backup.archiveDamaged', { file, detail: name });
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk);
      await writeFile(join(draft, name), Buffer.concat(chunks), { mode: 0o600, flag: 'wx', flush: true });
      names.push(name);
    }
    if (names.length === 0) throw new AppError('backup.archiveDamaged', { file, detail: 'cut off' });
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    return { file, names };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function contentOf(folder: string, name: string): Promise<Buffer> {
  if (!name.endsWith('.sqlite')) return readFile(join(folder, name));
  // Beside the original: nowhere else may keys lie unencrypted, not even for a moment.
  const place = await mkdtemp(join(folder, 'copy-'));
  try {
    const copy = join(place, name);
    const db = new DatabaseSync(join(folder, name));
    try {
      db.exec('pragma busy_timeout = 5000');
      db.prepare('vacuum into ?').run(copy);
    } finally {
      db.close();
    }
    return await readFile(copy);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
