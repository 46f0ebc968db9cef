import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { BaseFile, BaseManifest } from '../../contract/base.ts';
import { type BaseConnection, beginBase } from '../store/base.ts';

/** What a server makes anew when it starts; folders stay, their content does not go along. */
const emptied = /^(pg_wal|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const leftOut = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map|recovery\.signal|standby\.signal)$/;
const temporary = /(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)(\/|$)/;

/** Name of the file that closes a base copy. */
export const baseManifestName = 'yuanshu-base.json';

/**
 * Copies the files of the running embedded server into `<folder>/base-<time>`: together with the archived log, from which
 * every moment after it can be had. It stands under a draft name until it is whole.
 */
export async function copyBase(
  connection: BaseConnection,
  folder: string,
): Promise<{ path: string; manifest: BaseManifest }> {
  const base = await beginBase(connection);
  const name = `base-${base.startedAt.replaceAll(/[-:]|\.\d+/g, '')}`;
  const draft = join(folder, `${name}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    const files: BaseFile[] = [];
    const folders: string[] = [];
    for await (const entry of walk(base.dataDirectory)) {
      if (entry.folder) {
        await mkdir(join(draft, entry.path), { recursive: true, mode: 0o700 });
        folders.push(entry.path);
      } else {
        const copied = await copyFile(join(base.dataDirectory, entry.path), join(draft, entry.path));
        if (copied !== undefined) files.push({ path: entry.path, ...copied });
      }
    }
    const { label, finishedAt } = await base.finish();
    files.push({ path: 'backup_label', ...(await writeWhole(join(draft, 'backup_label'), label)) });
    const manifest: BaseManifest = {
      format: 'yuanshu-base',
      version: 1,
      server: base.server,
      startedAt: base.startedAt,
      finishedAt,
      folders,
      files,
    };
    await writeWhole(join(draft, baseManifestName), `${JSON.stringify(manifest)}\n`);
    await syncAll(draft);
    const path = join(folder, name);
    await rename(draft, path);
    return { path, manifest };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('backup.diskFull', { file: draft });
    throw error;
  } finally {
    await base.close();
  }
}

async function* walk(root: string, below = ''): AsyncGenerator<{ path: string; folder: boolean }> {
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (leftOut.test(path) || temporary.test(path)) continue;
    if (entry.isDirectory()) {
      yield { path, folder: true };
      if (!emptied.test(`${path}/`)) yield* walk(root, path);
    } else if (entry.isFile()) yield { path, folder: false };
  }
}

/** Copies one file, not yet to the disk; undefined when the server removed it meanwhile, which its log repeats. */
export async function copyFile(from: string, to: string): Promise<Omit<BaseFile, 'path'> | undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  const target = await open(to, 'wx', 0o600);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      await target.write(chunk as Buffer);
    }
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await rm(to);
    return undefined;
  } finally {
    await target.close();
  }
}

/** Waits until everything below a folder is on the disk: one wait for a thousand files. */
async function syncAll(folder: string): Promise<void> {
  await promisify(execFile)('sync', ['-f', folder]);
}

async function writeWhole(file: string, text: string): Promise<Omit<BaseFile, 'path'>> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}
