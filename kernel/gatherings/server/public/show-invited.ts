import { html } from 'hono/html';
import { z } from 'zod';
import { choiceField, textField } from '#platform/http/server/public/form-field.ts';
import type { Markup, PublicAnswer, PublicRequest } from '#platform/http/server/public/public-page.ts';
import { takesSignIns } from '../../contract/gathering-state.ts';
import { answerWord } from '../../contract/invitation.ts';
import { whoOf } from '../attend/sign-in.ts';
import { momentOf } from '../check-caller.ts';
import { agendaOf } from '../content/agenda-of.ts';
import { questionsFor } from '../content/questions-of.ts';
import { whereOf } from '../describe-gathering.ts';
import { invitedPath } from '../invite/invitation-link.ts';
import { signedInAt } from '../store/attendance.ts';
import { lastLinkDay, type openInvitation } from './open-link.ts';
import { facts, marks, tonedVerdict, wordsOf } from './page-parts.ts';

/** The form of the page: which of its three parts was sent, and what stands in it. */
export const invitedForm = z.object({
  act: z.enum(['answer', 'ask', 'signIn']),
  answer: answerWord.optional(),
  substitute: z.string().trim().max(60).default(''),
  text: z.string().trim().max(1000).default(''),
  code: z.string().trim().max(6).default(''),
});

type Opened = Awaited<ReturnType<typeof openInvitation>>;
/** What was typed, and what is wrong with it. */
export interface Typed {
  form: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

/** The page as it stands now, with what was typed. */
export async function showInvited(request: PublicRequest, opened: Opened, typed: Typed): Promise<PublicAnswer> {
  const words = wordsOf(request);
  const { gathering, invitation, db, zone } = opened;
  const moment = momentOf({ zone, now: request.now });
  const attendants = [whoOf(invitation).personId ?? whoOf(invitation).accountId ?? invitation.id];
  const since = await signedInAt(db, { gatheringId: gathering.id, attendants });
  const open = gathering.state === 'open';
  return {
    ...{ title: gathering.title, service: words('service'), zone },
    body: html`<h1>${gathering.title}</h1>
${verdictOf(opened, { since, words })}
${await facts(opened, { request, where: await whereOf(db, gathering) })}
${open ? answerForm(opened, typed, words) : ''}
${open && takesSignIns(gathering, moment.wall) && since === undefined ? signInForm(typed, words) : ''}
${await agendaList(opened, request, words)}
${await questionPart(opened, typed, words)}
<p class="note">${words('holds', { day: lastLinkDay(gathering) })}</p>`,
  };
}

type Words = ReturnType<typeof wordsOf>;

function verdictOf(
  { gathering, invitation }: Opened,
  { since, words }: { since: string | undefined; words: Words },
): Markup {
  if (gathering.state === 'cancelled')
    return tonedVerdict('late', marks.late, words('cancelled'), words('cancelledSaid'));
  if (since !== undefined) return tonedVerdict('ok', marks.ok, words('signedIn'), words('signedInSaid'));
  if (gathering.state === 'planned') return tonedVerdict('warn', marks.warn, words('notYet'), words('notYetSaid'));
  if (gathering.state !== 'open') return tonedVerdict('warn', marks.warn, words('over'), words('overSaid'));
  if (invitation.answer === null) return html`<p class="note">${words('intro')}</p>`;
  if (invitation.waitingSince !== null) return tonedVerdict('warn', marks.warn, words('waiting'), words('waitingSaid'));
  return tonedVerdict('ok', marks.ok, words(`answered.${invitation.answer}`), words('answeredSaid'));
}

function answerForm({ invitation }: Opened, { form, errors }: Typed, words: Words): Markup {
  const options = answerWord.options.map((value) => ({ value, label: words(`answers.${value}`) }));
  const chosen = form.answer ?? invitation.answer ?? undefined;
  return html`<h2>${words('answerTitle')}</h2><form method="post">
${choiceField({ name: 'answer', label: words('answerLabel'), value: chosen, error: errors.answer, options, required: true })}
${textField({
  ...{ name: 'substitute', label: words('substitute'), note: words('substituteNote'), most: 60 },
  ...{ value: form.substitute ?? invitation.substitute ?? '', error: errors.substitute },
})}
<div class="verbs"><button name="act" value="answer">${words('answerVerb')}</button></div></form>`;
}

function signInForm({ form, errors }: Typed, words: Words): Markup {
  return html`<h2>${words('signInTitle')}</h2><form method="post">
${textField({ name: 'code', label: words('code'), note: words('codeNote'), value: form.code, error: errors.code, most: 6, required: true })}
<div class="verbs"><button name="act" value="signIn">${words('signInVerb')}</button></div></form>`;
}

async function agendaList(
  { db, gathering }: Opened,
  { files, params }: PublicRequest,
  words: Words,
): Promise<Markup | ''> {
  const items = await agendaOf(db, gathering.id, files);
  if (items.length === 0) return '';
  return html`<h2>${words('agenda')}</h2><dl class="facts">${items.map(
    ({ title, minutes, speaker, papers }, at) =>
      html`<div><dt>${at + 1}</dt><dd>${title}${speaker === null ? '' : html` · ${speaker}`}${
        minutes === null ? '' : html` · ${words('minutes', { minutes })}`
      }${papers.map(
        ({ id, name }) =>
          html`<p><a href="${invitedPath}/${params.token ?? ''}/papers/${id}">${words('paper', { name })}</a></p>`,
      )}</dd></div>`,
  )}</dl>`;
}

async function questionPart(
  { db, gathering, invitation }: Opened,
  { form, errors }: Typed,
  words: Words,
): Promise<Markup | ''> {
  const questions = await questionsFor(db, gathering.id, { accountId: null, invitationId: invitation.id });
  const open = gathering.state === 'open';
  if (questions.length === 0 && !open) return '';
  const list = questions.map(
    (one) =>
      html`<div><dt>${words(one.own ? 'ownQuestion' : 'question')}</dt><dd>${one.text}${
        one.answeredHow === null ? '' : html`<p class="note">${one.answer ?? words('aloud')}</p>`
      }</dd></div>`,
  );
  return html`<h2>${words('questions')}</h2>${questions.length === 0 ? '' : html`<dl class="facts">${list}</dl>`}${
    open
      ? html`<form method="post">
${textField({ kind: 'area', name: 'text', label: words('ask'), value: form.text, error: errors.text, most: 1000, required: true })}
<div class="verbs"><button class="quiet" name="act" value="ask">${words('askVerb')}</button></div></form>`
      : ''
  }`;
}
