import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { discardDraft as discardEndpoint, saveDraft as saveEndpoint } from '../../contract/filling-endpoints.ts';
import type { FormValues } from '../../contract/form-definition.ts';
import { requireCaller } from '../check-caller.ts';
import { sealAnswers } from '../seal-answers.ts';
import { addDraft, findDraft, removeDraft, saveOver } from '../store/drafts.ts';
import { findVersion } from '../store/forms.ts';
import { requireFiller } from './find-filler.ts';
import { formInForce } from './open-form.ts';

/** Most characters of the answers of one form, as JSON. */
const mostCharacters = 200_000;

/** Refuses answers that nobody typed. */
export function refuseLarge(values: FormValues): void {
  if (JSON.stringify(values).length > mostCharacters)
    throw new AppError('forms.valuesTooLarge', { most: mostCharacters });
}

/** Keeps what was filled in so far; the journal is told of the save, not of the answers. */
export function saveDraft(
  { params, body }: EndpointParsed<typeof saveEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof saveEndpoint>> {
  refuseLarge(body.values);
  return context.transaction(async (tx) => {
    const { zone, at, today } = requireCaller(context);
    const { form, version } = await formInForce(tx, params.key, today);
    const { subject } = version.definition;
    const filler = await requireFiller(tx, { subject, partyId: body.partyId }, context);
    const seen = await findVersion(tx, { formId: form.id, number: body.version });
    if (seen === undefined) throw new AppError('forms.versionChanged', { version: version.number });
    const stored = await findDraft(tx, { ...filler, formId: form.id });
    if ((stored?.revision ?? 0) !== body.revision)
      throw new AppError('forms.draftChanged', { revision: stored?.revision ?? 0 });
    const id = stored?.id ?? randomUUIDv7();
    const ownerId = subject === 'person' && filler.partyId !== null ? filler.partyId : id;
    const { open, sealed } = sealAnswers(
      context.keys,
      { zoneId: zone.id, ownerId, kind: 'draft' },
      { definition: seen.definition, values: body.values },
    );
    const saved = { id, version: body.version, answers: open, sealed, at };
    const done =
      stored === undefined
        ? await addDraft(
            tx,
            { zoneId: zone.id, formId: form.id, accountId: filler.accountId, partyId: filler.partyId },
            saved,
          )
        : await saveOver(tx, { ...saved, revision: stored.revision });
    if (!done) throw new AppError('forms.draftChanged', { revision: body.revision + 1 });
    await context.record(tx, {
      subject: { type: 'forms.draft', id },
      after: { form: form.key, version: body.version, revision: body.revision + 1 },
    });
    return { revision: body.revision + 1, savedAt: at };
  });
}

/** Throws the own draft away. */
export function discardDraft(
  { params, query }: EndpointParsed<typeof discardEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof discardEndpoint>> {
  return context.transaction(async (tx) => {
    const { form, version } = await formInForce(tx, params.key, requireCaller(context).today);
    const filler = await requireFiller(tx, { subject: version.definition.subject, partyId: query.partyId }, context);
    const stored = await findDraft(tx, { ...filler, formId: form.id });
    if (stored === undefined) throw new AppError('forms.draftMissing');
    await removeDraft(tx, stored.id);
    await context.record(tx, { subject: { type: 'forms.draft', id: stored.id }, before: { form: form.key } });
    return { discarded: true };
  });
}
