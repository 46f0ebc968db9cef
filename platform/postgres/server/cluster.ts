import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ServerPaths } from './paths.ts';
import { startTimeOf } from './processes.ts';
import type { RunAs } from './run-as.ts';

/** Major version of the programs that travel with the project. */
export const majorVersion = '18';

const settings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=60',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'password_encryption=scram-sha-256',
  'log_min_messages=warning',
];

/** Starts a program of PostgreSQL as the user that may run it. */
function spawnProgram(runAs: RunAs, command: string[], options: SpawnOptions): ChildProcess {
  const [program = '', ...rest] = [...runAs.prefix, ...command];
  return spawn(program, rest, {
    ...options,
    ...(runAs.user ?? {}),
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  });
}

/** Makes a new database cluster; its superuser signs in with a password, over the socket too. */
export async function initCluster(paths: ServerPaths, runAs: RunAs, password: string): Promise<void> {
  // Under a draft name until it is whole: a start that is killed here begins anew.
  const draft = `${paths.pgdata}.new`;
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = join(dirname(paths.pgdata), '.init-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs.user) chownSync(passwordFile, runAs.user.uid, runAs.user.gid);
  const command = [
    join(runAs.native, 'bin', 'initdb'),
    `--pgdata=${draft}`,
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ];
  const child = spawnProgram(runAs, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  const code = await exitOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new AppError('postgres.initFailed', { detail: complaint.trim() });
  renameSync(draft, paths.pgdata);
}

/** The cluster's major version; undefined when there is none yet. */
export function clusterVersion(pgdata: string): string | undefined {
  try {
    return readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * Starts the server in a session of its own, so that Ctrl-C reaches this program first. Returns its process number.
 * After a crash the last processes of the old server may need a moment to end, so a refusal is tried again for a while.
 */
export async function startServer(paths: ServerPaths, runAs: RunAs): Promise<number> {
  const until = Date.now() + retryMs;
  for (;;) {
    const pid = spawnServer(paths, runAs);
    if (await becomesReady(paths, pid)) return pid;
    if (Date.now() > until) throw new AppError('postgres.startFailed', { detail: lastLines(paths.log) });
    await pause(200);
  }
}

const retryMs = 3_000;

function spawnServer(paths: ServerPaths, runAs: RunAs): number {
  const log = openSync(paths.log, 'a', 0o600);
  const program = join(runAs.native, 'bin', 'postgres');
  const options = settings.flatMap((setting) => ['-c', setting]);
  const command = [program, '-D', paths.pgdata, '-k', paths.socketDir, ...options];
  const child = spawnProgram(runAs, command, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  if (child.pid === undefined) throw new AppError('postgres.startFailed', { detail: runAs.prefix[0] ?? program });
  return child.pid;
}

/** False when the server ended instead. A crashed one leaves its own pid file, so the number must be that of this one. */
async function becomesReady(paths: ServerPaths, pid: number): Promise<boolean> {
  const until = Date.now() + 60_000;
  for (;;) {
    const found = readPidFile(paths.pgdata);
    if (found?.pid === pid && found.status === 'ready') return true;
    if (startTimeOf(pid) === undefined || Date.now() > until) return false;
    await pause(10);
  }
}

/** What a running or crashed server says of itself in postmaster.pid. */
export function readPidFile(pgdata: string): { pid: number; socketDir: string; status: string } | undefined {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), socketDir: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
