import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Longest time that an upload may take as a whole. */
export const uploadWithinMs = 600_000;
/** Longest time that any other body may take. */
const bodyWithinMs = 30_000;
/** What is still read of an upload after it was refused, so that a browser gets to read why. */
const drainBytes = 8_388_608;
const drainWithinMs = 5_000;

/** Lets a group of routes take bodies of bytes as streams, and bodies of no other kind. */
export function takeBytes(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  server.addHook('onError', (request, _reply, _error, done) => {
    drain(request);
    done();
  });
}

/** The body of an upload. */
export function bytesOf(request: FastifyRequest): AsyncIterable<Uint8Array> {
  if (!(request.body instanceof Readable)) throw new AppError('http.malformedBody');
  // Whoever stops reading must not cut the connection on which the refusal is to be sent.
  return request.body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
}

/** Closes a connection whose body trickles in; the server's own limit is that of uploads. */
export function limitBodyTime(request: FastifyRequest): void {
  if (request.routeOptions.config.consumesBytes) return;
  const timer = setTimeout(() => {
    if (!request.raw.complete) request.raw.destroy();
  }, bodyWithinMs);
  timer.unref();
  request.raw.once('close', () => clearTimeout(timer));
}

/** Reads a little on after a refusal, then hangs up: nobody sends without end into a request that is over. */
function drain({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  let read = 0;
  const hangUp = () => raw.destroy();
  const timer = setTimeout(hangUp, drainWithinMs);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
  raw.on('data', (part: Buffer) => {
    read += part.length;
    if (read > drainBytes) hangUp();
  });
  raw.resume();
}
