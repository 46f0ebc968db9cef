import { AppError } from '#platform/errors/contract/errors.ts';

const denied = new Set(['EACCES', 'EPERM', 'EROFS']);
const full = new Set(['ENOSPC', 'EDQUOT']);

/** Names what a person can put right on a disk: rights or free space; any other failure comes back as it was. */
export function nameFailure(error: unknown, folder: string): unknown {
  if (error instanceof AppError) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && denied.has(code)) return new AppError('postgres.noRights', { folder: path ?? folder });
  if (code !== undefined && full.has(code)) return new AppError('postgres.diskFull', { folder });
  return error;
}

/** The failure that a program of PostgreSQL complained of. */
export function programFailure(
  name: 'postgres.initFailed' | 'postgres.startFailed',
  detail: string,
  folder: string,
): AppError {
  if (/No space left on device|Disk quota exceeded/.test(detail)) return new AppError('postgres.diskFull', { folder });
  return new AppError(name, { detail: detail.trim() });
}
