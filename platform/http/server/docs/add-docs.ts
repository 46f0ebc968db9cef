import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import { pagePolicy } from '../security.ts';
import { type OpenApiSource, openApiDocument } from './openapi.ts';
import { docsLocale, docsPage } from './page.ts';

/** Adds /api/docs and its OpenAPI document, both made once for each language. */
export function addDocs(server: FastifyInstance, source: OpenApiSource): void {
  const css = readFileSync(new URL('./page.css', import.meta.url), 'utf8');
  const pages = new Map<Locale, string>();
  server.get('/api/docs/openapi.json', async (request) =>
    openApiDocument(source, docsLocale(undefined, request.headers['accept-language'])),
  );
  server.get('/api/docs/page.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(css));
  server.get('/api/docs', async (request, reply) => {
    const locale = docsLocale((request.query as { lang?: unknown }).lang, request.headers['accept-language']);
    const page = pages.get(locale) ?? docsPage(openApiDocument(source, locale), source.text, locale);
    pages.set(locale, page);
    pagePolicy(reply);
    return reply.type('text/html; charset=utf-8').send(page);
  });
}
