import { html } from 'hono/html';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { findZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Markup, PublicPage, PublicRequest } from '#platform/http/server/public/public-page.ts';
import type { Charter, CharterPromise, PromiseRate } from '../../contract/charter.ts';
import { dayInChina } from '../officers/day-in-china.ts';
import { versionOn } from './domain/version-on.ts';
import { readRates } from './read-promises.ts';
import { listVersions } from './store/charters.ts';

/** The zone that a public address names; an unknown one answers like a page that is not there. */
export async function zoneOf(request: Pick<PublicRequest, 'params' | 'db'>): Promise<ZoneRef> {
  const zone = await findZone(request.db(noZone), request.params.zone ?? '');
  if (zone === undefined) throw new AppError('http.notFound');
  return zone;
}

/** Name of the zone's service in the reader's language, where it has one. */
function charterName({ name, nameEn }: Charter, { locale }: Pick<PublicRequest, 'locale'>): string {
  return locale === 'en' ? (nameEn ?? name) : name;
}

/** A promise in the zone's words, or as a sentence of its limit. */
export function promiseWords(promise: CharterPromise, request: Pick<PublicRequest, 'locale' | 'text'>): string {
  const { kind, limit, unit, words, wordsEn } = promise;
  const own = request.locale === 'en' ? wordsEn : words;
  if (own !== null) return own;
  const within = request.text(`visits:charter.limits.${unit}`, { count: limit });
  return request.text(`visits:charter.sentences.${kind}`, { within });
}

/** What a zone promises its firms, and how often it kept it: read by everybody. */
export const charterPage: PublicPage = {
  id: 'visits.showCharter',
  path: '/charter/:zone',
  async answer(request) {
    const zone = await zoneOf(request);
    const db = request.db(zone.id);
    const today = dayInChina(request.now());
    const versions = await listVersions(db);
    const charter = versionOn(versions, today);
    const words = (key: string, params?: Record<string, string | number>) =>
      request.text(`visits:charter.${key}`, params);
    const service = words('service');
    if (charter === undefined) {
      return {
        ...{ title: words('service'), service, zone },
        body: html`<h1>${words('service')}</h1><p>${words('none')}</p>${askLink(zone, words)}`,
      };
    }
    const title = charterName(charter, request);
    const rates = new Map((await readRates(db, request.now())).map((rate) => [rate.kind, rate]));
    const intro = request.locale === 'en' ? (charter.introEn ?? charter.intro) : charter.intro;
    return {
      ...{ title, service, zone },
      body: html`<h1>${title}</h1>
${intro === null ? '' : html`<p>${intro}</p>`}
<p class="note">${words('inForce', { day: charter.validFrom })}${charter.documentNumber === null ? '' : ` · ${charter.documentNumber}`}</p>
${charter.promises.map((one) => promiseBlock(one, rates.get(one.kind), { request, words }))}
<p class="note">${words('counted', { day: today })}</p>
${askLink(zone, words)}`,
    };
  },
};

type Words = (key: string, params?: Record<string, string | number>) => string;

/** One promise with its kept rate: the figure never stands without what it is counted from. */
function promiseBlock(
  promise: CharterPromise,
  rate: PromiseRate | undefined,
  { request, words }: { request: PublicRequest; words: Words },
): Markup {
  const total = rate?.total ?? { kept: 0, broken: 0, open: 0, rate: null };
  const percent = total.rate;
  const said =
    percent === null
      ? words('noneConcluded', { open: total.open })
      : words('keptOf', { percent, kept: total.kept, all: total.kept + total.broken, open: total.open });
  const months = (rate?.months ?? []).filter(({ kept, broken }) => kept + broken > 0).slice(-6);
  return html`<h2>${promiseWords(promise, request)}</h2>
<p>${said}</p>
${
  months.length === 0
    ? ''
    : html`<dl class="facts">${months.map(
        (month) =>
          html`<div><dt>${month.month}</dt><dd>${words('keptOfMonth', { percent: month.rate ?? '', kept: month.kept, all: month.kept + month.broken })}</dd></div>`,
      )}</dl>`
}`;
}

function askLink(zone: ZoneRef, words: Words): Markup {
  return html`<h2>${words('askTitle')}</h2><p><a href="/ask/${zone.code}">${words('ask')}</a></p>`;
}
