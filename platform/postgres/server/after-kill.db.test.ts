import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { adopt } from './adopt.ts';
import { eachInstallation, kill, killServer, query } from './installation.fixture.ts';
import { readRolePasswords } from './keys.ts';
import { readPidFile } from './pid-file.ts';
import { postgresProcessesOn, startTimeOf } from './processes.ts';

const installation = eachInstallation({ made: true });
const pgdata = () => join(installation().dataDir, 'pg18');
const pidFile = () => join(pgdata(), 'postmaster.pid');

/** Lets the file of an ended server name a process. */
function namePid(pid: number): void {
  writeFileSync(pidFile(), `${pid}\n${pgdata()}\n1700000000\n5432\n/tmp\n\n  1234567 0\nready   \n`);
}

describe('after the program was killed', () => {
  it('the running server is adopted with its data, and stopped in the end', async () => {
    const held = await installation().hold();
    await kill(held.child);
    expect(startTimeOf(held.pid)).toBeDefined();
    const next = await installation().start();
    expect(next).toMatchObject({ adopted: true, pid: held.pid, socketDir: held.app.host });
    expect(await query(next.connection('yuanshu_app'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    expect(postgresProcessesOn(pgdata())).toEqual([]);
  });

  it('a running server of another version, or one that does not answer, is stopped instead', async () => {
    const { dataDir } = installation();
    const { postgres: password } = await readRolePasswords(dataDir);
    const said: string[] = [];
    for (const expected of [
      { password, version: '18.0' },
      { password: 'wrong', version: '18.4' },
    ]) {
      const held = await installation().hold();
      await kill(held.child);
      expect(await adopt(pgdata(), expected, (line) => said.push(line))).toBeUndefined();
      expect(startTimeOf(held.pid)).toBeUndefined();
    }
    expect(said).toEqual([expect.stringMatching(/version 18\.\d+$/), expect.stringMatching(/no answer$/)]);
  });

  it('and the server with it, the next start recovers what was committed, though a query still computes', async () => {
    const held = await installation().hold();
    await query(held.app, 'create temporary table nothing ()').catch(() => {});
    const client = new pg.Client(held.app);
    client.on('error', () => {});
    await client.connect();
    client.query('do $$ begin loop end loop; end $$').catch(() => {});
    await pause(50);
    await kill(held.child);
    await killServer(held.pid);
    expect(postgresProcessesOn(pgdata()).length).toBeGreaterThan(0);
    const next = await installation().start();
    expect(next.adopted).toBe(false);
    expect(await query(next.connection('yuanshu_app'), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readPidFile(pgdata())?.pid).toBe(next.pid);
  });

  it('a server that is just stopping is waited for', async () => {
    const held = await installation().hold();
    await kill(held.child, 'SIGTERM');
    const next = await installation().start();
    expect(next.pid).not.toBe(held.pid);
    expect(await query(next.connection('yuanshu_app'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a left-over pid file', () => {
  it('that names some other live program stops neither the start nor that program', async () => {
    const other = spawn('sleep', ['60'], { cwd: pgdata() });
    try {
      namePid(other.pid ?? 0);
      expect((await installation().start()).adopted).toBe(false);
      expect(other.exitCode ?? other.signalCode).toBeNull();
    } finally {
      await kill(other);
    }
  });

  it('that names a dead process which nobody has buried does not stop the start', async () => {
    // The shell becomes `sleep`, which never asks after its child.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await pause(5);
      namePid(pid);
      expect((await installation().start()).adopted).toBe(false);
    } finally {
      await kill(parent);
    }
  });
});
