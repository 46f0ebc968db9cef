import type { ReadFile } from '../../../contract/read-sheet.ts';
import type { ReadLimits } from '../limits.ts';
import { ReaderProcess } from './reader-process.ts';

/** Two files at once: a large one does not hold back a small one, and both together stay within a small server. */
const mostReaders = 2;
const idleMs = 300_000;
/** A process that keeps more than this after a file begins no other: the next one has its whole room. */
const mostKeptBytes = 144 * 1_048_576;

/** Processes that read, kept for the next file; one that was ended is replaced when it is needed. */
export class ReaderPool {
  readonly #idle: ReaderProcess[] = [];
  readonly #busy = new Set<ReaderProcess>();
  readonly #waiting: (() => void)[] = [];
  readonly #most: number;
  #started = 0;
  #peak = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(most = mostReaders) {
    this.#most = most;
  }

  /** Processes started so far, and the most memory that one of them ever held, in bytes. */
  get figures(): { started: number; peakBytes: number } {
    return { started: this.#started, peakBytes: this.#peak };
  }

  /** Reads a file as soon as a process is free. */
  async read(content: Uint8Array, limits: ReadLimits): Promise<ReadFile> {
    const reader = await this.#take();
    try {
      return await reader.read(content, limits);
    } finally {
      this.#peak = Math.max(this.#peak, reader.peakBytes ?? 0);
      this.#give(reader);
    }
  }

  /** Ends all processes; readings under way fail, and a later one starts a process anew. */
  close(): void {
    clearTimeout(this.#rest);
    for (const reader of [...this.#idle.splice(0), ...this.#busy]) reader.end('sheets.readerDown');
  }

  async #take(): Promise<ReaderProcess> {
    while (this.#busy.size >= this.#most) await new Promise<void>((free) => this.#waiting.push(free));
    clearTimeout(this.#rest);
    let reader = this.#idle.pop();
    while (reader?.spent) reader = this.#idle.pop();
    if (reader === undefined) {
      reader = new ReaderProcess();
      this.#started += 1;
    }
    this.#busy.add(reader);
    return reader;
  }

  #give(reader: ReaderProcess): void {
    this.#busy.delete(reader);
    if ((reader.residentBytes ?? 0) > mostKeptBytes) reader.end('sheets.readerDown');
    if (!reader.spent) this.#idle.push(reader);
    this.#waiting.shift()?.();
    if (this.#busy.size > 0) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.close(), idleMs).unref();
  }
}
