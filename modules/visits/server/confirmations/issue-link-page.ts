import { html } from 'hono/html';
import { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { findZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { minuteInChina } from '#platform/exports/server/send-register.ts';
import { textField } from '#platform/http/server/public/form-field.ts';
import type { Markup, PublicAnswer, PublicPage, PublicRequest } from '#platform/http/server/public/public-page.ts';
import { type OwnIssue, ownAct } from '../../contract/issue-endpoints.ts';
import { issueLifecycle } from '../../contract/issue-lifecycle.ts';
import { ratedIssueStates } from '../../contract/service-officer.ts';
import { readFollowToken } from '../intake/follow-token.ts';
import { hasOfficerToRate } from '../officers/rate-officer.ts';
import { actByLink, showOwnIssues } from './own-issues.ts';
import { askedRating, rateByLink, ratingForm } from './rate-by-link.ts';
import { findLink } from './store/links.ts';

const asked = z.object({ act: ownAct, comment: z.string().trim().max(2_000).default('') });

interface Followed {
  readonly zone: ZoneRef;
  readonly firmId: string;
  readonly expiresOn: string;
  readonly issue: OwnIssue;
  /** Whether the firm can still say what it thinks of its officer after this issue. */
  readonly rates: boolean;
}

/** What a link leads to; unknown, expired and revoked ones are told alike, and one of no zone takes as long as any other. */
async function findFollowed(request: PublicRequest): Promise<Followed> {
  const read = readFollowToken(request.params.token ?? '');
  if (read === undefined) throw new AppError('visits.issueLinkUnknown');
  const zone = await findZone(request.db(noZone), read.zoneCode);
  const today = request.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const link = await findLink(request.db(zone?.id ?? noZone), { digest: read.digest, today });
  if (zone === undefined || link === undefined) throw new AppError('visits.issueLinkUnknown');
  const { caseId, firmId, expiresOn } = link;
  const [issue] = await showOwnIssues(request.db(zone.id), { caseIds: [caseId], firmIds: [firmId], today });
  if (issue === undefined) throw new AppError('visits.issueLinkUnknown');
  const asked = { firmId, issueId: issue.id, day: today };
  const rates = ratedIssueStates.includes(issue.state) && (await hasOfficerToRate(request.db(zone.id), asked));
  return { zone, firmId, expiresOn, issue, rates };
}

/** One issue for its firm without signing in and without script: where it stands, what was said, and the firm's own word. */
export const issueLinkPage: PublicPage = {
  id: 'visits.openIssueLink',
  path: '/issue-links/:token',
  limit: 'code',
  async answer(request) {
    return show(request, await findFollowed(request), { form: {}, errors: {} });
  },
  submit: {
    id: 'visits.answerIssueByLink',
    async answer(submission) {
      const followed = await findFollowed(submission);
      const back = `/issue-links/${submission.params.token ?? ''}` as const;
      if (submission.form.act === 'rate') {
        const rating = submission.check(askedRating);
        if ('errors' in rating || !followed.rates) return { redirect: back, journal: 'none' };
        const given = { firmId: followed.firmId, issueId: followed.issue.id, ...rating.data };
        return {
          redirect: `${back}?${(await rateByLink(given, submission.actIn(followed.zone))) ? 'done' : 'stands'}=1`,
        };
      }
      const read = submission.check(asked);
      if ('errors' in read)
        return { ...show(submission, followed, { form: submission.form, errors: read.errors }), status: 422 };
      const { act, comment } = read.data;
      const { issue, firmId, zone } = followed;
      // Sent twice, or answered meanwhile by another way: the page shows how it stands now.
      if (!issue.acts.includes(act)) return { redirect: `${back}?stands=1`, journal: 'none' };
      if (needsWords(act) && comment.length < 2) {
        const errors = { comment: submission.text('visits:issues.public.wordsNeeded') };
        return { ...show(submission, followed, { form: submission.form, errors }), status: 422 };
      }
      await actByLink({ caseId: issue.id, firmId, name: act, comment }, submission.actIn(zone));
      return { redirect: `${back}?done=1` };
    },
  },
};

function needsWords(act: string): boolean {
  return issueLifecycle.transitions.find(({ name }) => name === act)?.needs?.includes('comment') === true;
}

type Texts = Readonly<Record<string, string>>;

function show(
  request: PublicRequest,
  { zone, issue, expiresOn, rates }: Followed,
  { form, errors }: { form: Texts; errors: Texts },
): PublicAnswer {
  const words = (key: string, params?: Record<string, string | number>) =>
    request.text(`visits:issues.public.${key}`, params);
  const state = request.text(`visits:lifecycles.issue.states.${issue.state}`);
  const done = request.query.done === '1' || request.query.stands === '1';
  const fact = (name: string, value: string | Markup) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return {
    ...{ title: words('numbered', { number: issue.number }), service: words('service'), zone },
    body: html`<h1>${issue.title}</h1>
${done ? html`<div class="verdict ok"><strong>${words(request.query.done === '1' ? 'done' : 'stands')}</strong></div>` : ''}
<dl class="facts">${fact(words('number'), issue.number)}${fact(words('state'), state)}
${fact(words('department'), issue.lead ?? words('noDepartment'))}${issue.dueOn === null ? '' : fact(words('dueOn'), issue.dueOn)}
${fact(words('text'), issue.text)}</dl>
${issue.acts.length === 0 ? '' : answerForm(request, issue, { form, errors })}
${rates ? ratingForm(request) : ''}
<h2>${words('history')}</h2>
<dl class="facts">${issue.timeline.map(({ at, act, comment }) =>
      fact(
        minuteInChina(at) ?? '',
        html`${request.text(`visits:lifecycles.issue.acts.${act}`)}${comment === null ? '' : html`<p class="note">${comment}</p>`}`,
      ),
    )}</dl>
<p class="note">${words('expires', { day: expiresOn })}</p>`,
  };
}

function answerForm(request: PublicRequest, issue: OwnIssue, { form, errors }: { form: Texts; errors: Texts }): Markup {
  const words = (key: string) => request.text(`visits:issues.public.${key}`);
  const question = issue.state === 'asked' ? 'stillSolved' : issue.acts.includes('confirmSolved') ? 'solved' : 'other';
  const [first, ...others] = issue.acts.filter((act) => act !== 'urge');
  return html`<h2>${words(`questions.${question}`)}</h2>
<form method="post">
${textField({ kind: 'area', name: 'comment', label: words('words'), value: form.comment, error: errors.comment, most: 2_000, note: words('wordsNote') })}
<div class="verbs">${first === undefined ? '' : html`<button name="act" value="${first}">${words(`verbs.${first}`)}</button>`}
${others.map((act) => html`<button class="quiet" name="act" value="${act}">${words(`verbs.${act}`)}</button>`)}</div>
</form>`;
}
