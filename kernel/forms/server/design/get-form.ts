import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { formDifference } from '../../contract/form-difference.ts';
import type { getForm as endpoint, getFormVersion as versionEndpoint } from '../../contract/form-endpoints.ts';
import { requireForm } from '../check-caller.ts';
import type { KnownFact } from '../known-facts.ts';
import { readVersions } from '../store/forms.ts';
import { describeForm, versionsOf } from './describe-form.ts';

/** One form as its designers see it. */
export function getForm(known: readonly KnownFact[]) {
  return async (
    { params }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const form = await requireForm(context.db, { id: params.formId });
    return describeForm(context.db, { form, known }, context);
  };
}

/** A published version as it was, with what it changed. */
export async function getFormVersion(
  { params }: EndpointParsed<typeof versionEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof versionEndpoint>> {
  const { db } = context;
  await requireForm(db, { id: params.formId });
  const versions = await readVersions(db, params.formId);
  const place = versions.findIndex(({ number }) => number === params.number);
  const [version, before] = [versions[place], versions[place - 1]];
  const head = (await versionsOf(db, params.formId)).find(({ number }) => number === params.number);
  if (version === undefined || head === undefined) throw new AppError('forms.versionUnknown');
  const { definition } = version;
  return { ...head, definition, changes: before === undefined ? [] : formDifference(before.definition, definition) };
}
