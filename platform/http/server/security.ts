import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Headers of every answer. */
const headers: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
  'x-permitted-cross-domain-policies': 'none',
  'origin-agent-cluster': '?1',
  // Whatever is no page loads nothing and stands in no frame, also when it is opened as one; pages have their own policy.
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** What sets a header of an answer. */
interface HeadersOfReply {
  header(name: string, value: string): unknown;
}

/** Sets the headers of every answer (with `https` also that browsers stay on it), and answers with data are never kept by a cache. */
export function secureHeaders({ url }: Pick<FastifyRequest, 'url'>, reply: HeadersOfReply, https: boolean): void {
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (url.startsWith('/api/')) reply.header('cache-control', 'no-store');
}

/** Content security policy of a page: own scripts only; styles made by scripts carry the nonce. */
export function pagePolicy(reply: HeadersOfReply): string {
  const nonce = randomBytes(16).toString('base64');
  reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src-elem 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      // Text becomes markup or script nowhere: the one policy of the pages (ui/refuse-markup.ts) lets style sheets pass.
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ].join('; '),
  );
  return nonce;
}

/** TLS 1.2 and 1.3, with forward secrecy and authenticated encryption only; TLS 1.3 has no other. */
export const tlsRules = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'),
  honorCipherOrder: true,
} as const;

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a writing request that another site may have sent: browsers cannot add this header across origins
 * without a preflight, which no endpoint answers.
 */
export function refuseForeignWrites(request: FastifyRequest): void {
  if (reading.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (request.headers['x-yuanshu-csrf'] !== '1' || (site !== undefined && site !== 'same-origin')) {
    throw new AppError('http.foreignOrigin');
  }
}
