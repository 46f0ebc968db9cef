import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the parts of an embedded server stand. */
export interface ServerPaths {
  /** The installation's folder, mode 700. */
  dataDir: string;
  pgdata: string;
  log: string;
  /** Unix socket folder: short, because a socket's path holds at most 107 bytes. */
  socketDir: string;
}

/** Paths of an installation; `storeDir` is elsewhere only when another user must own the files. */
export function serverPaths(dataDir: string, storeDir = dataDir): ServerPaths {
  const owner = process.getuid?.() ?? 0;
  const digest = createHash('sha256').update(`${owner}:${dataDir}`).digest('hex').slice(0, 12);
  const base = tmpdir().length <= 60 ? tmpdir() : '/tmp';
  return {
    dataDir,
    pgdata: join(storeDir, 'pg18'),
    log: join(storeDir, 'log', 'postgres.log'),
    socketDir: join(base, `yuanshu-${digest}`),
  };
}
