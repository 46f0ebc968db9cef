import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadFile } from '../../contract/read-sheet.ts';
import { type ReadLimits, readLimits } from './limits.ts';
import { otherFormat } from './refusals.ts';
import { ReaderPool } from './worker/reader-pool.ts';

const pool = new ReaderPool();

/** Name of the file as it was sent, for telling people what it is where its content does not; limits for tests. */
export interface ReadOptions {
  fileName: string;
  limits?: Partial<ReadLimits>;
}

/** Formats of WPS that hold no workbook of Excel in them. */
const wpsNames = /\.(?:et|ett|wps|dps)$/i;

/**
 * Reads a file of sheets, in a process of its own and within its limits; what cannot be read fails with an error
 * `sheets.…`. Formulas count by their stored values; nothing outside the file is touched.
 */
export async function readSheetFile(content: Uint8Array, { fileName, limits }: ReadOptions): Promise<ReadFile> {
  const within = { ...readLimits, ...limits };
  if (content.length === 0) throw new AppError('sheets.empty');
  if (content.length > within.fileBytes) {
    throw new AppError('sheets.tooLarge', { mebibytes: Math.floor(within.fileBytes / 1_048_576) });
  }
  try {
    return await pool.read(content, within);
  } catch (error) {
    const unread = error instanceof AppError && /^sheets\.(?:broken|unknownFormat|notText)$/.test(error.code);
    const wps = wpsNames.exec(fileName)?.[0];
    throw unread && wps !== undefined ? otherFormat(wps.toLowerCase()) : error;
  }
}

/** Ends the processes that read, when the server ends. */
export async function closeReaders(): Promise<void> {
  pool.close();
}

/** Processes started so far, and the most memory that one of them ever held, in bytes. */
export function readerFigures(): { started: number; peakBytes: number } {
  return pool.figures;
}
