import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Ids } from './ids.ts';
import type { ServerPaths } from './paths.ts';
import type { RunAs } from './run-as.ts';

/** The cluster's folder without links; undefined when there is none yet. */
export function findData({ data }: ServerPaths): string | undefined {
  const found = lstatSync(data, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  try {
    return realpathSync(data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new AppError('postgres.dataMissing', { folder: data });
  }
}

/**
 * Where the cluster stands or shall stand. When nobody must own it, it moves once to that user's store and a link in
 * the installation's folder says so: there is never a second truth, and later starts follow the link.
 */
export function placeData(paths: ServerPaths, { user, storeDir }: RunAs): string {
  restoreHalfMoved(paths.data);
  const found = findData(paths);
  if (found !== undefined) refuseForeign(found, found === paths.data ? undefined : user);
  if (user === undefined || storeDir === undefined) return found ?? paths.data;
  if (found !== undefined && found !== paths.data) return found;
  const target = join(storeDir, 'pg18');
  // Left by an installation whose folder was deleted: its passwords are gone with it, but data are not ours to delete.
  if (existsSync(target)) renameSync(target, `${target}.left-${Date.now()}`);
  if (found !== undefined) moveData(paths.data, target, user);
  return target;
}

/** Says in the installation's folder where a cluster went that was just made. */
export function linkData({ data }: ServerPaths, pgdata: string): void {
  if (pgdata !== data) symlinkSync(pgdata, data);
}

/** Root does not take over what another user made: that user could not start any more. */
function refuseForeign(pgdata: string, user: Ids | undefined): void {
  const { uid } = lstatSync(pgdata);
  const owner = user?.uid ?? process.getuid?.();
  if (uid !== owner) throw new AppError('postgres.foreignData', { folder: pgdata, uid });
}

function moveData(data: string, target: string, user: Ids): void {
  const draft = `${target}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(data, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  giveTo(user, draft);
  // The original is deleted next, so the copy must be on the disk and not only in memory.
  execFileSync('sync', ['-f', draft]);
  renameSync(draft, target);
  renameSync(data, `${data}.moved`);
  symlinkSync(target, data);
  rmSync(`${data}.moved`, { recursive: true });
}

/** A move that was killed between taking the folder away and putting the link. */
function restoreHalfMoved(data: string): void {
  const moved = `${data}.moved`;
  if (!existsSync(moved)) return;
  if (lstatSync(data, { throwIfNoEntry: false }) === undefined) renameSync(moved, data);
  else rmSync(moved, { recursive: true });
}

function giveTo(user: Ids, path: string): void {
  lchownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(user, join(path, name));
}
