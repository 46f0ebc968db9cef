import { AppError } from '#platform/errors/contract/errors.ts';
import { mebibyte } from '../contract/file-type.ts';

/** How long an upload may take. */
export interface Patience {
  /** Without a byte. */
  idleMs: number;
  /** As a whole. */
  totalMs: number;
}

/** What an upload is given in the server. */
export const usualPatience: Patience = { idleMs: 30_000, totalMs: 590_000 };

/** Passes an upload on up to its limit, whatever its header said of its length. Failures are AppErrors `files.…`. */
export async function* receive(
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
  { idleMs, totalMs }: Patience = usualPatience,
): AsyncGenerator<Uint8Array> {
  const parts = source[Symbol.asyncIterator]();
  const end = performance.now() + totalMs;
  let bytes = 0;
  try {
    for (;;) {
      const next = await within(parts.next(), Math.min(idleMs, end - performance.now()));
      if (next.done) break;
      bytes += next.value.byteLength;
      if (bytes > mostBytes) throw new AppError('files.tooLarge', { mebibytes: Math.floor(mostBytes / mebibyte) });
      yield next.value;
    }
  } finally {
    await parts.return?.();
  }
  if (bytes === 0) throw new AppError('files.empty');
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('files.tooSlow')), Math.max(0, ms));
  });
  try {
    return await Promise.race([
      work.catch((error: unknown) => {
        throw error instanceof AppError ? error : new AppError('files.interrupted');
      }),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
