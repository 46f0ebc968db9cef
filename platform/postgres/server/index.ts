import { join } from 'node:path';
import type { PoolOptions } from '#platform/db/server/pool.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { adopt } from './adopt.ts';
import { findData, linkData, placeData } from './data-place.ts';
import { nameFailure } from './failures.ts';
import { clusterVersion, initCluster } from './init-cluster.ts';
import { type DatabaseRole, keyFile, readRolePasswords } from './keys.ts';
import { type Leash, leash } from './leash.ts';
import { nativeFolder } from './native.ts';
import { openDataDir, type ServerPaths, serverPaths } from './paths.ts';
import { programVersion } from './program.ts';
import { chooseRunAs, defaultStore } from './run-as.ts';
import { startServer } from './server-process.ts';
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { takeStartLock } from './start-lock.ts';
import { closeLogPiece, databaseName, prepareDatabase } from './superuser.ts';
import { keepWal, makeWalFolder, type WalWork } from './wal.ts';
import { watchServer } from './watch-server.ts';

/** Connection facts of one role. */
export type RoleConnection = Required<Pick<PoolOptions, 'host' | 'user' | 'password' | 'database'>>;

/** How an embedded server starts. */
export interface PostgresOptions {
  /** The installation's folder, e.g. `./.yuanshu`. */
  dataDir: string;
  log?: (line: string) => void;
  /** Is told when the server died by itself and was started again. */
  warn?: (line: string) => void;
  /** The server died and could not be started again; without it the program ends with an error. */
  lost?: (error: unknown) => void;
  /** Keeps the log of all changes in a folder of their own, or brings a base copy forward with it. */
  wal?: WalWork | undefined;
  /** Act as where user namespaces are forbidden; the environment's YUANSHU_NO_USERNS=1 says the same. */
  noNamespaces?: boolean;
  /** Folder with `bin/postgres`, instead of the one that npm installed. */
  native?: string;
  /** Where nobody's copies stand, instead of /var/lib/yuanshu. */
  store?: string;
}

/** A PostgreSQL server of this installation, stopped by whoever started it. */
export interface RunningPostgres {
  socketDir: string;
  /** Changes when the server died and was started again; its socket stays where it is. */
  readonly pid: number;
  /** It had outlived an earlier start that was killed, and runs on. */
  adopted: boolean;
  /** Full version, e.g. `18.4`. */
  version: string;
  timings: { initdbMs: number; startMs: number };
  connection(role: DatabaseRole): RoleConnection;
  /** The superuser on the platform's database, for benchmarks and tests. */
  superuserConnection(): RoleConnection;
  /** Tells later starts where this one answers. */
  describe(facts: { address: string }): void;
  stop(): Promise<void>;
}

const majorVersion = '18';

/**
 * Starts the PostgreSQL that travels with the project, on a Unix socket only. Data are kept between starts; a second
 * start on the same folder is refused with the number of the first; a server that outlived a killed start is adopted.
 * The server ends with this process, unless that is killed, and is started again when it dies alone. Failures are AppErrors `postgres.…`.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  try {
    const dataDir = openDataDir(options.dataDir);
    const paths = serverPaths(dataDir);
    const lock = await takeStartLock(paths.lock, dataDir);
    const held = leash(lock.release);
    try {
      const passwords = await readRolePasswords(dataDir);
      const work = { ...options, wal: keepWal(dataDir, options.wal), paths, passwords, held };
      const server = await adoptOrStart(work);
      await prepareDatabase(server.socketDir, passwords, keyFile(dataDir));
      return Object.assign(running(work, server), { describe: lock.describe });
    } catch (error) {
      await held.end();
      throw error;
    }
  } catch (error) {
    throw nameFailure(error, options.dataDir);
  }
}

type Server = Pick<RunningPostgres, 'pid' | 'socketDir' | 'adopted' | 'version' | 'timings'>;
type Passwords = Readonly<Record<DatabaseRole, string>>;

interface StartWork extends PostgresOptions {
  paths: ServerPaths;
  /** Where a server that is started again must answer. */
  socketDir?: string;
  passwords: Passwords;
  held: Leash;
}

async function adoptOrStart(work: StartWork): Promise<Server> {
  const { paths, passwords, held } = work;
  const begun = performance.now();
  const native = work.native ?? nativeFolder();
  const version = programVersion(native);
  const pgdata = findData(paths);
  if (pgdata !== undefined) {
    const expected = { password: passwords.postgres, version, archives: work.wal?.folder };
    const survivor = await adopt(pgdata, expected, work.log ?? (() => {}));
    if (survivor !== undefined) {
      held.hold(survivor.pid);
      const timings = { initdbMs: 0, startMs: Math.round(performance.now() - begun) };
      return { ...survivor, version, adopted: true, timings };
    }
  }
  return startFresh(work, native, version);
}

async function startFresh(work: StartWork, native: string, version: string): Promise<Server> {
  const { paths, passwords, held } = work;
  const begun = performance.now();
  const noNamespaces = work.noNamespaces ?? process.env.YUANSHU_NO_USERNS === '1';
  const runAs = chooseRunAs(paths, { native, noNamespaces, store: work.store ?? defaultStore });
  const pgdata = placeData(paths, runAs);
  const found = clusterVersion(pgdata);
  if (found !== undefined && found !== majorVersion) {
    throw new AppError('postgres.wrongVersion', { found, needed: majorVersion, folder: pgdata });
  }
  if (found === undefined) {
    await initCluster({ pgdata, password: passwords.postgres }, runAs, held.hold);
    linkData(paths, pgdata);
  }
  const initialised = performance.now();
  // In a store of root's, nobody else can put a folder there first; in the folder for temporary files it is checked.
  const ownFolder = runAs.storeDir === undefined ? paths.socketDir : join(runAs.storeDir, 'run');
  const socketDir = work.socketDir ?? ownFolder;
  makeSocketFolder(socketDir, runAs.user);
  if (work.wal !== undefined) makeWalFolder(work.wal, runAs.user);
  const pid = await startServer({ pgdata, socketDir, log: paths.log, wal: work.wal }, runAs, held.hold);
  const timings = {
    initdbMs: Math.round(initialised - begun),
    startMs: Math.round(performance.now() - initialised),
  };
  return { pid, socketDir, version, adopted: false, timings };
}

function running(work: StartWork, first: Server): Omit<RunningPostgres, 'describe'> {
  const { passwords, held, warn } = work;
  const { socketDir } = first;
  let pid = first.pid;
  const watch = watchServer({
    pid: () => pid,
    restart: async () => {
      // What a recovery was to read is read: a second one would begin anew.
      const wal = work.wal?.kind === 'recover' ? undefined : work.wal;
      pid = (await adoptOrStart({ ...work, wal, socketDir })).pid;
    },
    say: warn ?? (() => {}),
    lost: work.lost ?? endProgram,
  });
  const connection = (role: DatabaseRole): RoleConnection => ({
    host: socketDir,
    user: role,
    password: passwords[role],
    database: databaseName,
  });
  return {
    ...first,
    get pid() {
      return pid;
    },
    connection,
    superuserConnection: () => connection('postgres'),
    stop: async () => {
      const watching = watch.stop();
      if (work.wal?.kind === 'archive') await closeLogPiece(socketDir, passwords.postgres);
      await held.end();
      await watching;
      removeSocketFolder(socketDir);
    },
  };
}

/** A program that goes on without its database would only refuse; whoever supervises it can start it anew. */
function endProgram(error: unknown): void {
  console.error(error);
  process.exit(1);
}
