import { html } from 'hono/html';
import { verificationPath } from '#platform/exports/server/issue-print.ts';
import type {
  PublicAnswer,
  PublicPage,
  PublicRequest,
  PublicScript,
} from '#platform/http/server/public/public-page.ts';
import { compareFile } from './compare-file.ts';
import { findVerified } from './find-print.ts';
import { codeForm, foundPage, type Words } from './show-print.ts';

/** Compares a file in the browser; served as it is. */
export const comparingScript: PublicScript = { path: '/v/compare-file.js', source: compareFile };

const wordsOf =
  (request: PublicRequest): Words =>
  (key, params) =>
    request.text(`documents:verify.${key}`, params);

async function answerCode(typed: string, request: PublicRequest): Promise<PublicAnswer> {
  const words = wordsOf(request);
  const found = await findVerified(typed, request);
  const service = words('service');
  if (typeof found === 'string') {
    return {
      ...{ status: 404, title: words('unknown.title'), service, zone: null },
      body: html`<h1>${words('title')}</h1>
<div class="verdict late">${cross}<strong>${words('unknown.verdict')}</strong><p>${words(`unknown.${found}`)}</p></div>
${codeForm(words, typed.slice(0, 40))}
<p class="note">${words('unknown.advice')}</p>`,
    };
  }
  const { zone, print } = found;
  return {
    ...{ title: words(`states.${print.state}.verdict`), service, zone },
    body: foundPage({ print, zone, words, locale: request.locale }),
    scripts: [comparingScript.path],
  };
}

const cross = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 1 23 12 12 23 1 12z"/></svg>`;

/** The page to type a code, and the one that a QR code leads to. */
export const verificationPages: readonly PublicPage[] = [
  {
    id: 'documents.openVerification',
    path: verificationPath,
    limit: 'code',
    async answer(request) {
      const words = wordsOf(request);
      const typed = (request.query.code ?? '').trim();
      if (typed !== '') return answerCode(typed, request);
      return {
        ...{ title: words('title'), service: words('service'), zone: null },
        body: html`<h1>${words('title')}</h1><p>${words('intro')}</p>${codeForm(words, '')}<p class="note">${words('where')}</p>`,
      };
    },
  },
  {
    id: 'documents.verifyPrint',
    path: `${verificationPath}/:code`,
    limit: 'code',
    answer: (request) => answerCode(request.params.code ?? '', request),
  },
];
