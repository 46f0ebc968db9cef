import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { sm3 } from '#platform/journal/contract/sm3.ts';
import { checkFormDefinition } from '../../contract/check-definition.ts';
import { type FormDefinition, formDefinition } from '../../contract/form-definition.ts';
import type {
  publishForm as publishEndpoint,
  withdrawForm as withdrawEndpoint,
} from '../../contract/form-endpoints.ts';
import { lockOwnForm, requireCaller } from '../check-caller.ts';
import type { KnownFact } from '../known-facts.ts';
import {
  addVersion,
  findDraftDefinition,
  markWithdrawn,
  readVersions,
  removeDraftDefinition,
  renameForm,
} from '../store/forms.ts';
import { knownToForms, versionsOf } from './describe-form.ts';
import { formType } from './save-definition.ts';

/** Digest of a definition: its fields always stand in the order of the contract, so that equal forms have equal digests. */
export function digestOf(definition: FormDefinition): Uint8Array {
  return sm3(new TextEncoder().encode(JSON.stringify(formDefinition.parse(definition))));
}

/** Publishes what others designed, from a day on. */
export function publishForm(known: readonly KnownFact[]) {
  return (
    { params, body }: EndpointParsed<typeof publishEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof publishEndpoint>> =>
    context.transaction(async (tx) => {
      const { zone, account, at, today } = requireCaller(context);
      const form = await lockOwnForm(tx, params.formId, context);
      const draft = await findDraftDefinition(tx, form.id);
      if (draft === undefined) throw new AppError('forms.nothingDesigned');
      if (draft.revision !== body.revision) throw new AppError('forms.savedByOther', { revision: draft.revision });
      if (draft.editors.includes(account.id)) throw new AppError('forms.fourEyes');
      if (body.from < today) throw new AppError('forms.dayPast', { today });
      const last = (await readVersions(tx, form.id)).at(-1);
      if (last !== undefined && last.from >= body.from) throw new AppError('forms.fromTaken', { from: last.from });
      const { definition } = draft;
      const faults = checkFormDefinition(definition, await knownToForms(tx, known, context));
      if (faults.length > 0) throw new AppError('forms.definitionFaulty', { count: faults.length });
      const number = (last?.number ?? 0) + 1;
      await addVersion(tx, {
        ...{ zoneId: zone.id, formId: form.id, number, from: body.from, definition, digest: digestOf(definition) },
        ...{ reason: body.reason, designedBy: draft.savedBy, publishedBy: account.id, at },
      });
      await renameForm(tx, form.id, { subject: definition.subject });
      await removeDraftDefinition(tx, form.id);
      const version = (await versionsOf(tx, form.id)).find((one) => one.number === number);
      if (version === undefined) throw new Error('the version was written a moment ago');
      await context.record(tx, {
        subject: { type: formType, id: form.id },
        after: { version: number, from: body.from, digest: version.digest },
        reason: body.reason,
      });
      return version;
    });
}

/** Takes a form out of use at once. */
export function withdrawForm(
  { params, body }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof withdrawEndpoint>> {
  return context.transaction(async (tx) => {
    const { account, at } = requireCaller(context);
    const form = await lockOwnForm(tx, params.formId, context);
    await markWithdrawn(tx, form.id, { reason: body.reason, by: account.id, at });
    await context.record(tx, {
      ...{ subject: { type: formType, id: form.id }, before: { withdrawn: false }, after: { withdrawn: true } },
      reason: body.reason,
    });
    return { state: 'withdrawn' as const };
  });
}
