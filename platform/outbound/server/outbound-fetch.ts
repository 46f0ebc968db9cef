import type { Outbound } from './outbound.ts';

/** What a library asks for that is handed its `fetch`. */
export interface FetchedRequest {
  method: string;
  headers: Record<string, string>;
  body?: unknown;
}

const methods = new Set(['GET', 'POST', 'PUT', 'DELETE']);

/** A `fetch` for libraries that take one: every call goes the guarded way, and a redirect is answered as it is. */
export function outboundFetch(outbound: Outbound): (url: string, request: FetchedRequest) => Promise<Response> {
  return async (url, { method, headers, body }) => {
    if (!methods.has(method)) throw new TypeError(`method ${method}`);
    const answer = await outbound.request(url, {
      method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      headers: withoutConnection(headers),
      ...(body === undefined || body === null ? {} : { body: bytesOf(body) }),
    });
    const { 'content-encoding': _unpacked, 'content-length': _length, ...kept } = answer.headers;
    const bodiless = answer.status === 204 || answer.status === 304;
    return new Response(bodiless ? null : new Uint8Array(answer.body), { status: answer.status, headers: kept });
  };
}

function withoutConnection(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => !/^(accept-encoding|content-length)$/i.test(name));
  return Object.fromEntries(entries);
}

function bytesOf(body: unknown): string | Uint8Array {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError('this body cannot be sent');
}
