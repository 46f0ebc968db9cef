import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { programFailure } from './failures.ts';
import { spawnProgram } from './program.ts';
import type { RunAs } from './run-as.ts';

// macOS has no C.UTF-8; its name for the same character classes is UTF-8.
const locale = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8'];

/** What an operator may change in postgresql.conf of the cluster. */
const settings = ['max_connections=60', 'shared_buffers=128MB'];

/**
 * Makes a new database cluster; its superuser signs in with a password, over the socket too. It stands under a draft
 * name until it is whole: a start that is killed here begins anew. `started` gets the number of the process.
 */
export async function initCluster(
  { pgdata, password }: { pgdata: string; password: string },
  runAs: RunAs,
  started: (pid: number) => void,
): Promise<void> {
  removeDrafts(pgdata);
  const draft = `${pgdata}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  try {
    own(draft, runAs, (path) => mkdirSync(path, { mode: 0o700 }));
    own(passwordFile, runAs, (path) => writeFileSync(path, password, { mode: 0o600, flag: 'wx' }));
    const complaint = await runInitdb({ draft, passwordFile }, runAs, started);
    if (complaint !== undefined) throw programFailure('postgres.initFailed', complaint, dirname(pgdata));
    renameSync(draft, pgdata);
  } finally {
    removeDrafts(pgdata);
  }
}

/** A half-made cluster of an earlier start; a program that still fills it ends when it finds its folder gone. */
function removeDrafts(pgdata: string): void {
  const drafts = readdirSync(dirname(pgdata)).filter((name) => name.startsWith(`${basename(pgdata)}.new`));
  for (const name of drafts) rmSync(join(dirname(pgdata), name), { recursive: true, force: true });
}

function own(path: string, { user }: RunAs, make: (path: string) => void): void {
  make(path);
  if (user) chownSync(path, user.uid, user.gid);
}

/** Undefined when it went well, otherwise what the program said. */
async function runInitdb(
  { draft, passwordFile }: { draft: string; passwordFile: string },
  runAs: RunAs,
  started: (pid: number) => void,
): Promise<string | undefined> {
  const command = [
    join(runAs.native, 'bin', 'initdb'),
    `--pgdata=${draft}`,
    ...locale,
    '--encoding=UTF8',
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
    ...settings.map((setting) => `--set=${setting}`),
  ];
  const child = spawnProgram(runAs, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.pid !== undefined) started(child.pid);
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
  });
  return code === 0 ? undefined : complaint;
}

/** The cluster's major version; undefined when there is none yet. */
export function clusterVersion(pgdata: string): string | undefined {
  try {
    return readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
