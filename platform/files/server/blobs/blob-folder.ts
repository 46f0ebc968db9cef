import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pieces } from './digest.ts';

/** A folder of blobs under names that say nothing: `ab/cd/abcd…`, whole or not there, mode 600. */
export interface BlobFolder {
  readonly root: string;
  /** Writes a draft beside the blobs, on their file system, down to the disk; a draft that fails is removed. */
  writeDraft(name: string, source: Pieces): Promise<void>;
  readDraft(name: string): AsyncIterable<Buffer>;
  dropDraft(name: string): Promise<void>;
  /** Gives a draft its place in one step; afterwards it survives a loss of power. */
  keepDraft(name: string, location: string): Promise<void>;
  read(location: string): AsyncIterable<Buffer>;
  /** Bytes on the disk; undefined when there is no such blob. */
  size(location: string): Promise<number | undefined>;
  remove(location: string): Promise<void>;
  /** Every blob that was written before an instant (milliseconds), in any order. */
  list(before: number): AsyncGenerator<string>;
  /** Removes drafts that were begun before an instant: their writers are dead. */
  sweepDrafts(before: number): Promise<number>;
}

const locationForm = /^[0-9a-f]{64}$/;
const draftForm = /^[0-9a-f-]{36}$/;

/** Opens `<dataDir>/files`; nothing is made before the first write. */
export function openBlobFolder(dataDir: string): BlobFolder {
  const root = join(dataDir, 'files');
  const drafts = join(root, 'drafts');
  const place = (location: string) => {
    if (!locationForm.test(location)) throw new TypeError(`no location of a blob: ${location}`);
    return join(root, location.slice(0, 2), location.slice(2, 4), location);
  };
  const draft = (name: string) => {
    if (!draftForm.test(name)) throw new TypeError(`no name of a draft: ${name}`);
    return join(drafts, name);
  };
  return {
    root,
    async writeDraft(name, source) {
      await mkdir(drafts, { recursive: true, mode: 0o700 });
      await writeWhole(draft(name), source);
    },
    readDraft: (name) => createReadStream(draft(name)),
    dropDraft: (name) => rm(draft(name), { force: true }),
    async keepDraft(name, location) {
      const target = place(location);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(draft(name), target);
      for (const folder of [dirname(target), dirname(dirname(target)), root]) await syncFolder(folder);
    },
    read: (location) => createReadStream(place(location)),
    size: (location) => sizeOf(place(location)),
    remove: (location) => rm(place(location), { force: true }),
    list: (before) => listOld(root, before),
    sweepDrafts: (before) => sweep(drafts, before),
  };
}

async function writeWhole(file: string, source: Pieces): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const part of source) await handle.appendFile(part);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function* listOld(root: string, before: number): AsyncGenerator<string> {
  const pair = /^[0-9a-f]{2}$/;
  for (const one of (await names(root)).filter((name) => pair.test(name))) {
    for (const two of (await names(join(root, one))).filter((name) => pair.test(name))) {
      for (const name of (await names(join(root, one, two))).filter((found) => locationForm.test(found))) {
        const { mtimeMs } = await stat(join(root, one, two, name));
        if (mtimeMs < before) yield name;
      }
    }
  }
}

async function sweep(drafts: string, before: number): Promise<number> {
  let swept = 0;
  for (const name of await names(drafts)) {
    const file = join(drafts, name);
    const { mtimeMs } = await stat(file);
    if (mtimeMs >= before) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}
