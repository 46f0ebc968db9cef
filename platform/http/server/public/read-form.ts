import type { FastifyInstance } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Largest body of a form, in bytes. */
export const formBytes = 32_768;
/** Most fields of a form. */
const mostFields = 40;

const fieldName = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/;

/** Lets a group of routes take forms as browsers send them without script, and bodies of no other kind. */
export function takeForms(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const options = { parseAs: 'string', bodyLimit: formBytes } as const;
  server.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) => done(null, body));
}

/** The fields of a form; throws `http.malformedForm` where one is given twice, has a name that no form of ours has, or there are too many. */
export function readForm(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== 'string') throw new AppError('http.malformedForm');
  const form: Record<string, string> = Object.create(null);
  let fields = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    fields += 1;
    const known = fieldName.test(name) && !(name in Object.prototype) && name !== 'prototype';
    if (!known || name in form || fields > mostFields) throw new AppError('http.malformedForm');
    form[name] = value.replaceAll('\r\n', '\n');
  }
  return form;
}
