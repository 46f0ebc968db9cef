import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running or crashed server says of itself in postmaster.pid. */
export interface PidFile {
  pid: number;
  socketDir: string;
  /** `starting`, `ready`, `stopping` or `standby`; empty in the first moments. */
  status: string;
}

/** Reads postmaster.pid; undefined when there is none. */
export function readPidFile(pgdata: string): PidFile | undefined {
  const lines = readLines(pgdata);
  if (lines === undefined) return undefined;
  return { pid: Number(lines[0]), socketDir: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' };
}

// Above every process number that a system gives.
const noProcess = 2_147_483_647;

/**
 * Makes the file of a dead server name no process. PostgreSQL takes any live process with the old number, even one
 * that waits to be buried, for the server and refuses to start; the rest of the file must stay, because with it
 * PostgreSQL finds out whether old processes still use the data.
 */
export function disarmPidFile(pgdata: string): void {
  const lines = readLines(pgdata);
  if (lines === undefined) return;
  writeFileSync(join(pgdata, 'postmaster.pid'), [String(noProcess), ...lines.slice(1)].join('\n'));
}

function readLines(pgdata: string): string[] | undefined {
  try {
    return readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}
