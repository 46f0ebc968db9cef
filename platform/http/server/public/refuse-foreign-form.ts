import type { FastifyRequest } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type ContextEnvironment, originOf } from '../build-context.ts';

/**
 * Refuses a form that another site sent. Browsers say so themselves (Fetch Metadata); over plain HTTP they do not, and
 * the origin, which they name with every POST, must be that of this server. Whoever says neither is no browser.
 */
export function refuseForeignForm(
  request: FastifyRequest,
  environment: Pick<ContextEnvironment, 'publicOrigin' | 'https'>,
): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = [originOf(environment, request), originOf({ https: environment.https }, request)];
  if (site === undefined ? origin === undefined || !own.includes(origin) : site !== 'same-origin') {
    throw new AppError('http.foreignOrigin');
  }
}
