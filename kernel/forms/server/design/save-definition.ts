import { randomUUIDv7 } from 'node:crypto';
import { standingDepartments } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { checkFormDefinition } from '../../contract/check-definition.ts';
import type { createForm as createEndpoint, saveDefinition as saveEndpoint } from '../../contract/form-endpoints.ts';
import { lockOwnForm, requireCaller, requireOwn } from '../check-caller.ts';
import type { KnownFact } from '../known-facts.ts';
import { addForm, findDraftDefinition, renameForm, writeDraftDefinition } from '../store/forms.ts';
import { knownToForms } from './describe-form.ts';

/** Type of forms in the journal. */
export const formType = 'forms.form';

/** Begins a form for the own department. */
export function createForm(
  { body }: EndpointParsed<typeof createEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof createEndpoint>> {
  return context.transaction(async (tx) => {
    const { zone, account, at, today } = requireCaller(context);
    const { key, title, departmentId, definition } = body;
    if (!(await standingDepartments(tx, today)).has(departmentId)) throw new AppError('forms.departmentUnknown');
    await requireOwn(tx, departmentId, context);
    const id = randomUUIDv7();
    const { subject } = definition;
    const added = await addForm(tx, { zoneId: zone.id, id, key, title, subject, departmentId, by: account.id, at });
    if (!added) throw new AppError('forms.keyTaken', { key });
    const saved = { revision: 1, definition, editors: [account.id], by: account.id, at };
    await writeDraftDefinition(tx, { zoneId: zone.id, formId: id, ...saved });
    await context.record(tx, { subject: { type: formType, id }, after: { key, title, department: departmentId } });
    return { id, revision: 1 };
  });
}

/** Keeps what is being designed; who saved is among the designers of what will be published. */
export function saveDefinition(known: readonly KnownFact[]) {
  return (
    { params, body }: EndpointParsed<typeof saveEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof saveEndpoint>> =>
    context.transaction(async (tx) => {
      const { zone, account, at } = requireCaller(context);
      const form = await lockOwnForm(tx, params.formId, context);
      const draft = await findDraftDefinition(tx, form.id);
      if ((draft?.revision ?? 0) !== body.revision) {
        throw new AppError('forms.savedByOther', { revision: draft?.revision ?? 0 });
      }
      const revision = body.revision + 1;
      const editors = [...new Set([...(draft?.editors ?? []), account.id])];
      const saved = { revision, definition: body.definition, editors, by: account.id, at };
      await writeDraftDefinition(tx, { zoneId: zone.id, formId: form.id, ...saved });
      await renameForm(tx, form.id, { title: body.title });
      const faults = checkFormDefinition(body.definition, await knownToForms(tx, known, context));
      await context.record(tx, {
        subject: { type: formType, id: form.id },
        before: { revision: body.revision, title: form.title },
        after: { revision, title: body.title ?? form.title, faults: faults.length },
      });
      return { revision, faults };
    });
}
