import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { AppError } from '#platform/errors/contract/errors.ts';
import { describeError, type ErrorRegistry } from '#platform/errors/server/registry.ts';
import { type Locale, nearestLocale } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import type { Limits } from '#platform/limits/server/limits.ts';
import type { Platform } from '#platform/module/platform.ts';
import { framePage } from './public-frame.ts';
import type { PublicAnswer, PublicPage, PublicScript } from './public-page.ts';
import { publicStyle } from './public-style.ts';

/** What public pages need of the server. */
export interface PublicEnvironment {
  platform: Platform;
  text: Text;
  limits: Limits;
  errors: ErrorRegistry;
  publicPages: readonly PublicPage[];
  publicScripts: readonly PublicScript[];
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

/** Adds the public pages of all parts and their scripts. */
export function addPublicPages(server: FastifyInstance, environment: PublicEnvironment): void {
  for (const { path, source } of environment.publicScripts) {
    server.get(path, async (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return reply.type('text/javascript; charset=utf-8').send(source);
    });
  }
  for (const page of environment.publicPages) {
    server.get(page.path, { config: { endpointId: page.id } }, (request, reply) =>
      answerPage(page, environment, { request, reply }),
    );
  }
}

async function answerPage(
  page: PublicPage,
  environment: PublicEnvironment,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const query = singleValues(request.query);
  const locale = nearestLocale(query.lang ?? request.headers['accept-language']);
  const text = (key: string, params?: Record<string, string | number>) => environment.text(locale, key, params);
  const answer = await tryAnswer(page, environment, { request, query, locale }).catch((error: unknown) =>
    refusalPage(error, { environment, locale, reply }),
  );
  const address = new URL(request.url, 'http://localhost');
  const markup = await framePage(answer, { locale, address, text });
  return reply
    .status(answer.status ?? 200)
    .header('content-security-policy', policy)
    .header('content-language', locale)
    .header('vary', 'accept-language')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(markup);
}

async function tryAnswer(
  page: PublicPage,
  { platform, limits, text }: PublicEnvironment,
  { request, query, locale }: { request: FastifyRequest; query: Record<string, string>; locale: Locale },
): Promise<PublicAnswer> {
  const endpoint = { id: page.id, method: 'GET' as const, ...(page.limit === undefined ? {} : { limit: page.limit }) };
  await limits.enter({ endpoint, address: request.ip, accountId: undefined, body: undefined });
  return page.answer({
    params: singleValues(request.params),
    query,
    locale,
    text: (key, params) => text(locale, key, params),
    now: platform.now,
    db: (zone) => platform.database.forZone(zone),
  });
}

/** An expected refusal in the same frame; anything else is left to the server, which logs it. */
function refusalPage(
  error: unknown,
  { environment, locale, reply }: { environment: PublicEnvironment; locale: Locale; reply: FastifyReply },
): PublicAnswer {
  const definition = error instanceof AppError ? environment.errors.get(error.code) : undefined;
  if (!(error instanceof AppError) || definition === undefined) throw error;
  if (error.code === 'http.tooManyRequests') reply.header('retry-after', String(error.params.seconds));
  const { message, remedy } = describeError(environment.text, locale, error);
  const title = environment.text(locale, 'http:public.refused');
  return {
    ...{ status: definition.status, title, service: '', zone: null },
    body: html`<h1>${message}</h1><p>${remedy}</p>`,
  };
}

function singleValues(values: unknown): Record<string, string> {
  const given = Object.entries((values ?? {}) as Record<string, unknown>);
  return Object.fromEntries(given.filter((one): one is [string, string] => typeof one[1] === 'string'));
}
