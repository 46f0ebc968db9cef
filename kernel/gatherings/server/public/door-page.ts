import { html } from 'hono/html';
import { z } from 'zod';
import { housesOfPerson, matchPerson } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { textField } from '#platform/http/server/public/form-field.ts';
import type {
  PublicAnswer,
  PublicPage,
  PublicRequest,
  PublicSubmission,
  SubmissionAnswer,
} from '#platform/http/server/public/public-page.ts';
import { takesSignIns } from '../../contract/gathering-state.ts';
import { doorPath } from '../attend/get-door.ts';
import { doorWindow, enterAttendance, refuseClosedDoor } from '../attend/sign-in.ts';
import { momentOf } from '../check-caller.ts';
import { whereOf } from '../describe-gathering.ts';
import { findDoor, lockGathering, type StoredGathering } from '../store/gatherings.ts';
import { listOfInvitees } from '../store/invitations.ts';
import { type Opened, openDoor } from './open-link.ts';
import { facts, marks, tonedVerdict, wordsOf } from './page-parts.ts';
import type { Typed } from './show-invited.ts';

const form = z.object({
  name: z.string().trim().min(2).max(60),
  mobile: z
    .string()
    .trim()
    .regex(/^1\d{10}$/),
});

/** The page behind the code at the door: who is invited signs in by name and mobile number, or with the own login. */
export const doorPage: PublicPage = {
  id: 'gatherings.openDoor',
  path: `${doorPath}/:token`,
  limit: 'code',
  answer: async (request) => showDoor(request, await openDoor(request), { form: {}, errors: {} }),
  submit: { id: 'gatherings.signInAtDoor', answer: signInAtDoor },
};

async function showDoor(request: PublicRequest, opened: Opened, { form, errors }: Typed): Promise<PublicAnswer> {
  const words = wordsOf(request);
  const { gathering, db, zone } = opened;
  const taken = takesSignIns(gathering, momentOf({ zone, now: request.now }).wall);
  const code = (await findDoor(db, gathering.id))?.code ?? '';
  const done = request.query.done === '1';
  return {
    ...{ title: gathering.title, service: words('doorService'), zone },
    body: html`<h1>${gathering.title}</h1>
${done ? tonedVerdict('ok', marks.ok, words('signedIn'), words('signedInSaid')) : ''}
${taken || done ? '' : tonedVerdict('warn', marks.warn, words('doorClosed'), words('doorWindow', doorWindow(gathering)))}
${await facts(opened, { request, where: await whereOf(db, gathering) })}
${
  taken && !done
    ? html`<form method="post">
${textField({ name: 'name', label: words('name'), value: form.name, error: errors.name, most: 60, required: true })}
${textField({ kind: 'tel', name: 'mobile', label: words('mobile'), note: words('mobileNote'), value: form.mobile, error: errors.mobile, most: 11, required: true })}
<div class="verbs"><button>${words('signInVerb')}</button></div></form>
<p class="note"><a href="/my-gatherings?code=${code}">${words('withLogin')}</a></p>`
    : ''
}`,
  };
}

async function signInAtDoor(submission: PublicSubmission): Promise<SubmissionAnswer> {
  const opened = await openDoor(submission);
  const read = submission.check(form);
  if ('errors' in read) {
    return { ...(await showDoor(submission, opened, { form: submission.form, errors: read.errors })), status: 422 };
  }
  const context = submission.actIn(opened.zone);
  try {
    await enterByName(opened.gathering, read.data, context);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'gatherings.nobodyFound') throw error;
    const errors = { mobile: wordsOf(submission)('nobodyFound') };
    return { ...(await showDoor(submission, opened, { form: submission.form, errors })), status: 422 };
  }
  return { redirect: `${doorPath}/${submission.params.token ?? ''}?done=1` };
}

/** Whoever is not known, and whoever is known and not invited, are refused alike: the door tells nobody who is invited. */
function enterByName(
  { id }: StoredGathering,
  { name, mobile }: { name: string; mobile: string },
  context: RequestContext,
): Promise<void> {
  const { zone } = momentOf(context);
  return context.transaction(async (tx) => {
    const gathering = await lockGathering(tx, id);
    // First of all: who is refused at a closed door must not learn by how, whether somebody is invited.
    if (gathering !== undefined) refuseClosedDoor(gathering, context);
    const personId = await matchPerson(tx, context.keys, { zoneId: zone.id, name, mobile });
    if (gathering === undefined || personId === null) throw new AppError('gatherings.nobodyFound');
    const houses = await housesOfPerson(tx, personId);
    const invitees = [personId, ...houses.map((house) => house.id)];
    const [invitation] = (await listOfInvitees(tx, { invitees, gatheringId: id })).toSorted(
      (one, other) => invitees.indexOf(one.invitee) - invitees.indexOf(other.invitee),
    );
    if (invitation === undefined) throw new AppError('gatherings.nobodyFound');
    await enterAttendance(tx, { gathering, invitation }, { accountId: null, personId, how: 'name' }, context);
  });
}
