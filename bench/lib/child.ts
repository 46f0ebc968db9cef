import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own, so that load, peer and subject do not share an event loop. */
export interface ChildServer<T> {
  /** What the child said when it listened. */
  said: T;
  stop(): Promise<void>;
}

/** Starts a server module and waits until it has said that it listens. */
export async function startChild<T>(module: URL, facts: unknown): Promise<ChildServer<T>> {
  const env = { ...process.env, BENCH_FACTS: JSON.stringify(facts) };
  const child = fork(module, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [said] = (await Promise.race([once(child, 'message'), diedEarly(child)])) as [T];
  return {
    said,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function diedEarly(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the server ended before it listened, with code ${code}`);
}

/** In the child: the facts given by {@link startChild}. */
export function childFacts<T>(): T {
  return JSON.parse(process.env.BENCH_FACTS ?? 'null') as T;
}

/** In the child: tells the parent that this process listens, and ends it in order when asked to. */
export function serveUntilStopped(said: unknown, close: () => Promise<unknown>): void {
  process.on('SIGTERM', async () => {
    await close();
    process.exit(0);
  });
  process.send?.(said);
}
