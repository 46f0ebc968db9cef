import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Roles of the database that sign in with a password. */
export type DatabaseRole = 'postgres' | 'yuanshu_migrator' | 'yuanshu_app' | 'yuanshu_importer';

const roles: readonly DatabaseRole[] = ['postgres', 'yuanshu_migrator', 'yuanshu_app', 'yuanshu_importer'];

/** Passwords of the roles, made once for each installation and kept beside the database, never in it. */
export async function readRolePasswords(dataDir: string): Promise<Record<DatabaseRole, string>> {
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'database.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')]));
  try {
    // Exclusive: of two starts at once, one makes the keys and the other reads them.
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(`${JSON.stringify(fresh, null, 2)}\n`);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return JSON.parse(await readFile(file, 'utf8')) as Record<DatabaseRole, string>;
}
