import { findData } from './data-place.ts';
import type { RunningPostgres } from './index.ts';
import { readRolePasswords } from './keys.ts';
import { openDataDir, serverPaths } from './paths.ts';
import { readPidFile } from './pid-file.ts';
import { isPostgresOn } from './processes.ts';
import { databaseName, serverVersion } from './superuser.ts';

/**
 * The server that another process of this installation runs, for commands beside a running platform; undefined when
 * none answers. Whoever started it stops it.
 */
export async function joinPostgres(folder: string): Promise<RunningPostgres | undefined> {
  const dataDir = openDataDir(folder);
  const pgdata = findData(serverPaths(dataDir));
  const found = pgdata === undefined ? undefined : readPidFile(pgdata);
  if (pgdata === undefined || found?.status !== 'ready' || !isPostgresOn(found.pid, pgdata)) return undefined;
  const passwords = await readRolePasswords(dataDir);
  const version = await serverVersion(found.socketDir, passwords.postgres);
  if (version === undefined) return undefined;
  const connection: RunningPostgres['connection'] = (role) => ({
    host: found.socketDir,
    user: role,
    password: passwords[role],
    database: databaseName,
  });
  return {
    pid: found.pid,
    socketDir: found.socketDir,
    adopted: false,
    version,
    timings: { initdbMs: 0, startMs: 0 },
    connection,
    superuserConnection: () => connection('postgres'),
    describe: () => {},
    stop: async () => {},
  };
}
