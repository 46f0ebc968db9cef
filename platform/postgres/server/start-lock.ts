import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '#platform/errors/contract/errors.ts';
import { startTimeOf } from './processes.ts';

interface Holder {
  pid: number;
  startTime: string;
  address: string | null;
}

/** The right to run on a data folder. */
export interface StartLock {
  /** Tells later starts where this one answers. */
  describe(facts: { address: string }): void;
  release(): void;
}

/** Takes the folder for this process; a live holder stops the start and is named, a dead one is replaced. */
export function takeStartLock(file: string, folder: string): StartLock {
  const own: Holder = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '', address: null };
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
      const holder = readHolder(file);
      if (holder !== undefined && startTimeOf(holder.pid) === holder.startTime) {
        const { pid, address } = holder;
        throw new AppError('postgres.alreadyRunning', { pid, address: address ?? '…', folder });
      }
      rmSync(file, { force: true });
    }
  }
  const release = () => {
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return {
    describe: ({ address }) => writeFileSync(file, JSON.stringify({ ...own, address })),
    release: () => {
      process.off('exit', release);
      release();
    },
  };
}

/** Undefined for a file that is gone or was cut off by a crash. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
