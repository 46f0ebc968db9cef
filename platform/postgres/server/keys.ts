import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';
import { keysFolder, readKeyFile } from '#platform/keys/server/key-file.ts';

/** Roles of the database that sign in with a password. */
export type DatabaseRole = 'postgres' | 'yuanshu_migrator' | 'yuanshu_app' | 'yuanshu_importer';

const roles: readonly DatabaseRole[] = ['postgres', 'yuanshu_migrator', 'yuanshu_app', 'yuanshu_importer'];
const fileName = 'database.json';

/** File of the passwords, mode 600 in a folder of mode 700. */
export function keyFile(dataDir: string): string {
  return join(keysFolder(dataDir), fileName);
}

/** Passwords of the roles, made once for each installation and kept beside the database, never in it. */
export function readRolePasswords(dataDir: string): Promise<Record<DatabaseRole, string>> {
  return readKeyFile(dataDir, fileName, makePasswords).catch((error: unknown) => {
    const damaged = error instanceof AppError && error.code === 'keys.unreadable';
    throw damaged ? new AppError('postgres.keysLost', { file: keyFile(dataDir) }) : error;
  });
}

function makePasswords(): Record<DatabaseRole, string> {
  const entries = roles.map((role) => [role, randomBytes(24).toString('base64url')]);
  return Object.fromEntries(entries) as Record<DatabaseRole, string>;
}
