import { renameSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openPool } from '#platform/db/server/pool.ts';
import type { RunningPostgres } from './index.ts';
import { eachInstallation, killServer, query } from './installation.fixture.ts';
import { postgresProcessesOn } from './processes.ts';

const installation = eachInstallation({ made: true });
const pgdata = () => join(installation().dataDir, 'pg18');

/** What a killed process had written is in the system's memory: only a machine that dies needs more. */
async function hurry(server: RunningPostgres): Promise<void> {
  await query(server.superuserConnection(), 'alter system set fsync = off');
  await query(server.superuserConnection(), 'select pg_reload_conf()');
}

describe('a server that dies alone', () => {
  it('is started again where it stood, with what was committed, and pools go on', async () => {
    const said: string[] = [];
    const server = await installation().start({ warn: (line) => said.push(line) });
    const first = server.pid;
    await hurry(server);
    const owner = server.connection('yuanshu_migrator');
    await query(owner, 'create schema s; create table s.t (n int); insert into s.t values (7)');
    const pool = openPool(owner);
    await pool.query('select 1');
    for (let death = 1; death <= 2; death += 1) {
      const before = server.pid;
      await killServer(before);
      await expect.poll(() => server.pid, { timeout: 10_000 }).not.toBe(before);
      const answer = () => pool.query('select n from s.t').then(({ rows }) => rows as unknown);
      await expect.poll(() => answer().catch(() => undefined), { timeout: 10_000 }).toEqual([{ n: 7 }]);
    }
    expect(said).toHaveLength(4);
    expect(said[0]).toBe(`PostgreSQL, process ${first}, died`);
    expect(said.at(-1)).toBe(`PostgreSQL runs again as process ${server.pid}`);
    await pool.end();
    await server.stop();
    expect(postgresProcessesOn(pgdata())).toEqual([]);
  });

  it('is not started again once it was told to stop, nor after one of its processes died', async () => {
    const said: string[] = [];
    const server = await installation().start({ warn: (line) => said.push(line) });
    await hurry(server);
    const client = new pg.Client(server.connection('yuanshu_app'));
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    const answer = () => query(server.connection('yuanshu_app'), 'select 1 as one');
    await expect.poll(() => answer().catch(() => undefined), { timeout: 10_000 }).toEqual([{ one: 1 }]);
    expect(said).toEqual([]);
    await killServer(server.pid);
    await server.stop();
    expect(postgresProcessesOn(pgdata())).toEqual([]);
  });

  it('and cannot be started any more is told as lost', async () => {
    let lost: unknown;
    const server = await installation().start({
      lost: (error) => {
        lost = error;
      },
    });
    // Without its control file PostgreSQL refuses at once.
    renameSync(join(pgdata(), 'global/pg_control'), join(pgdata(), 'global/away'));
    await killServer(server.pid);
    await expect.poll(() => lost, { timeout: 20_000 }).toMatchObject({ code: 'postgres.startFailed' });
  });
});
