import type { z } from 'zod';
import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { LimitClass } from '#platform/limits/contract/limit-class.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Object schema of path parameters, query, or body. */
export type ObjectSchema = z.ZodObject;

/**
 * One endpoint as data: server, typed client, OpenAPI document and access matrix are all derived from it.
 * `id` is `<module>.<verbNoun>`; its summary in both languages stands in the module's locale files under `endpoints.<verbNoun>`.
 */
export interface Endpoint<
  P extends ObjectSchema = ObjectSchema,
  Q extends ObjectSchema = ObjectSchema,
  B extends ObjectSchema = ObjectSchema,
  R extends z.ZodType = z.ZodType,
> {
  readonly id: `${string}.${string}`;
  readonly method: HttpMethod;
  /** Path under `/api`, parameters as `:name`. */
  readonly path: `/api/${string}`;
  readonly permission: PermissionId;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /**
   * Shape of the JSON answer; of the data of each message for `produces: 'events'` (server-sent events, only for who asks
   * for `text/event-stream`); unused for `produces: 'file'`, whose answer is a download.
   */
  readonly response: R;
  readonly produces?: 'json' | 'file' | 'events';
  /** `bytes`: the body is a file as it is (`application/octet-stream`), given to the use-case as a stream; `body` is then absent. */
  readonly consumes?: 'json' | 'bytes';
  /** `answers`: goes on although the disk is nearly full, for what writes next to nothing and people cannot do without. */
  readonly whenReadOnly?: 'answers';
  /** `none` only for a writing method that changes nothing (a check, a preview); every other one leaves an entry. */
  readonly journal?: 'none';
  /** The person proves itself anew (password or second factor within ten minutes), or gets `auth.stepUpNeeded`. */
  readonly stepUp?: true;
  /** Answers also while the session still has a password to replace or a second factor to enrol. */
  readonly duringSetUp?: true;
  /** How often it may be called; absent means what its shape says, see platform/limits. */
  readonly limit?: LimitClass;
  /** Error codes beyond those of every endpoint. */
  readonly errors?: readonly string[];
}

/** Declares an endpoint and keeps the exact types of its schemas. */
export function defineEndpoint<
  const P extends ObjectSchema = z.ZodObject<Record<never, never>>,
  const Q extends ObjectSchema = z.ZodObject<Record<never, never>>,
  const B extends ObjectSchema = z.ZodObject<Record<never, never>>,
  const R extends z.ZodType = z.ZodType,
>(endpoint: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return endpoint;
}

/** What a caller of the endpoint passes, as typed by hand. */
export interface EndpointInput<E> {
  params: E extends Endpoint<infer P, ObjectSchema, ObjectSchema, z.ZodType> ? z.input<P> : never;
  query: E extends Endpoint<ObjectSchema, infer Q, ObjectSchema, z.ZodType> ? z.input<Q> : never;
  body: E extends Endpoint<ObjectSchema, ObjectSchema, infer B, z.ZodType> ? z.input<B> : never;
}

/** What a handler of the endpoint receives, after parsing. */
export interface EndpointParsed<E> {
  params: E extends Endpoint<infer P, ObjectSchema, ObjectSchema, z.ZodType> ? z.output<P> : never;
  query: E extends Endpoint<ObjectSchema, infer Q, ObjectSchema, z.ZodType> ? z.output<Q> : never;
  body: E extends Endpoint<ObjectSchema, ObjectSchema, infer B, z.ZodType> ? z.output<B> : never;
}

/** The JSON answer of the endpoint. */
export type EndpointResult<E> =
  E extends Endpoint<ObjectSchema, ObjectSchema, ObjectSchema, infer R> ? z.output<R> : never;
