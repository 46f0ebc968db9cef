import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the parts of an embedded server stand. */
export interface ServerPaths {
  /** The installation's folder, mode 700. */
  dataDir: string;
  /** The cluster, or a link to where nobody owns it (see data-place.ts). */
  data: string;
  log: string;
  lock: string;
  /** Unix socket folder: short, because a socket's path holds at most 107 bytes. */
  socketDir: string;
}

/** Longest folder for temporary files that leaves room for a socket's name; beyond it `/tmp` serves. */
const longestBase = 60;

/** Makes the installation's folder, closed to others, and gives its path without links. */
export function openDataDir(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const found = statSync(dataDir);
  if (found.uid === process.getuid?.() && (found.mode & 0o077) !== 0) chmodSync(dataDir, 0o700);
  return realpathSync(dataDir);
}

/** Paths of an installation, from its folder as {@link openDataDir} gives it. */
export function serverPaths(dataDir: string): ServerPaths {
  const owner = process.getuid?.() ?? 0;
  const base = tmpdir().length <= longestBase ? tmpdir() : '/tmp';
  return {
    dataDir,
    data: join(dataDir, 'pg18'),
    log: join(dataDir, 'log', 'postgres.log'),
    lock: join(dataDir, 'start.lock'),
    socketDir: join(base, `yuanshu-${shortDigest(`${owner}:${dataDir}`)}`),
  };
}

/** Twelve characters that stand for a text in a file name. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
