import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type PostgresOptions, type RoleConnection, type RunningPostgres, startPostgres } from './index.ts';
import { nativeFolder } from './native.ts';
import { serverPaths } from './paths.ts';
import { startTimeOf, waitUntilGone } from './processes.ts';

const asRoot = process.getuid?.() === 0;
let home: string;
let dataDir: string;
const children: ChildProcess[] = [];
const servers: RunningPostgres[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ys-pg-'));
  chmodSync(home, 0o700);
  dataDir = join(home, '.yuanshu');
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const child of children.splice(0)) await end(child);
  rmSync(home, { recursive: true, force: true });
  rmSync(serverPaths(dataDir).socketDir, { recursive: true, force: true });
});

/** Ends a holder in order, so that no server outlives a failed test. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}

async function start(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, ...options });
  servers.push(server);
  return server;
}

async function query<T extends object>(connection: RoleConnection, text: string): Promise<T[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

interface Held {
  child: ChildProcess;
  pid: number;
  adopted: boolean;
}

/** Starts the server in another process, as `yuanshu start` would. */
async function hold(
  options: Partial<PostgresOptions> = {},
  spawnOptions: { uid?: number; gid?: number; env?: object } = {},
) {
  const script = join(import.meta.dirname, 'holder.fixture.ts');
  const child = spawn(process.execPath, [script, JSON.stringify({ dataDir, ...options })], {
    ...spawnOptions,
    env: { ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, ...(JSON.parse(line) as { pid: number; adopted: boolean }) } satisfies Held;
  }
  throw new Error(`the holder ended: ${complaint}`);
}

describe('a first start', () => {
  it('makes a cluster with a C.UTF-8 locale, checksums of passwords, no port, and the roles of the platform', async () => {
    const server = await start();
    const settings = await query<Record<string, string>>(
      server.superuserConnection(),
      `select current_setting('listen_addresses') as port, current_setting('server_version_num')::int / 10000 as major,
        datcollate as locale, current_setting('fsync') as fsync from pg_database where datname = 'yuanshu'`,
    );
    expect(settings).toEqual([{ port: '', major: 18, locale: 'C.UTF-8', fsync: 'on' }]);
    const roles = await query<{ rolname: string }>(
      server.superuserConnection(),
      `select rolname from pg_roles where rolname like 'yuanshu%'
        and not rolsuper and not rolbypassrls and not rolcreaterole order by 1`,
    );
    expect(roles.map((role) => role.rolname)).toEqual(['yuanshu_app', 'yuanshu_importer', 'yuanshu_migrator']);
  });

  it('keeps folders and keys to its owner, and refuses a wrong password', async () => {
    const server = await start();
    for (const path of ['.', 'pg18', 'keys']) expect(statSync(join(dataDir, path)).mode & 0o077).toBe(0);
    expect(statSync(join(dataDir, 'keys/database.json')).mode & 0o777).toBe(0o600);
    expect(statSync(server.socketDir).mode & 0o077).toBe(0);
    const wrong = { ...server.connection('yuanshu_app'), password: 'wrong' };
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });
});

describe('data', () => {
  it('are kept between starts', async () => {
    const first = await start();
    await query(first.superuserConnection(), 'create table kept as select 42 as answer');
    await first.stop();
    servers.length = 0;
    const second = await start();
    expect(second.timings.initdbMs).toBeLessThan(50);
    expect(await query(second.superuserConnection(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('of a first start that was killed half-way are made anew', async () => {
    mkdirSync(join(dataDir, 'pg18.new/base'), { recursive: true });
    writeFileSync(join(dataDir, 'pg18.new/PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.connection('yuanshu_migrator'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('made by another version are left alone', async () => {
    mkdirSync(join(dataDir, 'pg18'), { recursive: true });
    writeFileSync(join(dataDir, 'pg18/PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.wrongVersion',
      params: { found: '17', needed: '18' },
    });
  });
});

describe('a second start', () => {
  it('is refused while the first runs, with its process and address', async () => {
    const held = await hold();
    const refusal = await startPostgres({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({
      code: 'postgres.alreadyRunning',
      params: { pid: held.child.pid, address: 'http://127.0.0.1:1' },
    });
    expect(startTimeOf(held.pid)).toBeDefined();
  });

  it('is not put off by a lock whose process number now belongs to another program', async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'start.lock'), JSON.stringify({ pid: 1, startTime: '0', address: null }));
    expect((await start()).adopted).toBe(false);
  });

  it('is not put off by a lock that was cut off', async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'start.lock'), '{"pid":');
    expect((await start()).adopted).toBe(false);
  });
});

describe('after the program was killed', () => {
  it('the running server is adopted with its data, and stopped in the end', async () => {
    const held = await hold();
    held.child.kill('SIGKILL');
    await once(held.child, 'exit');
    expect(startTimeOf(held.pid)).toBeDefined();
    const next = await start();
    expect(next).toMatchObject({ adopted: true, pid: held.pid });
    expect(await query(next.connection('yuanshu_app'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    servers.length = 0;
    expect(startTimeOf(held.pid)).toBeUndefined();
  });

  it('and the server with it, the next start recovers', async () => {
    const held = await hold();
    held.child.kill('SIGKILL');
    process.kill(held.pid, 'SIGKILL');
    await waitUntilGone(held.pid, 5_000);
    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await query(next.connection('yuanshu_app'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a pid file that names some other live program is not believed', async () => {
    const first = await start();
    await first.stop();
    servers.length = 0;
    writeFileSync(join(dataDir, 'pg18/postmaster.pid'), `${process.pid}\n${dataDir}/pg18\n0\n5432\n/tmp\n\n\nready\n`);
    expect((await start()).adopted).toBe(false);
  });
});

describe('nothing runs on', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('after %s, however the program ends', async (name) => {
    const held = await hold();
    held.child.kill(name);
    await once(held.child, 'exit');
    expect(await waitUntilGone(held.pid, 5_000)).toBe(true);
    expect(existsSync(join(dataDir, 'pg18/postmaster.pid'))).toBe(false);
    expect((await readdir(dataDir)).includes('start.lock')).toBe(false);
  });
});

describe('whoever starts it', () => {
  it('finds a socket folder of somebody else refused', async () => {
    const { socketDir } = serverPaths(dataDir);
    mkdirSync(socketDir, { mode: 0o755 });
    await expect(start()).rejects.toMatchObject({ code: 'postgres.unsafeSocketFolder', params: { folder: socketDir } });
  });

  it.runIf(asRoot)('may be root where namespaces are forbidden: files then belong to nobody', async () => {
    const server = await start({ noNamespaces: true });
    const [row] = await query<{ dir: string }>(
      server.superuserConnection(),
      "select current_setting('data_directory') as dir",
    );
    expect(row?.dir).toMatch(/^\/var\/lib\/yuanshu\//);
    expect(statSync(row?.dir ?? '').uid).toBe(65_534);
    await server.stop();
    servers.length = 0;
    rmSync(join(row?.dir ?? '', '..'), { recursive: true, force: true });
  });

  it.runIf(asRoot).each([
    ['an ordinary user', 65_534],
    ['a user without a name, as in containers', 12_345],
  ])('may be %s, with a home closed to others', async (_name, uid) => {
    const user = { uid, gid: uid };
    const native = join(home, 'native');
    cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
    chownSync(home, user.uid, user.gid);
    const held = await hold({ native }, user);
    expect(statSync(join(dataDir, 'pg18')).uid).toBe(user.uid);
    held.child.kill('SIGINT');
    await once(held.child, 'exit');
    expect(await waitUntilGone(held.pid, 5_000)).toBe(true);
  });
});
