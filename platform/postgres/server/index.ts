import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { ensureRoles } from '#platform/db/server/roles.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { clusterVersion, initCluster, majorVersion, readPidFile, startServer } from './cluster.ts';
import { type DatabaseRole, readRolePasswords } from './keys.ts';
import { nativeFolder } from './native.ts';
import { type ServerPaths, serverPaths } from './paths.ts';
import { isPostgresOn, signal, startTimeOf, waitUntilGone } from './processes.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { makeSocketFolder } from './socket-folder.ts';
import { type StartLock, takeStartLock } from './start-lock.ts';

/** Connection facts of one role. */
export type RoleConnection = Required<Pick<PoolOptions, 'host' | 'user' | 'password' | 'database'>>;

/** How an embedded server starts. */
export interface PostgresOptions {
  /** The installation's folder, e.g. `./.yuanshu`. */
  dataDir: string;
  log?: (line: string) => void;
  /** Act as where user namespaces are forbidden. */
  noNamespaces?: boolean;
  /** Folder with `bin/postgres`, instead of the one that npm installed. */
  native?: string;
}

/** A PostgreSQL server of this installation, stopped by whoever started it. */
export interface RunningPostgres {
  socketDir: string;
  pid: number;
  /** It had outlived an earlier start that was killed, and runs on. */
  adopted: boolean;
  timings: { initdbMs: number; startMs: number };
  connection(role: DatabaseRole): RoleConnection;
  /** The superuser on the platform's database, for benchmarks and tests. */
  superuserConnection(): RoleConnection;
  /** Tells later starts where this one answers. */
  describe(facts: { address: string }): void;
  stop(): Promise<void>;
}

const databaseName = 'yuanshu';

/**
 * Starts the PostgreSQL that travels with the project, on a Unix socket only. Data are kept between starts; a second
 * start on the same folder is refused with the number of the first; a server that outlived a killed start is adopted.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = takeStartLock(join(dataDir, 'start.lock'), dataDir);
  try {
    const passwords = await readRolePasswords(dataDir);
    const native = options.native ?? nativeFolder();
    const runAs = chooseRunAs({ dataDir, native, noNamespaces: options.noNamespaces ?? false });
    const paths = serverPaths(dataDir, runAs.storeDir);
    const server = (await adopt(paths, passwords.postgres, options.log)) ?? (await startFresh(paths, runAs, passwords));
    return running(server, { passwords, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Server {
  pid: number;
  socketDir: string;
  adopted: boolean;
  timings: RunningPostgres['timings'];
}

/** A live server on this data folder is taken over if it answers, and stopped if it does not. */
async function adopt(paths: ServerPaths, password: string, log: PostgresOptions['log']): Promise<Server | undefined> {
  const found = readPidFile(paths.pgdata);
  if (found === undefined) return undefined;
  const { pid, socketDir } = found;
  if (!isPostgresOn(pid, paths.pgdata)) {
    // The number went to another program after a crash: PostgreSQL would take that program for a server.
    if (startTimeOf(pid) !== undefined) rmSync(join(paths.pgdata, 'postmaster.pid'));
    return undefined;
  }
  if (await answers({ host: socketDir, user: 'postgres', password, database: databaseName })) {
    log?.(`adopted the running PostgreSQL, process ${pid}`);
    return { pid, socketDir, adopted: true, timings: { initdbMs: 0, startMs: 0 } };
  }
  log?.(`stopped a PostgreSQL that did not answer, process ${pid}`);
  await stopServer(pid);
  return undefined;
}

async function startFresh(paths: ServerPaths, runAs: RunAs, passwords: Record<DatabaseRole, string>): Promise<Server> {
  const begun = performance.now();
  const version = clusterVersion(paths.pgdata);
  if (version !== undefined && version !== majorVersion) {
    throw new AppError('postgres.wrongVersion', { found: version, needed: majorVersion, folder: paths.pgdata });
  }
  prepareFolders(paths, runAs);
  if (version === undefined) await initCluster(paths, runAs, passwords.postgres);
  const initialised = performance.now();
  const pid = await startServer(paths, runAs);
  if (version === undefined) await prepareDatabase(paths.socketDir, passwords);
  const timings = {
    initdbMs: Math.round(initialised - begun),
    startMs: Math.round(performance.now() - initialised),
  };
  return { pid, socketDir: paths.socketDir, adopted: false, timings };
}

function prepareFolders(paths: ServerPaths, { user }: RunAs): void {
  makeSocketFolder(paths.socketDir, user);
  mkdirSync(dirname(paths.log), { recursive: true, mode: 0o700 });
  if (user) chownSync(dirname(paths.log), user.uid, user.gid);
}

/** Makes the platform's database and roles. A crash between initdb and here leaves a cluster without them: see `running`. */
async function prepareDatabase(host: string, passwords: Record<DatabaseRole, string>): Promise<void> {
  const as = (database: string) => ({ host, user: 'postgres', password: passwords.postgres, database });
  await withClient(as('postgres'), async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (known.rowCount === 0) await client.query(`create database ${databaseName}`);
  });
  await withClient(as(databaseName), (client) => ensureRoles(client, passwords));
}

async function running(
  server: Server,
  { passwords, lock }: { passwords: Record<DatabaseRole, string>; lock: StartLock },
): Promise<RunningPostgres> {
  const { pid, socketDir } = server;
  const connection = (role: DatabaseRole): RoleConnection => ({
    host: socketDir,
    user: role,
    password: passwords[role],
    database: databaseName,
  });
  if (!(await answers(connection('yuanshu_importer')))) await prepareDatabase(socketDir, passwords);
  // The last chance when this process ends without stopping the server: a fast shutdown, which waits for nobody.
  const lastChance = () => signal(pid, 'SIGINT');
  process.on('exit', lastChance);
  return {
    ...server,
    connection,
    superuserConnection: () => connection('postgres'),
    describe: lock.describe,
    stop: async () => {
      process.off('exit', lastChance);
      await stopServer(pid);
      lock.release();
    },
  };
}

/** A fast shutdown; one that takes longer than 30 s is cut short, which the next start recovers from. */
async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitUntilGone(pid, 30_000)) return;
  signal(pid, 'SIGQUIT');
  await waitUntilGone(pid, 10_000);
}

async function answers(connection: RoleConnection): Promise<boolean> {
  try {
    await withClient(connection, (client) => client.query('select 1'));
    return true;
  } catch {
    return false;
  }
}

async function withClient<T>(connection: RoleConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
