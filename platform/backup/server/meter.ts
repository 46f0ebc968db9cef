import { createHash, type Hash } from 'node:crypto';

/** Counts what flows by: bytes, rows of COPY text, and digests. */
export interface Meter {
  /** Passes everything on unchanged. */
  pass(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
  /** After the end: rows, bytes and the digest in hex. */
  result(): { rows: number; bytes: number; sha256: string };
}

/** A meter of COPY text, whose rows end with a line feed and hold none: COPY writes one inside a value as `\n`. */
export function openMeter(): Meter {
  const hash: Hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let digest: string | undefined;
  return {
    async *pass(source) {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
        yield chunk;
      }
    },
    result: () => {
      digest ??= hash.digest('hex');
      return { rows, bytes, sha256: digest };
    },
  };
}

/** Reads a stream to its end for the meter alone. */
export async function drain(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _chunk of source);
}
