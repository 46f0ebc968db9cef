import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AppError } from '#platform/errors/contract/errors.ts';
import { sessionCookie } from './cookie-name.ts';

const callers = new WeakMap<FastifyRequest, string>();

/** Remembers whose session a request has, for the log. */
export function noteCaller(request: FastifyRequest, accountId: string | undefined): void {
  if (accountId !== undefined) callers.set(request, accountId);
}

/** Refusals that belong to the way of a person who does nothing wrong. */
const usual: readonly string[] = [
  'auth.secondFactorNeeded',
  'auth.stepUpNeeded',
  'auth.passwordChangeNeeded',
  'auth.enrolmentNeeded',
  'federation.awaitingConfirmation',
];

/** Input that the pages of the platform do not send. */
const unlikely: readonly string[] = ['http.invalidInput', 'http.malformedBody', 'http.tooLarge'];

/**
 * Logs a request that was refused, as a warning (ASVS 5.0 16.3.2, 16.3.3): by whom, from where, at which endpoint, why;
 * of what was sent only the names of the fields that break a rule.
 */
export function logRefused(
  log: Logger,
  request: FastifyRequest,
  { error, status }: { error: AppError; status: number },
): void {
  if (usual.includes(error.code)) return;
  // A visitor who opens a page is asked to sign in: nothing was tried.
  const tried = status === 401 && (request.headers.cookie ?? '').includes(sessionCookie);
  // A path that can name nothing is refused as absent, with what is wrong with it.
  const unreadable = unlikely.includes(error.code) || (status === 404 && error.fields.length > 0);
  if (!tried && status !== 403 && status !== 429 && !unreadable) return;
  const facts = {
    code: error.code,
    status,
    endpoint: request.routeOptions.config.endpointId ?? null,
    method: request.method,
    accountId: callers.get(request) ?? null,
    ip: request.ip,
    fields: error.fields.slice(0, 20).map(({ field }) => field.slice(0, 80)),
    trace: request.id,
  };
  log.warn(facts, 'request refused');
}
