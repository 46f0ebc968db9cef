import { AppError } from '#platform/errors/contract/errors.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import type { LimitClass } from '../contract/limit-class.ts';
import { addressKey } from './address-key.ts';
import { classOf } from './class-of.ts';
import { type Counter, openCounter } from './counter.ts';
import { type StreamCaps, usualStreams } from './streams.ts';

/** What a call is counted by. */
export interface CountedCall {
  endpoint: Pick<Endpoint, 'id' | 'limit' | 'method' | 'consumes'>;
  address: string;
  /** Absent for a visitor. */
  accountId: string | undefined;
  /** The body as it came, for the login that somebody tries. */
  body: unknown;
}

/** How often people may call the server, on one node. */
export interface Limits {
  /** Counts a call, or throws `http.tooManyRequests`. What it answers takes a sign-in back that succeeded. */
  enter(call: CountedCall): Promise<() => Promise<void>>;
  /** Streams of events that may stand open at once. */
  readonly streams: StreamCaps;
}

type Name = LimitClass | 'visitor' | 'login';

/** Calls in so many seconds. Loose enough for a quick hand and an office behind one address, tight enough for a guess. */
export const usualLimits: Readonly<Record<Name, { calls: number; seconds: number }>> = {
  reading: { calls: 600, seconds: 60 },
  writing: { calls: 120, seconds: 60 },
  visitor: { calls: 300, seconds: 60 },
  upload: { calls: 60, seconds: 60 },
  export: { calls: 10, seconds: 600 },
  code: { calls: 30, seconds: 60 },
  form: { calls: 60, seconds: 600 },
  signIn: { calls: 10, seconds: 60 },
  login: { calls: 5, seconds: 60 },
};

const nothing = async () => {};

/** Opens the limits; `factor` multiplies every one of them, 0 lifts them. */
export function openLimits(factor = 1): Limits {
  if (factor === 0) {
    const streams = { perCaller: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY };
    return { enter: async () => nothing, streams };
  }
  const most = (count: number) => Math.max(1, Math.round(count * factor));
  const open = (name: Name) => {
    const { calls, seconds } = usualLimits[name];
    return openCounter({ calls: most(calls), seconds });
  };
  const counters = Object.fromEntries((Object.keys(usualLimits) as Name[]).map((name) => [name, open(name)])) as Record<
    Name,
    Counter
  >;
  return {
    streams: { perCaller: most(usualStreams.perCaller), all: most(usualStreams.all) },
    async enter(call) {
      const taken: (readonly [Name, string])[] = [];
      for (const [name, key] of countedAs(call)) {
        const seconds = await counters[name].take(key);
        if (seconds > 0) throw new AppError('http.tooManyRequests', { seconds });
        taken.push([name, key]);
      }
      const failuresOnly = taken.filter(([name]) => name === 'signIn' || name === 'login');
      return async () => {
        for (const [name, key] of failuresOnly) await counters[name].giveBack(key);
      };
    },
  };
}

/** Under which names and keys a call counts; a login counts the same whether somebody has it or not. */
function countedAs({ endpoint, address, accountId, body }: CountedCall): (readonly [Name, string])[] {
  const name = classOf(endpoint);
  const from = addressKey(address);
  if (name === 'signIn') {
    const login = loginOf(body);
    return login === undefined
      ? [['signIn', from]]
      : [
          ['signIn', from],
          ['login', login],
        ];
  }
  if (accountId !== undefined) return [[name, accountId]];
  return name === 'export' || name === 'code' || name === 'form'
    ? [
        ['visitor', from],
        [name, from],
      ]
    : [['visitor', from]];
}

function loginOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { zone, login } = body as { zone?: unknown; login?: unknown };
  if (typeof login !== 'string') return undefined;
  return `${String(zone).slice(0, 40)} ${login.trim().toLowerCase().slice(0, 80)}`;
}
