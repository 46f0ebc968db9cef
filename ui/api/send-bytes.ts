import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { currentLocale } from '../i18n/locale.ts';
import { localError, parseErrorAnswer } from './api-error.ts';
import type { AnyEndpoint, ApiInput } from './client.ts';
import { endpointUrl, type LooseInput } from './url.ts';

/** How a file is sent. */
export interface Sending {
  bytes: Blob;
  /** Told how many bytes have left, again and again. */
  onProgress?: (sent: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends a file to an endpoint with `consumes: 'bytes'`. Not by fetch, which tells nothing of its progress. Throws
 * `ApiError`, and an `AbortError` when it was cancelled.
 */
export function sendBytes<E extends AnyEndpoint>(
  endpoint: E,
  input: ApiInput<E>,
  { bytes, onProgress, signal }: Sending,
): Promise<EndpointResult<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, endpointUrl(endpoint, input as LooseInput));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-yuanshu-csrf', '1');
    request.setRequestHeader('accept-language', currentLocale());
    request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded));
    request.addEventListener('error', () => reject(localError(0, 'ui.unreachable')));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      if (request.status !== 200) return reject(parseErrorAnswer(request.status, body));
      const parsed = endpoint.response.safeParse(body);
      if (parsed.success) return resolve(parsed.data as EndpointResult<E>);
      console.error(`${endpoint.id} answered against its contract`, parsed.error);
      reject(localError(request.status, 'ui.unexpectedAnswer'));
    });
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (signal?.aborted) request.abort();
    else request.send(bytes);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
