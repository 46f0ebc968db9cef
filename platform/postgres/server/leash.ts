import { signal, startTimeOf, stopServer } from './processes.ts';

/** Ties a server to the life of this process, so that it does not run on without it. */
export interface Leash {
  /** Names the process that must end with this one: the latest, while several start one after another. */
  hold(pid: number): void;
  /** Stops what is held, then calls `released`; a second call waits for the first. */
  end(): Promise<void>;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const leashes = new Set<Leash>();

/**
 * Whatever ends this process ends the server: `end`, a signal that nobody else listens to, `process.exit` or an
 * uncaught error. After `kill -9` it runs on, and the next start adopts it.
 */
export function leash(released: () => void): Leash {
  let held: { pid: number; startTime: string | undefined } | undefined;
  // A server that died long ago has left its number to any other program.
  const live = () => (held?.startTime !== undefined && startTimeOf(held.pid) === held.startTime ? held.pid : undefined);
  let ending: Promise<void> | undefined;
  // The last chance when the process ends at once: a fast shutdown goes on without this process.
  const lastChance = () => {
    const pid = live();
    if (pid !== undefined) signal(pid, 'SIGINT');
    released();
  };
  const end = async () => {
    const pid = live();
    if (pid !== undefined) await stopServer(pid);
    held = undefined;
    process.off('exit', lastChance);
    leashes.delete(self);
    if (leashes.size === 0) for (const name of signals) process.off(name, endAll);
    released();
  };
  const self: Leash = {
    hold: (pid) => {
      held = { pid, startTime: startTimeOf(pid) };
    },
    end: () => {
      ending ??= end();
      return ending;
    },
  };
  if (leashes.size === 0) for (const name of signals) process.prependListener(name, endAll);
  leashes.add(self);
  process.on('exit', lastChance);
  return self;
}

/**
 * A program with a listener of its own decides itself when to stop; without one a signal would kill it at once.
 * This listener comes first, while those that listen once still count.
 */
async function endAll(name: NodeJS.Signals): Promise<void> {
  if (process.listenerCount(name) > 1) return;
  await Promise.all([...leashes].map((one) => one.end()));
  process.kill(process.pid, name);
}
