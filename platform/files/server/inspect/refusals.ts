import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileType } from '../../contract/file-type.ts';

/** The file does not follow its format; `detail` names the part, the same in every language. */
export function broken(type: FileType, detail: string): AppError {
  return new AppError('files.broken', { type, detail });
}

/** Something stands before the beginning or after the end of the content. */
export function bytesAfterEnd(): AppError {
  return new AppError('files.bytesAfterEnd');
}

/** The file can act by itself; `found` names what, the same in every language. */
export function activeContent(found: string): AppError {
  return new AppError('files.activeContent', { found });
}

/** Unpacked it would be too large; `rule` names the limit, the same in every language. */
export function archiveBomb(rule: string): AppError {
  return new AppError('files.archiveBomb', { rule });
}

const mostPixels = 50_000_000;
const mostSide = 20_000;

/** Refuses a picture by the size that its header states, before anything of it is decoded. */
export function checkPixels(type: FileType, width: number, height: number): void {
  if (width < 1 || height < 1) throw broken(type, `${width} × ${height}`);
  if (width > mostSide || height > mostSide || width * height > mostPixels) {
    throw new AppError('files.tooManyPixels', { width, height });
  }
}
