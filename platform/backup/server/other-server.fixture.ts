import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { ensureRoles } from '#platform/db/server/roles.ts';

const programs = '/usr/lib/postgresql/15/bin';

/** Why tests against PostgreSQL 15 are left out on this machine; undefined where it is there. */
export const noPostgres15 = existsSync(join(programs, 'postgres'))
  ? undefined
  : `there is no ${programs}/postgres: apt-get install postgresql-15`;

const passwords = { yuanshu_migrator: 'm', yuanshu_app: 'a', yuanshu_importer: 'i' };

/** A PostgreSQL server with the platform's roles, for databases of a test's own. */
export interface OtherServer {
  /** Makes an empty database that belongs to the migrator. */
  database(): Promise<OtherDatabase>;
  stop(): Promise<void>;
}

/** One database of a server. */
export interface OtherDatabase {
  superuser: PoolOptions;
  as(role: keyof typeof passwords): PoolOptions;
  drop(): Promise<void>;
}

/** Debian's PostgreSQL 15 in a folder of the test's own, as whoever may run it. */
export async function startPostgres15(): Promise<OtherServer> {
  const home = mkdtempSync(join(tmpdir(), 'ys-pg15-'));
  const folder = join(home, 'pg15');
  // Root must not run PostgreSQL; inside a user namespace it is somebody else.
  const prefix = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'] : [];
  const [initdb = '', ...initArgs] = [...prefix, join(programs, 'initdb')];
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(home, 'password'), 'p');
  const init = [`--pgdata=${folder}`, '--locale=C.UTF-8', '--encoding=UTF8', '--auth=scram-sha-256', '--no-sync'];
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const options = ['--username=postgres', `--pwfile=${join(home, 'password')}`];
  execFileSync(initdb, [...initArgs, ...init, ...options], { cwd: '/', env, stdio: ['ignore', 'ignore', 'pipe'] });
  const settings = ['listen_addresses=', 'fsync=off', 'timezone=UTC', 'shared_buffers=32MB'];
  const [program = '', ...args] = [...prefix, join(programs, 'postgres'), '-D', folder, '-k', home];
  const child = spawn(program, [...args, ...settings.flatMap((one) => ['-c', one])], {
    cwd: '/',
    env,
    stdio: 'ignore',
  });
  const server = namedServer({ host: home, user: 'postgres', password: 'p' });
  await answersSoon({ host: home, user: 'postgres', password: 'p', database: 'postgres' }, child);
  return {
    ...server,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A server that runs already: that of the database tests. */
export function namedServer(facts: { host: string; user: string; password: string }): OtherServer {
  return {
    database: async () => {
      const name = `r_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
      await run({ ...facts, database: 'postgres' }, (client) =>
        client.query(`create database ${name} template template0`),
      );
      await run({ ...facts, database: name }, (client) => ensureRoles(client, passwords));
      return {
        superuser: { ...facts, database: name },
        as: (role) => ({ host: facts.host, user: role, password: passwords[role], database: name }),
        drop: async () => {
          await run({ ...facts, database: 'postgres' }, (client) => client.query(`drop database ${name} with (force)`));
        },
      };
    },
    stop: async () => {},
  };
}

/** One connection for one piece of work. */
export async function run<T>(options: PoolOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(options));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function answersSoon(options: PoolOptions, child: ChildProcess): Promise<void> {
  for (let trial = 0; trial < 500 && child.exitCode === null; trial += 1) {
    try {
      await run(options, (client) => client.query('select 1'));
      return;
    } catch {
      await pause(20);
    }
  }
  throw new Error('PostgreSQL 15 did not start');
}
