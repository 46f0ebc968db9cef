import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Roles of the database that sign in with a password. */
export type DatabaseRole = 'postgres' | 'yuanshu_migrator' | 'yuanshu_app' | 'yuanshu_importer';

const roles: readonly DatabaseRole[] = ['postgres', 'yuanshu_migrator', 'yuanshu_app', 'yuanshu_importer'];

/** File of the passwords, mode 600 in a folder of mode 700. */
export function keyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'database.json');
}

/** Passwords of the roles, made once for each installation and kept beside the database, never in it. */
export async function readRolePasswords(dataDir: string): Promise<Record<DatabaseRole, string>> {
  const file = keyFile(dataDir);
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  const kept = await readKept(file);
  if (kept !== undefined) return kept;
  const fresh = Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')]));
  // Whole or not at all: half a file would lock the installation out of its data.
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(fresh, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    // Of two starts at once, one makes the keys and the other reads them.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readRolePasswords(dataDir);
}

async function readKept(file: string): Promise<Record<DatabaseRole, string> | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<DatabaseRole, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new AppError('postgres.keysLost', { file });
    throw error;
  }
}
