import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import type { Streams } from '#platform/limits/server/streams.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { EventMessage, EventOpener } from './route.ts';

/** Proxies hang up on connections that say nothing for half a minute. */
const heartbeatMs = 20_000;
/** After which the browser comes back by itself where nobody tells it otherwise. */
const retryMs = 3_000;

/** What a stream stands on. */
export interface EventStream {
  endpoint: Pick<Endpoint, 'id' | 'response'>;
  request: FastifyRequest;
  reply: FastifyReply;
  platform: Platform;
  streams: Streams;
  /** Account, or address of a visitor. */
  caller: string;
  /** Whether the session behind the request still stands and may still read; asked before every message and heartbeat. */
  stands(): Promise<boolean>;
}

/** Refuses whoever would wait for an end that never comes: only readers of events ask for them by name. */
export function refuseOtherReaders(request: FastifyRequest): void {
  if (!request.headers.accept?.includes('text/event-stream')) throw new AppError('http.eventsOnly');
}

/** Answers with server-sent events until the reader leaves, the session ends, the use-case is done or the server stops. */
export function sendEvents(stream: EventStream, open: EventOpener): Readable {
  const { reply, streams, platform } = stream;
  const ending = new AbortController();
  const end = () => ending.abort();
  const leave = streams.enter(stream.caller, end);
  reply.raw.once('close', end);
  ending.signal.addEventListener('abort', leave, { once: true });
  // Who left while the request was looked at has closed before anybody listened.
  if (reply.raw.destroyed) end();
  reply.header('content-type', 'text/event-stream; charset=utf-8');
  // Kept alive for a next request, the connection would keep a server that stops waiting for a minute.
  reply.header('connection', 'close');
  // A proxy that collects an answer before it passes it on would keep every message back.
  reply.header('x-accel-buffering', 'no');
  const messages = open({ signal: ending.signal, platform });
  // One message at a time is asked for, and only when the connection takes it.
  return Readable.from(written(stream, messages, ending), { objectMode: true, highWaterMark: 1 });
}

const beat = Symbol('heartbeat');

async function* written(
  { endpoint, stands, platform }: EventStream,
  messages: AsyncIterable<EventMessage>,
  ending: AbortController,
): AsyncGenerator<string> {
  const { signal } = ending;
  const iterator = messages[Symbol.asyncIterator]();
  const step = () => {
    const next = iterator.next();
    next.catch(() => {});
    return next;
  };
  try {
    yield `retry: ${retryMs}\n\n`;
    let next = step();
    while (!signal.aborted) {
      const come = await orBeat(next, signal);
      if (signal.aborted || !(await stands())) return;
      if (come === beat) {
        // A message and no comment: the page is told, and can tell a quiet stream from a dead one.
        yield 'event: beat\ndata: 0\n\n';
        continue;
      }
      if (come.done) return;
      yield frame(endpoint, come.value);
      next = step();
    }
  } catch (error) {
    // What was sent stays true; the reader comes back and asks for everything anew.
    platform.log.error({ err: error, endpoint: endpoint.id }, 'a stream broke off');
  } finally {
    ending.abort();
    void iterator.return?.().catch(() => {});
  }
}

/** A message in its form; what the contract does not name is left out. */
function frame({ response }: Pick<Endpoint, 'response'>, { event, data }: EventMessage): string {
  return `event: ${event}\ndata: ${JSON.stringify(response.parse(data))}\n\n`;
}

/** The next message, or a heartbeat when none comes in time or the stream is to end. */
async function orBeat<T>(next: Promise<T>, signal: AbortSignal): Promise<T | typeof beat> {
  let stop = () => {};
  const pause = new Promise<typeof beat>((done) => {
    const timer = setTimeout(() => done(beat), heartbeatMs);
    const now = () => done(beat);
    signal.addEventListener('abort', now, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', now);
    };
  });
  try {
    return await Promise.race([next, pause]);
  } finally {
    stop();
  }
}
