import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import { serverPaths } from '#platform/postgres/server/paths.ts';

/** The zone of the campaign. */
export const killZone = {
  id: '018f0000-0000-7000-8000-0000000000cc',
  code: 'test-kill',
  name: '断电测试区',
  demonstration: false,
};

/** The category of its issues. */
export const killCategory = 'road';

/** An account of the campaign. */
export interface Person {
  id: string;
  login: string;
  role: AccountRole;
  password: string;
}

/** An installation that is killed and started again; whatever runs in it ends with `dispose`. */
export class KillInstallation {
  readonly dataDir: string = mkdtempSync(join(tmpdir(), 'ys-kill-'));
  #child: ChildProcess | undefined;
  #url = '';

  /** Address of the platform while it runs. */
  get url(): string {
    return this.#url;
  }

  /** True while the process of the platform lives. */
  get alive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Begins a start and does not wait for it. */
  spawn(prepare?: Person[]): ChildProcess {
    const script = join(import.meta.dirname, 'kill.fixture.ts');
    const facts = JSON.stringify({ dataDir: this.dataDir, prepare });
    const { DATABASE_URL: _url, VITEST: _vitest, NODE_ENV: _node, ...env } = process.env;
    this.#child = spawn(process.execPath, [script, facts], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    return this.#child;
  }

  /** Starts the platform and waits until it takes requests. */
  async start(prepare?: Person[]): Promise<void> {
    const child = this.spawn(prepare);
    if (child.stdout === null) throw new Error('the platform has no output');
    for await (const line of createInterface({ input: child.stdout })) {
      this.#url = (JSON.parse(line) as { url: string }).url;
      return;
    }
    throw new Error('the platform did not start');
  }

  /** `kill -9` of the platform; its server lives on. */
  async killApplication(): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.alive) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** `kill -9` of the first process of PostgreSQL. */
  killPostmaster(): void {
    process.kill(this.postmaster(), 'SIGKILL');
  }

  /** Number of the first process of PostgreSQL. */
  postmaster(): number {
    return Number(readFileSync(join(this.dataDir, 'pg18/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** `kill -9` of a process of PostgreSQL that works for the platform, one in the middle of something if there is one. */
  async killBackend(): Promise<void> {
    const pid = await this.asSuperuser(async (client) => {
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where usename = 'yuanshu_app'
         order by state = 'active' desc, state like 'idle in%' desc, random() limit 1`,
      );
      return rows[0]?.pid;
    });
    if (pid === undefined) throw new Error('PostgreSQL works for nobody');
    process.kill(pid, 'SIGKILL');
  }

  /** Waits until the platform says that it can work again. */
  async answers(): Promise<void> {
    for (let trial = 0; trial < 600; trial += 1) {
      const ready = await fetch(`${this.#url}/readyz`).catch(() => undefined);
      if (ready?.ok) return;
      if (!this.alive) throw new Error('the platform ended');
      await pause(50);
    }
    throw new Error('the platform does not recover');
  }

  /** One piece of work as the superuser, whom no row-level security binds. */
  async asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const { postgres } = JSON.parse(readFileSync(join(this.dataDir, 'keys/database.json'), 'utf8')) as {
      postgres: string;
    };
    const { socketDir } = serverPaths(this.dataDir);
    const client = new pg.Client({ host: socketDir, user: 'postgres', password: postgres, database: 'yuanshu' });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async dispose(): Promise<void> {
    if (this.alive && this.#child !== undefined) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await ended;
    }
    try {
      process.kill(this.postmaster(), 'SIGQUIT');
      await pause(200);
    } catch {
      // It ended with the platform.
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
