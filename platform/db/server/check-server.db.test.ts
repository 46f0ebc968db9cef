import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { testServer } from '#testing/database.ts';
import { checkServer } from './check-server.ts';

const pooler = spawnSync('pgbouncer', ['--version']).status === 0;

/** Settings of a PgBouncer that passes by what it does not know, as most are set. */
const tolerant = 'ignore_startup_parameters = extra_float_digits,options';

/** Runs a real PgBouncer before the test server in one of its modes, with more settings. */
async function behindPooler<T>(
  [mode, ...settings]: readonly string[],
  work: (options: { host: string }) => Promise<T>,
): Promise<T> {
  const { host, user, password } = testServer();
  const folder = mkdtempSync(join(tmpdir(), 'ys-pool-'));
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, 'users.txt'), `"${user}" "${password}"\n`);
  writeFileSync(
    join(folder, 'pool.ini'),
    `[databases]
postgres = host=${host} dbname=postgres user=${user} password=${password}
[pgbouncer]
listen_addr =
unix_socket_dir = ${folder}
unix_socket_mode = 0777
listen_port = 6432
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = ${mode}
${settings.join('\n')}
`,
  );
  // PgBouncer refuses to run as root; in a namespace of its own it is nobody and still reaches the socket.
  const child = spawn('unshare', ['--user', '--map-user=65534', 'pgbouncer', '-q', join(folder, 'pool.ini')], {
    stdio: 'ignore',
  });
  try {
    await untilListening({ host: folder, port: 6432, user, database: 'postgres' });
    return await work({ host: folder });
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilListening(config: pg.ClientConfig): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client(config);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await pause(50);
    }
  }
}

const url = (host: string) => `postgres://postgres@${encodeURIComponent(host)}:6432/postgres`;

describe('checkServer', () => {
  it('accepts a server that is reached directly', async () => {
    const { host, user, password } = testServer();
    await expect(checkServer({ host, user, password, database: 'postgres' })).resolves.toBeUndefined();
  });

  it('names what cannot be reached', async () => {
    await expect(checkServer({ host: '/nowhere', user: 'x', database: 'x' })).rejects.toMatchObject({
      code: 'db.unreachable',
      params: { detail: expect.stringContaining('ENOENT') },
    });
  });

  it('refuses connections whose settings were dropped on the way', async () => {
    const { host, user, password } = testServer();
    const url = `postgres://${user}:${password}@${encodeURIComponent(host)}/postgres?options=-c%20TimeZone%3DAsia/Tokyo`;
    await expect(checkServer({ url })).rejects.toMatchObject({
      code: 'db.poolerDropsSettings',
      params: { detail: 'TimeZone Asia/Tokyo' },
    });
  });
});

describe('checkServer behind a pooler', () => {
  beforeEach((context) => context.skip(!pooler, 'pgbouncer is not installed: apt-get install pgbouncer'));

  it.each([
    ['in transaction mode', 'transaction', tolerant],
    ['in transaction mode with a single connection', 'transaction', tolerant, 'default_pool_size = 1'],
    ['that takes its connections in turn', 'transaction', tolerant, 'server_round_robin = 1', 'min_pool_size = 2'],
    ['in statement mode', 'statement', tolerant],
  ])('refuses a pooler %s', async (_name, ...settings) => {
    await expect(behindPooler(settings, ({ host }) => checkServer({ url: url(host) }))).rejects.toMatchObject({
      code: 'db.poolerRefused',
    });
  });

  it('accepts a pooler in session mode', async () => {
    await expect(
      behindPooler(['session', tolerant], ({ host }) => checkServer({ url: url(host) })),
    ).resolves.toBeUndefined();
  });

  it('names the setting that a pooler in session mode does not pass on', async () => {
    const checked = behindPooler(['session'], ({ host }) => checkServer({ url: url(host) }));
    await expect(checked).rejects.toMatchObject({
      code: 'db.poolerDropsSettings',
      params: { detail: expect.stringContaining('options') },
    });
  });
});
