import { createHmac } from 'node:crypto';

/** One signed request of 专有钉钉. */
export interface SignedRequest {
  method: 'GET' | 'POST';
  /** Without host and query. */
  path: string;
  parameters: Readonly<Record<string, string>>;
  /** Milliseconds of the epoch. */
  now: number;
  /** Milliseconds and four digits of chance: never the same twice. */
  nonce: string;
}

/**
 * Headers that sign a request: HMAC-SHA-256, in base64, over method, time, nonce, path and the parameters in the order
 * of their names, each on a line.
 */
export function signRequest(appKey: string, secret: string, request: SignedRequest): Record<string, string> {
  const time = timeInChina(request.now);
  const text = [request.method, time, request.nonce, request.path, parametersOf(request.parameters)].join('\n');
  return {
    apiKey: appKey,
    'x-hmac-auth-timestamp': time,
    'x-hmac-auth-version': '1.0',
    'x-hmac-auth-nonce': request.nonce,
    'x-hmac-auth-signature': createHmac('sha256', secret).update(text).digest('base64'),
  };
}

/** `2026-11-21T15:04:05.000+08:00`. */
function timeInChina(now: number): string {
  return `${new Date(now + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
}

function parametersOf(parameters: Readonly<Record<string, string>>): string {
  const names = Object.keys(parameters).sort();
  return names.map((name) => `${name}=${parameters[name]}`).join('&');
}
