import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Ids } from './ids.ts';
import { shortDigest } from './paths.ts';

/** Libraries for building other programs are not needed to run. */
const needless = /\.a$|^(pkgconfig|include|pg_ctl)$/;

/** The programs where they are if another user can run them there, otherwise a copy in a folder that it can read. */
export function programsFor(user: Ids, native: string, storeDir: string): string {
  const program = join(native, 'bin', 'postgres');
  if (spawnSync(program, ['--version'], { ...user, stdio: 'ignore', cwd: '/' }).status === 0) return native;
  const { size, mtimeMs } = statSync(program);
  const target = join(storeDir, `native-${shortDigest(`${size} ${mtimeMs} ${native}`)}`);
  if (existsSync(target)) return target;
  // Copies of earlier versions, and one that was not finished. No server uses them: it would have been adopted.
  for (const name of readdirSync(storeDir).filter((one) => one.startsWith('native-'))) {
    rmSync(join(storeDir, name), { recursive: true });
  }
  const draft = `${target}.new`;
  mkdirSync(draft, { mode: 0o755 });
  cpSync(native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !needless.test(basename(source)),
  });
  renameSync(draft, target);
  return target;
}
