import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { keysFolder } from '#platform/keys/server/key-file.ts';

/** The file beside the database, outside it and its backup, in which every head is kept. */
export function localHeadFile(dataDir: string): string {
  return join(keysFolder(dataDir), 'journal-heads.jsonl');
}

/** Appends lines to a file, made with mode 600, and waits until they are on the disk. */
export async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    // A line that a crash cut short stays alone: the next one begins on a line of its own.
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const broken = size > 0 && last.toString() !== '\n';
    await handle.appendFile(`${broken ? '\n' : ''}${lines.join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A line of a file, counted from 1. */
export interface FileLine {
  line: number;
  text: string;
}

/** Lines of a file as far as `bytes`; none where there is no file. */
export async function* readLines(file: string, bytes: number): AsyncGenerator<FileLine> {
  if (bytes === 0) return;
  const handle = await open(file, 'r');
  try {
    const input = handle.createReadStream({ autoClose: false, end: bytes - 1 });
    let line = 0;
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      yield { line, text };
    }
  } finally {
    await handle.close();
  }
}

/** Bytes of a file; 0 where there is none. */
export async function fileSize(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
