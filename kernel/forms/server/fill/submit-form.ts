import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { submitForm as endpoint } from '../../contract/filling-endpoints.ts';
import { attachmentPurpose } from '../../contract/form.ts';
import { judgeForm } from '../../contract/judge-form.ts';
import { requireCaller, requireForm } from '../check-caller.ts';
import type { KnownFact } from '../known-facts.ts';
import { sealAnswers } from '../seal-answers.ts';
import { findDraft, removeDraft } from '../store/drafts.ts';
import { lockForm } from '../store/forms.ts';
import { addSubmissions, findSubmission, lastSequence, type NewSubmission, numberOf } from '../store/submissions.ts';
import { type Filler, requireFiller } from './find-filler.ts';
import { refuseLarge } from './keep-draft.ts';
import { fileIdsOf, formInForce, surroundingsOf } from './open-form.ts';
import { refuseFaults } from './say-faults.ts';

type Input = EndpointParsed<typeof endpoint>;
type Answer = EndpointResult<typeof endpoint>;

/** Type of submissions in the journal and as what files are attached to. */
export const submissionType = 'forms.submission';

/** Sends a form in: judged anew by the version in force, numbered, stored for good; the draft goes. */
export function submitForm(known: readonly KnownFact[]) {
  return (input: Input, context: RequestContext): Promise<Answer> => {
    refuseLarge(input.body.values);
    return context.transaction(async (tx) => {
      // Before anything is looked at: what is sent twice at once, withdrawn or published meanwhile stands before or after.
      const form = await requireForm(tx, { key: input.params.key });
      await lockForm(tx, form.id);
      return (await repeatOf(tx, input, context)) ?? (await submit(tx, { known, input }, context));
    });
  };
}

/** The answer to what was sent before, of a locked form; somebody else's is no repetition. */
async function repeatOf(tx: ZoneDb, { body, params }: Input, context: RequestContext): Promise<Answer | null> {
  const before = await findSubmission(tx, { clientId: body.clientId });
  if (before === undefined) return null;
  if (before.submittedBy !== requireCaller(context).account.id || before.key !== params.key) {
    throw new AppError('forms.clientIdTaken');
  }
  const number = numberOf(before);
  await context.record(tx, { subject: { type: submissionType, id: before.id }, after: { number, repeated: true } });
  return { id: before.id, number, repeated: true };
}

async function submit(
  tx: ZoneDb,
  { known, input: { params, body } }: { known: readonly KnownFact[]; input: Input },
  context: RequestContext,
): Promise<Answer> {
  const { today } = requireCaller(context);
  const { form, version } = await formInForce(tx, params.key, today);
  const { definition } = version;
  const filler = await requireFiller(tx, { subject: definition.subject, partyId: body.partyId }, context);
  if (filler.way === 'staff' && body.saidBy === undefined) throw new AppError('forms.saidByNeeded');
  if (version.number !== body.version) throw new AppError('forms.versionChanged', { version: version.number });
  const around = await surroundingsOf(tx, { known, definition, filler }, context);
  const missing = around.statuses.find(({ held }) => !held);
  if (missing !== undefined) throw new AppError('forms.statusMissing', { status: missing.name });
  const judged = judgeForm(definition, body.values, { on: today, parameters: around.parameters });
  refuseFaults(judged.faults, context);
  const draft = await findDraft(tx, { ...filler, formId: form.id });
  if (draft !== undefined) await removeDraft(tx, draft.id);
  const one = await newSubmission(tx, { form, version, filler, judged, around, body, definition }, context);
  await addSubmissions(tx, [one]);
  const files = fileIdsOf(definition, judged.values);
  const sent = { fileIds: files, purpose: attachmentPurpose, uploadedBy: filler.accountId };
  await attachFiles(tx, { type: submissionType, id: one.id }, sent);
  const number = numberOf({ ...one, key: form.key });
  await context.record(tx, {
    subject: { type: submissionType, id: one.id },
    after: {
      form: form.key,
      number,
      version: version.number,
      party: filler.partyId,
      way: filler.way,
      files: files.length,
    },
  });
  return { id: one.id, number, repeated: false };
}

interface Sending {
  readonly form: { readonly id: string; readonly demonstration: boolean };
  readonly version: { readonly number: number };
  readonly filler: Filler;
  readonly judged: ReturnType<typeof judgeForm>;
  readonly around: Awaited<ReturnType<typeof surroundingsOf>>;
  readonly body: Input['body'];
  readonly definition: Parameters<typeof judgeForm>[0];
}

async function newSubmission(
  tx: ZoneDb,
  { form, version, filler, judged, around, body, definition }: Sending,
  context: RequestContext,
): Promise<NewSubmission> {
  const { zone, at, today } = requireCaller(context);
  const id = randomUUIDv7();
  const keyOwner = definition.subject === 'person' && filler.partyId !== null ? filler.partyId : id;
  const saidBy = filler.way === 'staff' ? (body.saidBy ?? null) : null;
  const { open, sealed } = sealAnswers(
    context.keys,
    { zoneId: zone.id, ownerId: keyOwner, kind: 'submission' },
    { definition, values: judged.values, saidBy },
  );
  const year = Number(today.slice(0, 4));
  return {
    ...{
      zoneId: zone.id,
      id,
      formId: form.id,
      version: version.number,
      year,
      partyId: filler.partyId,
      way: filler.way,
    },
    sequence: (await lastSequence(tx, { formId: form.id, year })) + 1,
    ...{
      answers: open,
      computed: judged.computed,
      shown: judged.shown,
      facts: around.facts,
      parameters: around.parameters,
    },
    ...{ sealed, keyOwner, clientId: body.clientId, batchId: null, by: filler.accountId, at, demonstration: false },
  };
}
