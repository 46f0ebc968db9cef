import { setTimeout as pause } from 'node:timers/promises';
import { startTimeOf } from './processes.ts';

/** Looks after a server that runs. */
export interface Watch {
  /** Ends the watch; a restart under way is waited for. */
  stop(): Promise<void>;
}

/** What a watch needs of the server. */
export interface Watched {
  /** Process number of the server as it is now. */
  pid(): number;
  /** Starts it again where it stood. */
  restart(): Promise<void>;
  /** Is told of a death, and of what came of it. */
  say(line: string): void;
  /** It could not be started again. */
  lost(error: unknown): void;
}

const lookEveryMs = 200;
/** A machine that has just killed for want of memory may do so again. */
const trials = 3;
const betweenTrialsMs = 1_000;

/**
 * Starts a server again that died without this program: killed by hand or for want of memory. PostgreSQL itself restarts
 * after one of its processes died; nobody restarts it when its first process is gone.
 */
export function watchServer(watched: Watched): Watch {
  let stopped = false;
  let working: Promise<void> | undefined;
  let startTime = startTimeOf(watched.pid());
  const look = () => {
    const pid = watched.pid();
    if (stopped || working !== undefined || startTimeOf(pid) === startTime) return;
    watched.say(`PostgreSQL, process ${pid}, died`);
    working = revive().finally(() => {
      startTime = startTimeOf(watched.pid());
      working = undefined;
    });
  };
  const revive = async () => {
    for (let trial = 1; !stopped; trial += 1) {
      try {
        await watched.restart();
        watched.say(`PostgreSQL runs again as process ${watched.pid()}`);
        return;
      } catch (error) {
        if (stopped) return;
        if (trial === trials) {
          stopped = true;
          watched.lost(error);
          return;
        }
        await pause(betweenTrialsMs);
      }
    }
  };
  // Whoever waits for nothing else but this look shall end.
  const timer = setInterval(look, lookEveryMs).unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
