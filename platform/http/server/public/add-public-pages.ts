import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import type { ErrorBody } from '#platform/errors/contract/body.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { describeError } from '#platform/errors/server/registry.ts';
import { nearestLocale } from '#platform/i18n/contract/locale.ts';
import type { Limits } from '#platform/limits/server/limits.ts';
import type { ContextEnvironment } from '../build-context.ts';
import { hasControls } from '../invalid-input.ts';
import { sendFile } from '../send-file.ts';
import { framePage } from './public-frame.ts';
import type { PublicAnswer, PublicFile, PublicPage, PublicRequest, PublicScript } from './public-page.ts';
import { publicStyle } from './public-style.ts';
import { formBytes, takeForms } from './read-form.ts';
import { redirectPath } from './redirect-path.ts';
import { runSubmission } from './run-submission.ts';

/** What public pages need of the server. */
export interface PublicEnvironment extends ContextEnvironment {
  limits: Limits;
  publicPages: readonly PublicPage[];
  publicScripts: readonly PublicScript[];
  /** Logs what stopped a request, sets its status, and says what may be said of it. */
  answerError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => ErrorBody;
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

const styleHash = createHash('sha256').update(String(publicStyle)).digest('base64');

/** Own style sheet by its digest, own scripts, no picture, no frame, forms to this server only, and no text becomes markup. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "script-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A service worker asks this server alone, and starts nothing else. */
const workerPolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Adds the public pages of all parts, their forms and their scripts. */
export async function addPublicPages(server: FastifyInstance, environment: PublicEnvironment): Promise<void> {
  for (const { path, source, worker } of environment.publicScripts) {
    server.get(path, async (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      if (worker) reply.header('content-security-policy', workerPolicy);
      return reply.type('text/javascript; charset=utf-8').send(source);
    });
  }
  await server.register(async (pages) => {
    takeForms(pages);
    pages.setErrorHandler((error, request, reply) => sendRefusal(error, environment, { request, reply }));
    for (const page of environment.publicPages) addPage(pages, page, environment);
  });
}

function addPage(pages: FastifyInstance, page: PublicPage, environment: PublicEnvironment): void {
  const { path: url, submit } = page;
  pages.get(url, { config: { endpointId: page.id, publicPage: true } }, async (request, reply) => {
    const endpoint = {
      id: page.id,
      method: 'GET' as const,
      ...(page.limit === undefined ? {} : { limit: page.limit }),
    };
    await environment.limits.enter({ endpoint, address: request.ip, accountId: undefined, body: undefined });
    const answer = await page.answer(askedBy(request, environment));
    return 'file' in answer ? sendOpened(answer, reply) : send(answer, page, environment, { request, reply });
  });
  if (submit === undefined) return;
  const config = { endpointId: submit.id, publicPage: true };
  pages.post(url, { config, bodyLimit: formBytes }, async (request, reply) => {
    const asked = askedBy(request, environment);
    const answer = await runSubmission(submit, environment, { request, asked });
    if (!('redirect' in answer)) return send(answer, page, environment, { request, reply });
    return reply.header('cache-control', 'no-store').redirect(redirectPath(answer.redirect, asked.query.lang), 303);
  });
}

function askedBy(request: FastifyRequest, { platform, text }: PublicEnvironment): PublicRequest {
  const query = singleValues(request.query);
  const locale = nearestLocale(query.lang ?? request.headers['accept-language']);
  return {
    params: singleValues(request.params),
    query,
    locale,
    text: (key, params) => text(locale, key, params),
    now: platform.now,
    files: platform.files,
    db: (zone) => platform.database.forZone(zone),
  };
}

/** A file by a link: as any file, and neither kept on the way nor named to whatever it leads to. */
function sendOpened({ file }: PublicFile, reply: FastifyReply) {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  return reply.send(sendFile(reply, file));
}

async function send(
  answer: PublicAnswer,
  page: Pick<PublicPage, 'submit'> | undefined,
  environment: PublicEnvironment,
  { request, reply }: Exchange,
) {
  const { locale, text } = askedBy(request, environment);
  const address = new URL(request.url, 'http://localhost');
  const markup = await framePage(answer, { locale, address, text });
  return (
    reply
      .status(answer.status ?? 200)
      .header('content-security-policy', policy)
      .header('content-language', locale)
      .header('vary', 'accept-language')
      .header('cache-control', 'no-store')
      // With no referrer at all, browsers name no origin with a form either; other sites are told nothing in both cases.
      .header('referrer-policy', page?.submit === undefined ? 'no-referrer' : 'same-origin')
      .type('text/html; charset=utf-8')
      .send(markup)
  );
}

/** What stopped a request, in the same frame: a refusal with its remedy and a way on, of a defect only the number under which it is logged. */
async function sendRefusal(error: unknown, environment: PublicEnvironment, { request, reply }: Exchange) {
  const shown = isUnreadable(error) ? new AppError('http.malformedForm') : error;
  const { code, trace } = environment.answerError(shown, request, reply).error;
  const known = shown instanceof AppError && shown.code === code ? shown : new AppError(code as AppError['code']);
  const { locale, text } = askedBy(request, environment);
  const { message, remedy } = describeError(environment.text, locale, known);
  const [href, words] = request.method === 'POST' ? [request.url, 'back'] : ['/', 'home'];
  const on = html`<p><a href="${href}">${text(`http:public.${words}`)}</a></p>`;
  const number = reply.statusCode === 500 ? html`<p class="note"><code>${trace}</code></p>` : '';
  const body = html`<h1>${message}</h1><p>${remedy}</p>${number}${on}`;
  const answer = { status: reply.statusCode, title: text('http:public.refused'), service: '', zone: null, body };
  return send(answer, undefined, environment, { request, reply });
}

/** A body that is no form. */
function isUnreadable(error: unknown): boolean {
  return [400, 415].includes((error as { statusCode?: number }).statusCode ?? 0);
}

/** What no form would take, NUL and its kin, is left out: no page has to think of it, and no row has it. */
function singleValues(values: unknown): Record<string, string> {
  const given = Object.entries((values ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    given.filter((one): one is [string, string] => typeof one[1] === 'string' && !hasControls(one[1])),
  );
}
