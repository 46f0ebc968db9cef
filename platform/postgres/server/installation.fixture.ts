import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, type TestContext } from 'vitest';
import { type PostgresOptions, type RoleConnection, type RunningPostgres, startPostgres } from './index.ts';
import { nativeFolder } from './native.ts';
import { serverPaths } from './paths.ts';
import { signal, stopServer, waitUntilGone } from './processes.ts';

/** Leaves a test out, with the reason, where it could not become another user. */
export function needRoot(context: TestContext): void {
  context.skip(process.getuid?.() !== 0, 'only root can become other users: run this test as root');
}

/** A program that holds a server, or what stopped it. */
export interface Held {
  child: ChildProcess;
  pid: number;
  adopted: boolean;
  app: RoleConnection;
  code?: string;
}

/** How a holder runs: as another user, and how it takes signals. */
export interface HoldOptions extends Partial<PostgresOptions> {
  ending?: 'listens' | 'does not listen' | 'fails';
  address?: string;
  user?: { uid: number; gid: number };
}

/** A data folder of a test's own in a closed home; whatever is started on it is gone after the test. */
export class Installation {
  readonly home: string;
  readonly dataDir: string;
  readonly #children: ChildProcess[] = [];
  readonly #servers: RunningPostgres[] = [];

  constructor() {
    this.home = realpathSync(mkdtempSync(join(tmpdir(), 'ys-pg-')));
    chmodSync(this.home, 0o700);
    this.dataDir = join(this.home, '.yuanshu');
  }

  /** Starts the server in this process. */
  async start(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
    const server = await startPostgres({ dataDir: this.dataDir, ...options });
    this.#servers.push(server);
    return server;
  }

  /** Starts a program that starts the server, and does not wait for it. */
  spawnHolder({ user, ...options }: HoldOptions = {}): ChildProcess {
    const script = join(import.meta.dirname, 'holder.fixture.ts');
    const facts = JSON.stringify({ dataDir: this.dataDir, ending: 'listens', ...options });
    const child = spawn(process.execPath, [script, facts], { ...user, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#children.push(child);
    return child;
  }

  /** Starts the server in another process, as `yuanshu start` would. */
  async hold(options: HoldOptions = {}): Promise<Held> {
    const child = this.spawnHolder(options);
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    if (child.stdout === null) throw new Error('the holder has no output');
    for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) } as Held;
    throw new Error(`the holder ended: ${complaint}`);
  }

  /** Every live process whose command names the data folder. */
  processes(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((name) => commandOf(name).includes(this.dataDir))
      .map(Number);
  }

  async dispose(): Promise<void> {
    for (const server of this.#servers) await server.stop();
    for (const child of this.#children) await kill(child);
    for (const pid of existsSync('/proc') ? this.processes() : []) await stopServer(pid);
    rmSync(this.home, { recursive: true, force: true });
    rmSync(serverPaths(this.dataDir).socketDir, { recursive: true, force: true });
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Kills a program as `kill -9` does, and waits until it is gone. */
export async function kill(child: ChildProcess, name: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(name);
  await ended;
}

/** Kills a server as `kill -9` does. */
export async function killServer(pid: number): Promise<void> {
  signal(pid, 'SIGKILL');
  await waitUntilGone(pid, 5_000);
}

/** Runs one statement and gives its rows. */
export async function query<T extends object>(connection: RoleConnection, text: string): Promise<T[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The programs once more, in a folder that may be closed; linked where the disk allows it, because they are large. */
export function copyNative(target: string): string {
  for (const how of ['-al', '-a']) {
    if (spawnSync('cp', [how, nativeFolder(), target]).status === 0) return target;
    rmSync(target, { recursive: true, force: true });
  }
  throw new Error(`cannot copy the programs to ${target}`);
}

/**
 * A fresh installation for every test of a file. With `made`, its cluster was made and stopped before, copied from
 * one that the file makes once.
 */
export function eachInstallation({ made }: { made: boolean }): () => Installation {
  let template: Installation | undefined;
  let current: Installation | undefined;
  beforeAll(async () => {
    if (!made) return;
    template = new Installation();
    await (await template.start()).stop();
  });
  beforeEach(() => {
    current = new Installation();
    if (template) cpSync(template.dataDir, current.dataDir, { recursive: true, preserveTimestamps: true });
  });
  afterEach(() => current?.dispose());
  afterAll(() => template?.dispose());
  return () => {
    if (current === undefined) throw new Error('only inside a test');
    return current;
  };
}
