import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { Limits } from '#platform/limits/server/limits.ts';
import { buildContext, type ContextEnvironment } from '../build-context.ts';
import { parseInput } from '../invalid-input.ts';
import type { PublicRequest, PublicSubmission, PublicSubmit, SubmissionAnswer } from './public-page.ts';
import { readForm } from './read-form.ts';
import { refuseForeignForm } from './refuse-foreign-form.ts';

/** Takes one form: from this site, not too often, readable, and with an entry in the journal where it acted. */
export async function runSubmission(
  submit: PublicSubmit,
  environment: ContextEnvironment & { limits: Limits },
  { request, asked }: { request: FastifyRequest; asked: PublicRequest },
): Promise<SubmissionAnswer> {
  refuseForeignForm(request, environment);
  const endpoint = { id: submit.id, method: 'POST', limit: 'form' } as const;
  await environment.limits.enter({ endpoint, address: request.ip, accountId: undefined, body: undefined });
  if (await environment.platform.files.disk.readOnly()) throw new AppError('http.readOnly');
  const { locale } = asked;
  const form = readForm(request.body);
  parseInput(z.unknown(), form, locale);
  const journal = { entries: 0 };
  const actIn = (zone: ZoneRef) =>
    buildContext(environment, request, { session: undefined, zone, locale, endpointId: submit.id, journal });
  const answer = await submit.answer({ ...asked, form, actIn, check: (schema) => checkForm(schema, form, locale) });
  const acted = 'redirect' in answer || (answer.status ?? 200) < 400;
  if (acted && answer.journal !== 'none' && journal.entries === 0) {
    throw new Error(`${submit.id} acted without an entry in the journal`);
  }
  return answer;
}

function checkForm<T extends z.ZodType>(
  schema: T,
  form: PublicSubmission['form'],
  locale: Locale,
): { data: z.output<T> } | { errors: Readonly<Record<string, string>> } {
  try {
    return { data: parseInput(schema, form, locale) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'http.invalidInput') throw error;
    // The first rule that a field breaks is the one to say.
    return { errors: Object.fromEntries(error.fields.map(({ field, message }) => [field, message]).reverse()) };
  }
}
