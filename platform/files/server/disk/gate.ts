import { AppError } from '#platform/errors/contract/errors.ts';

/** Lets a few at a time do what takes memory; a crowd beyond the queue is sent away with `http.busy`. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Opens a gate for `abreast` at a time and at most `queue` waiting. */
export function openGate({ abreast, queue }: { abreast: number; queue: number }): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  const enter = (): Promise<void> => {
    if (inside < abreast) {
      inside += 1;
      return Promise.resolve();
    }
    if (waiting.length >= queue) throw new AppError('http.busy');
    return new Promise((resolve) => waiting.push(resolve));
  };
  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

/** Lets each person do so much at a time, whatever the others do. */
export interface Turns {
  run<T>(who: string, work: () => Promise<T>): Promise<T>;
}

/** Opens turns for `each` at a time; what goes beyond is sent away with `http.busy`. */
export function openTurns({ each }: { each: number }): Turns {
  const running = new Map<string, number>();
  return {
    async run(who, work) {
      const now = running.get(who) ?? 0;
      if (now >= each) throw new AppError('http.busy');
      running.set(who, now + 1);
      try {
        return await work();
      } finally {
        const left = (running.get(who) ?? 1) - 1;
        if (left === 0) running.delete(who);
        else running.set(who, left);
      }
    },
  };
}
