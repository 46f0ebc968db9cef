import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** PostgreSQL refuses to run as root: how its programs are started, and where files stand that they must own. */
export interface RunAs {
  /** Program and arguments put before a command. */
  prefix: string[];
  /** User and group to become; undefined for one's own. */
  user: { uid: number; gid: number } | undefined;
  /** Folder of data that this user owns; undefined for the installation's own. */
  storeDir: string | undefined;
  /** Folder of programs that this user can read. */
  native: string;
}

// The user that owns nothing, by number: its name differs between systems.
const nobody = 65_534;
const fallbackRoot = '/var/lib/yuanshu';

/**
 * Decides how to run. Root goes through a user namespace, and where those are forbidden through copies owned by nobody;
 * a user without a name, as containers have them, goes through a namespace too, because initdb asks for the name.
 */
export function chooseRunAs(options: { dataDir: string; native: string; noNamespaces: boolean }): RunAs {
  const { dataDir, native, noNamespaces } = options;
  const own: RunAs = { prefix: [], user: undefined, storeDir: undefined, native };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return own;
  const prefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (!noNamespaces && spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true']).status === 0) return { ...own, prefix };
  if (!isRoot) return own;
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const storeDir = join(fallbackRoot, digest);
  mkdirSync(storeDir, { recursive: true, mode: 0o755 });
  chownSync(storeDir, nobody, nobody);
  return { prefix: [], user: { uid: nobody, gid: nobody }, storeDir, native: copyPrograms(native) };
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** A root's home is closed to others, so nobody needs a copy of the programs. */
function copyPrograms(native: string): string {
  const target = join(fallbackRoot, `native-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`);
  if (!existsSync(join(target, 'bin', 'postgres'))) cpSync(native, target, { recursive: true, verbatimSymlinks: true });
  return target;
}
