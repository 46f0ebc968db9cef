import { html } from 'hono/html';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { findZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { minuteInChina } from '#platform/exports/server/send-register.ts';
import type { Markup, PublicPage, PublicRequest } from '#platform/http/server/public/public-page.ts';
import type { NeedAct, NeedMatter, NeedRow } from '../../contract/intake.ts';
import { dayInChina } from '../officers/day-in-china.ts';
import { readFollowToken } from './follow-token.ts';
import { historyOf, showRows } from './show-needs.ts';
import { findNeedByDigest, type StoredNeed } from './store/needs.ts';

/** The message that a link leads to; a link of no zone is looked for all the same, so that it takes as long as any other. */
async function findFollowed(request: PublicRequest): Promise<{ zone: ZoneRef; need: StoredNeed }> {
  const read = readFollowToken(request.params.token ?? '');
  if (read === undefined) throw new AppError('visits.needUnknown');
  const zone = await findZone(request.db(noZone), read.zoneCode);
  const need = await findNeedByDigest(request.db(zone?.id ?? noZone), read.digest);
  if (zone === undefined || need === undefined) throw new AppError('visits.needUnknown');
  return { zone, need };
}

type Words = (key: string, params?: Record<string, string | number>) => string;

/** One message on one page: what was written, what was made of it, where each matter stands, and what to expect. */
export const followPage: PublicPage = {
  id: 'visits.followNeed',
  path: '/needs/:token',
  limit: 'code',
  async answer(request) {
    const { zone, need } = await findFollowed(request);
    const db = request.db(zone.id);
    const [row] = await showRows(db, [need]);
    if (row === undefined) throw new AppError('visits.needUnknown');
    const { acts, matters } = (await historyOf(db, [need.id], dayInChina(request.now())))(need.id);
    const last = lastLinkDay(need, matters);
    if (last !== undefined && dayInChina(request.now()) > last)
      throw new AppError('visits.needLinkExpired', { day: last });
    const words: Words = (key, params) => request.text(`visits:intake.public.${key}`, params);
    return {
      ...{ title: words('numbered', { number: need.number }), service: words('service'), zone },
      body: html`<h1>${words('numbered', { number: need.number })}</h1>
${request.query.new === '1' ? html`<div class="verdict ok"><strong>${words('filed')}</strong><p>${words('keepLink')}</p></div>` : ''}
<h2>${words('where')}</h2>
<p>${stateSentence(row, { now: request.now(), words })}</p>
${acts.filter(tells).map((act) => said(act, words))}
${matters.map((matter) => matterBlock(matter, request))}
<h2>${words('written')}</h2>
<dl class="facts"><div><dt>${words('firm')}</dt><dd>${row.firm ?? need.codeTold ?? words('unnamed')}</dd></div>
<div><dt>${words('filedAt')}</dt><dd>${minuteInChina(need.filedAt)}</dd></div>
<div><dt>${words('matter')}</dt><dd>${need.matter}</dd></div></dl>
${last === undefined ? '' : html`<p class="note">${words('holds', { day: last })}</p>`}
<p class="note"><a href="/charter/${zone.code}">${words('charter')}</a> · <a href="/ask/${zone.code}">${words('another')}</a></p>`,
    };
  },
};

/** Days after the end of a message, and of the last matter made of it, for which its link still opens. */
const linkDays = 30;

/** Last day on which the link opens; undefined while something is still to be done. */
function lastLinkDay(
  { concludedAt }: Pick<StoredNeed, 'concludedAt'>,
  matters: readonly NeedMatter[],
): string | undefined {
  if (concludedAt === null || matters.some(({ closedAt }) => closedAt === null)) return undefined;
  const ends = [concludedAt, ...matters.flatMap(({ closedAt }) => closedAt ?? [])].map((at) =>
    Temporal.Instant.from(at),
  );
  const ended = ends.sort(Temporal.Instant.compare).at(-1);
  return ended && Temporal.PlainDate.from(dayInChina(ended)).add({ days: linkDays }).toString();
}

const tells = ({ kind, words }: NeedAct) => kind !== 'filed' && kind !== 'named' && words !== null;

function stateSentence(
  { state, answerDueAt, concludedAt }: NeedRow,
  { now, words }: { now: Temporal.Instant; words: Words },
): string {
  if (state !== 'filed') return words(`states.${state}`, { time: minuteInChina(concludedAt) ?? '' });
  if (answerDueAt === null) return words('states.filed');
  const late = Temporal.Instant.compare(now, Temporal.Instant.from(answerDueAt)) > 0;
  return words(late ? 'states.late' : 'states.due', { time: minuteInChina(answerDueAt) ?? '' });
}

function said(act: NeedAct, words: Words): Markup {
  return html`<dl class="facts"><div><dt>${words(`acts.${act.kind}`)}</dt><dd>${act.words}${
    act.elsewhere === null ? '' : html`<br>${words('elsewhere', { place: act.elsewhere })}`
  }</dd></div></dl>`;
}

/** A matter in plain words: who has it, where it stands, since when. */
function matterBlock(matter: NeedMatter, request: PublicRequest): Markup {
  const words: Words = (key, params) => request.text(`visits:intake.public.${key}`, params);
  const rows: [string, string][] = [
    [words('matterNumber'), matter.number],
    [words('matterDepartment'), matter.department ?? words('notYet')],
    [words('matterState'), request.text(`visits:intake.public.matterStates.${matter.state}`)],
    [words('matterOpened'), minuteInChina(matter.openedAt) ?? ''],
    ...(matter.closedAt === null
      ? []
      : [[words('matterClosed'), minuteInChina(matter.closedAt) ?? ''] as [string, string]]),
  ];
  return html`<h2>${matter.title}</h2>
<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
