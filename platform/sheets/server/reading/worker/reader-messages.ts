import type { ReadPiece } from '../cells/row-sink.ts';
import type { ReadLimits } from '../limits.ts';

/** What a reader is told: a file's length and limits, then its bytes in slices, so that it holds them once. */
export type ReaderOrder =
  | { kind: 'begin'; bytes: number; limits: ReadLimits }
  | { kind: 'slice'; from: number; bytes: Uint8Array };

/** What a reader says: once that it is there, then pieces of each file, and at the end of it one of the last two. */
export type ReaderAnswer =
  | { kind: 'ready' }
  | ReadPiece
  | { kind: 'done' }
  | { kind: 'failed'; code: `sheets.${string}`; params: Record<string, string | number> };

/** Detail of a failure that no rule foresaw: a defect of the reader that the campaign looks for. */
export const unforeseen = 'unforeseen';
