import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';
import { programsFor } from './copy-programs.ts';
import { type Ids, nobodyIds } from './ids.ts';
import { type ServerPaths, shortDigest } from './paths.ts';

/** PostgreSQL refuses to run as root: how its programs are started, and where files stand that they must own. */
export interface RunAs {
  /** Program and arguments put before a command. */
  prefix: readonly string[];
  /** User to become; undefined for one's own. */
  user: Ids | undefined;
  /** Folder of files that this user must own; undefined for the installation's own. */
  storeDir: string | undefined;
  /** Folder of programs that this user can read. */
  native: string;
}

/** Where the user `nobody` gets its copies when nothing else is said. */
export const defaultStore = '/var/lib/yuanshu';

/**
 * Decides how to run. Root goes through a user namespace, and where those are forbidden, or cannot reach the folder,
 * through copies owned by nobody; a user without a name, as containers have them, goes through a namespace too,
 * because initdb asks for the name.
 */
export function chooseRunAs(
  paths: ServerPaths,
  options: { native: string; noNamespaces: boolean; store: string },
): RunAs {
  const { native, noNamespaces } = options;
  const own: RunAs = { prefix: [], user: undefined, storeDir: undefined, native };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return own;
  if (process.platform !== 'linux') throw new AppError('postgres.rootRefused');
  const nobody = nobodyIds();
  // Data that once went to nobody stay there, whatever is allowed today.
  if (!isLink(paths.data) && !noNamespaces) {
    const prefix = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'];
    if (reaches(prefix, paths.dataDir, native)) return { ...own, prefix };
  }
  if (!isRoot) return own;
  const storeDir = join(options.store, shortDigest(paths.dataDir));
  mkdirSync(storeDir, { recursive: true, mode: 0o755 });
  return { prefix: [], user: nobody, storeDir, native: programsFor(nobody, native, storeDir) };
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Tries it: root without its powers cannot pass through the closed home of another user, and a sandbox may forbid all. */
function reaches([program = '', ...prefix]: readonly string[], dataDir: string, native: string): boolean {
  const script = 'test -w "$0" && exec "$1" --version';
  const command = ['sh', '-c', script, dataDir, join(native, 'bin', 'postgres')];
  return spawnSync(program, [...prefix, ...command], { stdio: 'ignore', cwd: '/' }).status === 0;
}
