import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const onLinux = process.platform === 'linux';

/** When a process began, as its system tells; undefined when it is gone or only waits to be buried. */
export function startTimeOf(pid: number): string | undefined {
  return onLinux ? linuxStartTime(pid) : psStartTime(pid);
}

function linuxStartTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets; the fields after the last one are plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function psStartTime(pid: number): string | undefined {
  const text = ps('stat=,lstart=', pid);
  return text === '' || text.startsWith('Z') ? undefined : text.split(/\s+/).slice(1).join(' ');
}

function ps(columns: string, pid: number): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** True when a live process is a PostgreSQL on this data folder (a path without links), and not some other program that got its number. */
export function isPostgresOn(pid: number, pgdata: string): boolean {
  if (startTimeOf(pid) === undefined) return false;
  if (!onLinux) return ps('command=', pid).includes(pgdata);
  try {
    const [program = '', ...rest] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    // The server is `…/postgres`, its other processes call themselves `postgres: what they do`.
    if (!/^postgres(:|$)/.test(basename(program.split(' ')[0] ?? ''))) return false;
    return folderOf(pid) === pgdata || (folderOf(pid) === undefined && rest.includes(pgdata));
  } catch {
    return false;
  }
}

/** The folder a process works in; undefined where the system keeps that from this user. */
function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Every live PostgreSQL process on a data folder; nothing where the system has no /proc. */
export function postgresProcessesOn(pgdata: string): number[] {
  if (!onLinux) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresOn(pid, pgdata));
}

/** Waits until a process has ended; false when it has not after `ms`. */
export async function waitUntilGone(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (startTimeOf(pid) !== undefined) {
    if (Date.now() > until) return false;
    await pause(10);
  }
  return true;
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends a server in order; one that takes longer than 30 s is cut short, which the next start recovers from. */
export async function stopServer(pid: number): Promise<void> {
  for (const [name, ms] of stopSteps) {
    signal(pid, name);
    if (await waitUntilGone(pid, ms)) return;
  }
}

const stopSteps = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
] as const;

/**
 * Ends what a killed server left: a query that computes does not see that its server is gone, and while it runs
 * PostgreSQL refuses to start on the folder.
 */
export async function endStrays(pgdata: string): Promise<void> {
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    const strays = postgresProcessesOn(pgdata);
    for (const pid of strays) signal(pid, name);
    await Promise.all(strays.map((pid) => waitUntilGone(pid, 5_000)));
  }
}
