import { html } from 'hono/html';
import { type Locale, nearestLocale } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import type { OpenApiDocument, Operation } from './openapi.ts';

/** The API's documentation as one page that needs no script. */
export function docsPage(document: OpenApiDocument, text: Text, locale: Locale): string {
  const t = (key: string) => text(locale, `http:docs.${key}`);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  return String(html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('title')}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/docs/page.css">
</head>
<body>
<header><h1>${t('title')}</h1>
<p>${t('intro')}</p>
<p><a href="/api/docs/openapi.json">OpenAPI 3.1</a> <a href="/api/docs?lang=${other(locale)}" lang="${other(locale)}">${t('otherLanguage')}</a></p>
<nav aria-label="${t('modules')}"><ul>${tags.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}</ul></nav></header>
<main>${tags.map(
    (tag) => html`<section id="${tag}" aria-labelledby="h-${tag}"><h2 id="h-${tag}">${tag}</h2>
${operations.filter(({ operation }) => operation.tags.includes(tag)).map((one) => operationPart(one, t))}</section>`,
  )}</main>
</body></html>`);
}

/** The language asked for in the address, else that of the browser. */
export function docsLocale(lang: unknown, header: string | undefined): Locale {
  return nearestLocale(typeof lang === 'string' ? lang : header);
}

function other(locale: Locale): Locale {
  return locale === 'en' ? 'zh-CN' : 'en';
}

function operationPart(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  t: (key: string) => string,
) {
  return html`<article id="${operation.operationId}"><h3><code class="method">${method}</code> <code>${path}</code></h3>
<p>${operation.summary}</p>
<p class="meta">${t('permission')} <code>${operation['x-permission']}</code> · ${operation['x-roles'].join(', ')}</p>
${operation.parameters.length === 0 ? '' : parameterTable(operation, t)}
<details><summary>${t('schemas')}</summary><pre tabindex="0">${JSON.stringify(
    { requestBody: operation.requestBody, responses: operation.responses },
    null,
    2,
  )}</pre></details></article>`;
}

function parameterTable(operation: Operation, t: (key: string) => string) {
  return html`<table><thead><tr><th scope="col">${t('parameter')}</th><th scope="col">${t('place')}</th><th scope="col">${t('schema')}</th></tr></thead>
<tbody>${operation.parameters.map(
    (one) =>
      html`<tr><td><code>${one.name}</code>${one.required ? ' *' : ''}</td><td>${one.in}</td><td><code>${shortSchema(one.schema)}</code></td></tr>`,
  )}</tbody></table>`;
}

function shortSchema(schema: unknown): string {
  const text = JSON.stringify(schema);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
