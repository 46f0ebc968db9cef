import { html } from 'hono/html';
import { findZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { PublicAnswer, PublicPage, PublicRequest } from '#platform/http/server/public/public-page.ts';
import { dayInChina } from './require-caller.ts';
import { pagesOf, progressPage, type Words } from './show-progress.ts';
import { listDocuments } from './store/documents.ts';
import { measuresOfDocument } from './store/register.ts';
import { readGround, viewMeasure } from './view-measure.ts';

/** The page on which everybody follows a document that was published: state, department and day of each measure, and counts of issues. */
export const progressPages: readonly PublicPage[] = [
  {
    id: 'visits.followMeasures',
    path: '/measures/:zone/:number',
    async answer(request) {
      const words: Words = (key, params) => request.text(`visits:measures.public.${key}`, params);
      return (await answerDocument(request, words)) ?? unknownPage(words, request.text('http:public.home'));
    },
  },
];

async function answerDocument(request: PublicRequest, words: Words): Promise<PublicAnswer | undefined> {
  const { params, query, now } = request;
  const zone = await findZone(request.db(noZone), params.zone ?? '');
  if (zone === undefined) return undefined;
  const db = request.db(zone.id);
  const today = dayInChina(now());
  const [document] = await listDocuments(db, { today, number: params.number ?? '' });
  // A document that is not published answers like one that is not there.
  if (document === undefined || document.publishedAt === null) return undefined;
  const ground = await readGround(db, today);
  const measures = (await measuresOfDocument(db, document.id)).map((one) => viewMeasure(one, ground));
  const pages = pagesOf(measures);
  const asked = /^\d{1,4}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const page = Math.min(Math.max(asked, 1), Math.max(pages.length, 1));
  return {
    ...{ title: document.title, service: words('service'), zone },
    body: progressPage(document, { rows: pages[page - 1] ?? [], page, pages: pages.length, day: today }, words),
  };
}

function unknownPage(words: Words, home: string): PublicAnswer {
  return {
    ...{ status: 404, title: words('unknown'), service: words('service'), zone: null },
    body: html`<h1>${words('unknown')}</h1><p>${words('unknownHint')}</p><p><a href="/">${home}</a></p>`,
  };
}
