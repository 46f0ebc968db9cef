import type { z } from 'zod';
import type { Endpoint, EndpointInput, EndpointResult, ObjectSchema } from '#platform/http/contract/endpoint.ts';
import { currentLocale } from '../i18n/locale.ts';
import { ApiError, localError, parseErrorAnswer } from './api-error.ts';
import { askForProof } from './step-up.ts';
import { endpointUrl, type LooseInput } from './url.ts';

/** Any endpoint of a contract. */
export type AnyEndpoint = Endpoint<ObjectSchema, ObjectSchema, ObjectSchema, z.ZodType>;

type Part<K extends string, T> = Record<never, never> extends T ? { [key in K]?: T } : { [key in K]: T };

/** What a call of the endpoint needs: `params`, `query` and `body`, each only where the contract asks for it. */
export type ApiInput<E> = Part<'params', EndpointInput<E>['params']> &
  Part<'query', EndpointInput<E>['query']> &
  Part<'body', EndpointInput<E>['body']>;

const csrfHeader = { 'x-yuanshu-csrf': '1' };

/**
 * Sends a request in the current language; throws `ApiError` for everything but success. Where the server asks for a
 * fresh proof of the person, the person is asked, and the request sent once more.
 */
async function send(endpoint: AnyEndpoint, input: LooseInput, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await sendOnce(endpoint, input, signal);
  } catch (cause) {
    const asked = cause instanceof ApiError && cause.code === 'auth.stepUpNeeded';
    if (asked && (await askForProof())) return sendOnce(endpoint, input, signal);
    throw cause;
  }
}

async function sendOnce(endpoint: AnyEndpoint, input: LooseInput, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': currentLocale() };
  if (endpoint.method !== 'GET') Object.assign(headers, csrfHeader);
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
  if (input.body !== undefined) init.body = JSON.stringify(input.body);
  if (signal !== undefined) init.signal = signal;
  let answer: Response;
  try {
    answer = await fetch(endpointUrl(endpoint, input), init);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw localError(0, 'ui.unreachable');
  }
  if (!answer.ok) throw parseErrorAnswer(answer.status, await readJson(answer, signal));
  return answer;
}

/** The answer's JSON, or null for what is none; a call that was cancelled while its answer came in stays cancelled. */
async function readJson(answer: Response, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    return null;
  }
}

/** Calls an endpoint and checks the answer against its contract; throws `ApiError`. */
export async function callApi<E extends AnyEndpoint>(
  endpoint: E,
  input: ApiInput<E>,
  signal?: AbortSignal,
): Promise<EndpointResult<E>> {
  const answer = await send(endpoint, input as LooseInput, signal);
  const parsed = endpoint.response.safeParse(await readJson(answer, signal));
  if (!parsed.success) {
    console.error(`${endpoint.id} answered against its contract`, parsed.error);
    throw localError(answer.status, 'ui.unexpectedAnswer');
  }
  return parsed.data as EndpointResult<E>;
}

/** Address of a file endpoint, for a plain link; the browser's own language decides the file's language. */
export function downloadUrl<E extends AnyEndpoint>(endpoint: E, input: ApiInput<E>): string {
  return endpointUrl(endpoint, input as LooseInput);
}

/** Fetches a file endpoint in the current language and hands the file to the browser under the server's name for it. */
export async function downloadFile<E extends AnyEndpoint>(endpoint: E, input: ApiInput<E>): Promise<void> {
  const answer = await send(endpoint, input as LooseInput, undefined);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = filenameOf(answer.headers.get('content-disposition')) ?? endpoint.id;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** File name in a Content-Disposition header (RFC 6266: `filename*` before `filename`). */
export function filenameOf(header: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (extended !== undefined) return decodeURIComponent(extended.trim());
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1];
}
