import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ErrorBody } from '#platform/errors/contract/body.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { describeError, type ErrorRegistry } from '#platform/errors/server/registry.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import { logRefused } from './log-refused.ts';
import { localeOf } from './run-route.ts';

/** Turns whatever stopped a request into the one shape of error answers; defects are logged and tell nothing. */
export function errorAnswerer(registry: ErrorRegistry, text: Text, log: Logger) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): ErrorBody => {
    const known = asAppError(error);
    const definition = known && registry.get(known.code);
    if (known === undefined || definition === undefined) {
      log.error({ err: error, trace: request.id, method: request.method, url: pathOf(request) }, 'request failed');
    }
    const shown = known && definition ? known : new AppError('http.internal');
    const status = registry.get(shown.code)?.status ?? 500;
    reply.status(status);
    logRefused(log, request, { error: shown, status });
    if (shown.code === 'http.readOnly') reply.header('retry-after', '60');
    if (shown.code === 'http.busy') reply.header('retry-after', '2');
    if (shown.code === 'http.tooManyRequests') reply.header('retry-after', String(shown.params.seconds));
    const { message, remedy } = describeError(text, localeOf(request), shown);
    return { error: { code: shown.code, message, remedy, fields: [...shown.fields], trace: request.id } };
  };
}

/** Query strings may hold names of persons, and paths of public pages what opens them: neither is logged. */
export function pathOf(request: FastifyRequest): string {
  const { config, url = '' } = request.routeOptions;
  if (config.publicPage === true) return url;
  return request.url.split('?', 1)[0] ?? '';
}

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isCollision(error)) return new AppError('http.collided');
  if (isFull(error)) return new AppError('http.readOnly');
  const status = (error as FastifyError).statusCode;
  if (status === 403 || status === 404) return new AppError('http.notFound');
  if (status === 413) return new AppError('http.tooLarge');
  if (status === 503 || isPoolTimeout(error)) return new AppError('http.busy');
  if (status === 400 || status === 415) return new AppError('http.malformedBody');
  return undefined;
}

/** 40P01 (deadlock_detected) and 40001 (serialization_failure) of PostgreSQL: nothing was stored, and once more it will be. */
function isCollision(error: unknown): boolean {
  return ['40P01', '40001'].includes((error as { code?: string }).code ?? '');
}

/** No room: ENOSPC and EDQUOT of the file system, 53100 (disk_full) of PostgreSQL. */
function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', '53100'].includes((error as { code?: string }).code ?? '');
}

function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
}
