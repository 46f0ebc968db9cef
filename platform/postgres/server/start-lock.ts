import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#platform/errors/contract/errors.ts';
import { startTimeOf } from './processes.ts';

interface Holder {
  pid: number;
  /** When that process began, and in which run of the machine: a number alone is given to others later. */
  startTime: string;
  boot: string;
  address: string | null;
}

/** The right to run on a data folder. */
export interface StartLock {
  /** Tells later starts where this one answers. */
  describe(facts: { address: string }): void;
  /** Lets others start; safe to call twice. */
  release(): void;
}

/** Takes the folder for this process; a live holder stops the start and is named, a dead one is replaced. */
export async function takeStartLock(file: string, folder: string): Promise<StartLock> {
  const own: Holder = {
    pid: process.pid,
    startTime: startTimeOf(process.pid) ?? '',
    boot: thisBoot(),
    address: null,
  };
  await take(file, own, folder);
  return {
    describe: ({ address }) => replace(file, { ...own, address }),
    release: () => {
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

async function take(file: string, own: Holder, folder: string): Promise<void> {
  while (!create(file, own)) {
    const holder = readHolder(file);
    if (isAlive(holder)) throw refusal(holder, folder);
    // Of several starts that find the same dead holder only one may replace it, so that step has a lock of its own.
    const step = `${file}.step`;
    try {
      await take(step, own, folder);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await pause(5);
      continue;
    }
    try {
      // A file that is gone by now is for whoever creates it first.
      if (existsSync(file) && !isAlive(readHolder(file))) {
        replace(file, own);
        return;
      }
    } finally {
      rmSync(step, { force: true });
    }
  }
}

function refusal({ pid, address }: Holder, folder: string): AppError {
  if (address === null) return new AppError('postgres.folderInUse', { pid, folder });
  return new AppError('postgres.alreadyRunning', { pid, address, folder });
}

/** False when the file is there. It appears whole or not at all: half a holder would look like a dead one. */
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(file: string, holder: Holder): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, file);
}

function isAlive(holder: Holder | undefined): holder is Holder {
  return holder !== undefined && holder.boot === thisBoot() && startTimeOf(holder.pid) === holder.startTime;
}

function thisBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Undefined for a file that is gone or was cut off by a power failure. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
