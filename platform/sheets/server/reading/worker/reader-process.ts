import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadFile, ReadSheet } from '../../../contract/read-sheet.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReaderAnswer, ReaderOrder } from './reader-messages.ts';

const program = new URL('./reader-main.ts', import.meta.url);
const sliceBytes = 1_048_576;
const watchMs = 50;
const startMs = 30_000;
/** Room for the heap, so that heap, file and buffers together stay under the limit of resident memory. */
const heapMegabytes = 112;
const youngMegabytes = 8;

/** Under Node's permission model: it may read its own code, and neither write, nor call anyone, nor start anything. */
const flags = [
  '--permission',
  '--allow-fs-read=*',
  `--max-old-space-size=${heapMegabytes}`,
  `--max-semi-space-size=${youngMegabytes}`,
  '--expose-gc',
  '--no-warnings',
];

interface Reading {
  limits: ReadLimits;
  file: ReadFile;
  settle: (outcome: ReadFile | AppError) => void;
}

/** One process that reads files, one at a time; ended when a file takes too long or too much memory. */
export class ReaderProcess {
  readonly #child: ChildProcess;
  /** Settles when the process takes files, or never will. */
  readonly #ready = Promise.withResolvers<void>();
  #reading: Reading | undefined;
  #spent = false;

  constructor() {
    this.#child = fork(program, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: flags,
    });
    this.#child.on('message', (answer: ReaderAnswer) => this.#take(answer));
    this.#child.on('error', () => this.#lost('sheets.readerDown'));
    // A heap that is full ends the process by a signal or with the code of one.
    this.#child.on('exit', (code, signal) =>
      this.#lost(signal !== null || (code ?? 0) > 128 ? 'sheets.tooHeavy' : 'sheets.readerDown'),
    );
    this.#hold(false);
  }

  /** Whether it has ended or was told to. */
  get spent(): boolean {
    return this.#spent;
  }

  /** Most memory that the process ever held, in bytes; undefined where the system does not say. */
  get peakBytes(): number | undefined {
    return memoryOf(this.#child.pid, 'VmHWM');
  }

  /** Memory that the process holds now, in bytes; undefined where the system does not say. */
  get residentBytes(): number | undefined {
    return memoryOf(this.#child.pid, 'VmRSS');
  }

  /** Reads one file; the next may begin when this one has settled. */
  async read(content: Uint8Array, limits: ReadLimits): Promise<ReadFile> {
    this.#hold(true);
    // Starting a process is not the file's time: a busy machine may take seconds for it.
    const unborn = setTimeout(() => this.end('sheets.readerDown'), startMs);
    await this.#ready.promise;
    clearTimeout(unborn);
    if (this.#spent) throw new AppError('sheets.readerDown');
    const watch = setInterval(() => this.#watch(limits), watchMs);
    const late = setTimeout(() => this.end('sheets.tooHeavy'), limits.milliseconds);
    try {
      const outcome = await new Promise<ReadFile | AppError>((settle) => {
        this.#reading = { limits, file: { format: 'csv', sheets: [] }, settle };
        this.#order(content, limits);
      });
      if (outcome instanceof AppError) throw outcome;
      return outcome;
    } finally {
      this.#reading = undefined;
      clearInterval(watch);
      clearTimeout(late);
      this.#hold(false);
    }
  }

  /** Ends the process at once; a reading under way fails with the code. */
  end(code: 'sheets.tooHeavy' | 'sheets.readerDown'): void {
    this.#child.kill('SIGKILL');
    this.#lost(code);
  }

  #order(content: Uint8Array, limits: ReadLimits): void {
    const send = (order: ReaderOrder) => {
      if (this.#child.connected) this.#child.send(order, (error) => error !== null && this.#lost('sheets.readerDown'));
      else this.#lost('sheets.readerDown');
    };
    send({ kind: 'begin', bytes: content.length, limits });
    for (let from = 0; from < content.length; from += sliceBytes) {
      send({ kind: 'slice', from, bytes: content.subarray(from, from + sliceBytes) });
    }
  }

  #take(answer: ReaderAnswer): void {
    if (answer.kind === 'ready') this.#ready.resolve();
    const reading = this.#reading;
    if (reading === undefined || answer.kind === 'ready') return;
    const { sheets } = reading.file;
    const last = sheets.at(-1);
    if (answer.kind === 'file') Object.assign(reading.file, answer.file);
    else if (answer.kind === 'sheet') sheets.push(emptySheet(answer.name, answer.hidden));
    else if (answer.kind === 'rows') for (const row of answer.rows) last?.rows.push(row);
    else if (answer.kind === 'merges') last?.merges.push(...answer.merges);
    else if (answer.kind === 'done') reading.settle(reading.file);
    else reading.settle(new AppError(answer.code, answer.params));
  }

  #watch(limits: ReadLimits): void {
    if ((this.residentBytes ?? 0) > limits.memoryBytes) this.end('sheets.tooHeavy');
  }

  #lost(code: 'sheets.tooHeavy' | 'sheets.readerDown'): void {
    this.#spent = true;
    this.#ready.resolve();
    this.#reading?.settle(new AppError(code));
  }

  /** A reader that has nothing to do keeps no process from ending. */
  #hold(busy: boolean): void {
    if (busy) {
      this.#child.ref();
      this.#child.channel?.ref();
    } else {
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }
}

function emptySheet(name: string, hidden: boolean): ReadSheet {
  return { name, hidden, rows: [], merges: [] };
}

/** Memory of a process as Linux counts it; other systems rely on the limit of the heap. */
function memoryOf(pid: number | undefined, line: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const from = status.indexOf(`${line}:`) + line.length + 1;
    return from === line.length ? undefined : Number.parseInt(status.slice(from), 10) * 1_024;
  } catch {
    return undefined;
  }
}
