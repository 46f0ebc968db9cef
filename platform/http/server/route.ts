import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Endpoint, EndpointParsed, EndpointResult, ObjectSchema } from '#platform/http/contract/endpoint.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { RequestContext } from './context.ts';

/** A download: name with extension, media type, content. */
export interface FileAnswer {
  filename: string;
  mediaType: string;
  content: Uint8Array;
}

/** A download that is not held in memory; its length is said, so that one that breaks off is noticed. */
export interface StreamAnswer extends Omit<FileAnswer, 'content'> {
  content: { stream: AsyncIterable<Uint8Array>; bytes: number };
  /** True shows it in the browser, with everything active switched off. */
  inline: boolean;
}

/** One message of a stream of events: its kind, and data of the shape that the endpoint declares. */
export interface EventMessage<T = unknown> {
  event: string;
  data: T;
}

/** What the use-case of a stream works with after the request: it holds no connection of the database between messages. */
export interface LiveStream {
  /** Aborted when the reader left, the session ended or the server stops; the messages must then end. */
  signal: AbortSignal;
  platform: Platform;
}

/** Begins the messages of a stream. */
export type EventOpener<T = unknown> = (live: LiveStream) => AsyncIterable<EventMessage<T>>;

/** An endpoint joined with the use-case that answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (input: unknown, context: RequestContext, reply: FastifyReply) => Promise<unknown>;
}

/** Forgets the shapes that fit each other where the two are joined: the server parses by the schemas of the endpoint. */
function joined(endpoint: unknown, handle: unknown): Route {
  return { endpoint: endpoint as Endpoint, handle: handle as Route['handle'] };
}

/** Joins an endpoint that answers JSON with its use-case. */
export function route<P extends ObjectSchema, Q extends ObjectSchema, B extends ObjectSchema, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (
    input: EndpointParsed<Endpoint<P, Q, B, R>>,
    context: RequestContext,
    reply: FastifyReply,
  ) => Promise<EndpointResult<Endpoint<P, Q, B, R>>>,
): Route {
  return joined(endpoint, handle);
}

/** What a use-case receives of an endpoint with `consumes: 'bytes'`. */
export type UploadInput<E> = Omit<EndpointParsed<E>, 'body'> & {
  /** The body as it comes in; how much of it is read, and for how long, is the use-case's to limit. */
  body: AsyncIterable<Uint8Array>;
};

/** Joins an endpoint with `consumes: 'bytes'` with its use-case. */
export function uploadRoute<
  P extends ObjectSchema,
  Q extends ObjectSchema,
  B extends ObjectSchema,
  R extends z.ZodType,
>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (
    input: UploadInput<Endpoint<P, Q, B, R>>,
    context: RequestContext,
  ) => Promise<EndpointResult<Endpoint<P, Q, B, R>>>,
): Route {
  return joined(endpoint, handle);
}

/** Joins an endpoint with `produces: 'file'` with its use-case. */
export function fileRoute<P extends ObjectSchema, Q extends ObjectSchema, B extends ObjectSchema, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (input: EndpointParsed<Endpoint<P, Q, B, R>>, context: RequestContext) => Promise<FileAnswer | StreamAnswer>,
): Route {
  return joined(endpoint, handle);
}

/** Joins an endpoint with `produces: 'events'` with its use-case: it looks at the request, then says how the messages begin. */
export function eventRoute<P extends ObjectSchema, Q extends ObjectSchema, B extends ObjectSchema, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (
    input: EndpointParsed<Endpoint<P, Q, B, R>>,
    context: RequestContext,
  ) => Promise<EventOpener<EndpointResult<Endpoint<P, Q, B, R>>>>,
): Route {
  return joined(endpoint, handle);
}
