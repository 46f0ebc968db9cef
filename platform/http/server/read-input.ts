import type { FastifyRequest } from 'fastify';
import { AppError, type ErrorCode } from '#platform/errors/contract/errors.ts';
import type { ErrorRegistry } from '#platform/errors/server/registry.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import { parseInput } from './invalid-input.ts';
import { bytesOf } from './receive-bytes.ts';

/** What answers an input that the contract refuses: in which language, with which of all errors. */
export interface InputReading {
  locale: Locale;
  errors: ErrorRegistry;
}

const nothing = {};

/** What a use-case receives of a request, parsed by the contract of its endpoint. */
export function readInput(endpoint: Endpoint, request: FastifyRequest, reading: InputReading): unknown {
  const { locale } = reading;
  return {
    params: endpoint.params ? readPath(endpoint, request.params, reading) : nothing,
    query: endpoint.query ? parseInput(endpoint.query, request.query, locale) : nothing,
    body:
      endpoint.consumes === 'bytes'
        ? bytesOf(request)
        : endpoint.body
          ? parseInput(endpoint.body, request.body, locale)
          : nothing,
  };
}

/** A path that can name nothing answers like one whose record is absent; the fields say what is wrong with it. */
function readPath(endpoint: Endpoint, params: unknown, { locale, errors }: InputReading): unknown {
  try {
    return endpoint.params && parseInput(endpoint.params, params, locale);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(absentOf(endpoint, errors), {}, error.fields);
  }
}

/** How the endpoint says that its record is absent: the first such error that it declares; one with values cannot be said. */
function absentOf({ errors: declared = [] }: Endpoint, errors: ErrorRegistry): ErrorCode {
  const absent = (code: string): code is ErrorCode => {
    const definition = errors.get(code as ErrorCode);
    return definition?.status === 404 && definition.params.length === 0;
  };
  return declared.find(absent) ?? 'http.notFound';
}
