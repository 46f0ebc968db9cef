import { AppError } from '#platform/errors/contract/errors.ts';

/** How many streams of events may stand open: each holds a connection for as long as somebody looks. */
export interface StreamCaps {
  /** Of one account, in all its windows and on all its machines. */
  perCaller: number;
  /** Of everybody on one node. */
  all: number;
}

/** Windows of one person and a wall or two; far below the connections that a node may have. */
export const usualStreams: StreamCaps = { perCaller: 6, all: 400 };

/** The streams that stand open on one node. */
export interface Streams {
  /** Counts a stream that `close` can end; throws `http.tooManyStreams`. What it answers gives the place back, once. */
  enter(caller: string, close: () => void): () => void;
  /** Ends them all, because the server stops. */
  closeAll(): void;
  readonly open: number;
}

/** Opens the count. */
export function openStreams({ perCaller, all }: StreamCaps): Streams {
  const standing = new Map<symbol, { caller: string; close: () => void }>();
  return {
    enter(caller, close) {
      const own = [...standing.values()].filter((each) => each.caller === caller).length;
      if (own >= perCaller || standing.size >= all) {
        throw new AppError('http.tooManyStreams', { limit: own >= perCaller ? perCaller : all });
      }
      const place = Symbol(caller);
      standing.set(place, { caller, close });
      return () => {
        standing.delete(place);
      };
    },
    closeAll() {
      for (const { close } of [...standing.values()]) close();
    },
    get open() {
      return standing.size;
    },
  };
}
