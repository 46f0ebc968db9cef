import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RunAs } from './run-as.ts';

/** Starts a program of PostgreSQL as the user that may run it. */
export function spawnProgram(runAs: RunAs, command: readonly string[], options: SpawnOptions): ChildProcess {
  const [program = '', ...rest] = [...runAs.prefix, ...command];
  return spawn(program, rest, {
    ...options,
    ...(runAs.user ?? {}),
    // One's own folder may be closed to that user; settings such as PGPORT must not reach the server.
    cwd: '/',
    env: { ...options.env, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
}

/** Version of the programs in a folder, e.g. `18.4`. */
export function programVersion(native: string): string {
  try {
    const text = execFileSync(join(native, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
    return text.trim().split(' ').at(-1) ?? '';
  } catch {
    // Built for another C library, as on Alpine, or installed by halves.
    throw new AppError('postgres.noBinaries', { platform: `${process.platform}-${process.arch}` });
  }
}
