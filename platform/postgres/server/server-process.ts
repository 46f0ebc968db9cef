import { closeSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#platform/errors/contract/errors.ts';
import { programFailure } from './failures.ts';
import { readPidFile } from './pid-file.ts';
import { startTimeOf } from './processes.ts';
import { spawnProgram } from './program.ts';
import type { RunAs } from './run-as.ts';
import { type WalWork, walEnvironment, walSettings } from './wal.ts';

/** What must hold whatever postgresql.conf says. */
const settings = [
  'listen_addresses=',
  'port=5432',
  'unix_socket_permissions=0700',
  'logging_collector=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'password_encryption=scram-sha-256',
  'log_min_messages=warning',
];

/** Recovery after a crash replays what was not yet on disk: minutes on a slow disk, so it is waited for. */
const readyWithinMs = 600_000;
/** After a crash the system may need a moment to clear away the old server's memory. */
const retryWithinMs = 3_000;
const largestLogBytes = 10_000_000;

/** Folders of one start of a server. */
export interface ServerFolders {
  pgdata: string;
  socketDir: string;
  log: string;
  /** Keeps the log of all changes outside, or reads it back. */
  wal?: WalWork | undefined;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C reaches this program first; returns its process number
 * when it takes connections. `started` gets the number as soon as there is one.
 */
export async function startServer(
  folders: ServerFolders,
  runAs: RunAs,
  started: (pid: number) => void,
): Promise<number> {
  mkdirSync(dirname(folders.log), { recursive: true, mode: 0o700 });
  turnLog(folders.log);
  const until = Date.now() + retryWithinMs;
  for (;;) {
    const logged = sizeOf(folders.log);
    const pid = spawnServer(folders, runAs);
    started(pid);
    // What a recovery has to repeat may be days of changes.
    const within = folders.wal?.kind === 'recover' ? Number.POSITIVE_INFINITY : readyWithinMs;
    if (await becomesReady(folders.pgdata, pid, within)) return pid;
    const detail = textFrom(folders.log, logged);
    if (Date.now() > until || !/still in use|already exists/.test(detail)) {
      throw programFailure('postgres.startFailed', detail, folders.pgdata);
    }
    await pause(200);
  }
}

function spawnServer({ pgdata, socketDir, log, wal }: ServerFolders, runAs: RunAs): number {
  const output = openSync(log, 'a', 0o600);
  const program = join(runAs.native, 'bin', 'postgres');
  const options = [...settings, ...walSettings(wal)].flatMap((setting) => ['-c', setting]);
  const command = [program, '-D', pgdata, '-k', socketDir, ...options];
  const env = walEnvironment(wal);
  const child = spawnProgram(runAs, command, { stdio: ['ignore', output, output], detached: true, env });
  closeSync(output);
  child.on('error', () => {});
  child.unref();
  if (child.pid === undefined) throw new AppError('postgres.startFailed', { detail: runAs.prefix[0] ?? program });
  return child.pid;
}

/** False when the server ended instead. A crashed one leaves its own pid file, so the number must be that of this one. */
async function becomesReady(pgdata: string, pid: number, within: number): Promise<boolean> {
  const until = Date.now() + within;
  while (Date.now() < until) {
    const found = readPidFile(pgdata);
    if (found?.pid === pid && found.status === 'ready') return true;
    if (startTimeOf(pid) === undefined) return false;
    await pause(10);
  }
  return false;
}

function turnLog(log: string): void {
  if (sizeOf(log) > largestLogBytes) renameSync(log, `${log}.1`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was logged from a position on, at most its last 2,000 bytes. */
function textFrom(file: string, position: number): string {
  const end = sizeOf(file);
  const from = Math.max(position, end - 2_000);
  const chunk = Buffer.alloc(Math.max(0, end - from));
  const handle = openSync(file, 'r');
  try {
    readSync(handle, chunk, 0, chunk.length, from);
  } finally {
    closeSync(handle);
  }
  return chunk.toString('utf8');
}
