import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Endpoint, EndpointParsed, EndpointResult, ObjectSchema } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from './context.ts';

/** A download: name with extension, media type, content. */
export interface FileAnswer {
  filename: string;
  mediaType: string;
  content: Uint8Array;
}

/** An endpoint joined with the use-case that answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (input: unknown, context: RequestContext, reply: FastifyReply) => Promise<unknown>;
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
  return { endpoint: endpoint as unknown as Endpoint, handle: handle as Route['handle'] };
}

/** Joins an endpoint with `produces: 'file'` with its use-case. */
export function fileRoute<P extends ObjectSchema, Q extends ObjectSchema, B extends ObjectSchema, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (input: EndpointParsed<Endpoint<P, Q, B, R>>, context: RequestContext) => Promise<FileAnswer>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, handle: handle as Route['handle'] };
}
