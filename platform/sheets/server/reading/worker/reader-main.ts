import { AppError } from '#platform/errors/contract/errors.ts';
import { type ReadPiece, RowSink } from '../cells/row-sink.ts';
import type { ReadLimits } from '../limits.ts';
import { readContent } from '../read-content.ts';
import { type ReaderAnswer, type ReaderOrder, unforeseen } from './reader-messages.ts';

// A process that reads one file after another for the server, with no environment, no writing, no network and no programs
// of its own (see reader-process.ts). It ends with the server, by whatever end: then the channel between them closes.
process.on('disconnect', () => process.exit(0));

let content = Buffer.alloc(0);
let missing = 0;
let limits: ReadLimits | undefined;

/** Waits until the piece is on its way: a server that is slow to take them holds the reader back. */
function send(answer: ReaderAnswer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(answer, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });
}

async function read(bytes: Buffer, within: ReadLimits): Promise<ReaderAnswer> {
  try {
    await readContent(bytes, new RowSink(within, sendPiece));
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('sheets.')) {
      return { kind: 'failed', code: error.code as `sheets.${string}`, params: error.params };
    }
    return { kind: 'failed', code: 'sheets.broken', params: { format: 'file', detail: unforeseen } };
  }
}

const mebibyte = 1_048_576;
/** From here on what is no longer needed is cleared at once: the process is ended at 256 MB. */
const muchMemory = 160 * mebibyte;
const piecesBetween = 8;
let pieces = 0;

/** Sends a piece, and clears memory from time to time while there is much of it. */
async function sendPiece(piece: ReadPiece): Promise<void> {
  await send(piece);
  pieces += 1;
  if (pieces % piecesBetween === 0 && process.memoryUsage.rss() > muchMemory) globalThis.gc?.();
}

process.on('message', async (order: ReaderOrder) => {
  if (order.kind === 'begin') {
    content = Buffer.alloc(order.bytes);
    missing = order.bytes;
    ({ limits } = order);
    return;
  }
  content.set(order.bytes, order.from);
  missing -= order.bytes.length;
  if (missing > 0 || limits === undefined) return;
  const whole = content;
  content = Buffer.alloc(0);
  // The slices that a large file came in.
  if (whole.length > mebibyte) globalThis.gc?.();
  const answer = await read(whole, limits);
  // What a large file left is cleared before the next one is counted.
  if (whole.length > mebibyte || process.memoryUsage.rss() > muchMemory) globalThis.gc?.();
  await send(answer);
});

await send({ kind: 'ready' });
