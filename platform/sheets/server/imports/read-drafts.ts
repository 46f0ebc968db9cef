import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { DraftView } from '../../contract/draft.ts';
import type {
  discardDraft as discardEndpoint,
  getDraft as getEndpoint,
  listDrafts as listEndpoint,
  listRegisters as registersEndpoint,
} from '../../contract/endpoints.ts';
import { callerOf, checkOf, type Imports, momentOf, openDraft, takesSheets } from './imports.ts';
import { repairsOf } from './map-draft.ts';
import { listOwnDrafts, listSteps, removeDraft } from './store/drafts.ts';
import { viewDraft } from './view-draft.ts';

/** Registers that the caller may import into. */
export function listRegisters(imports: Imports) {
  return async (
    _input: EndpointParsed<typeof registersEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof registersEndpoint>> => ({
    registers: [...(await imports.registers(context)).values()]
      .filter((register) => takesSheets(register, context))
      .map(({ views }) => views[context.locale]),
  });
}

/** The caller's drafts, newest first. */
export function listDrafts(imports: Imports) {
  return async (
    _input: EndpointParsed<typeof listEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof listEndpoint>> => {
    const { accountId } = callerOf(context);
    const drafts = await listOwnDrafts(context.db, { accountId, at: momentOf(context) });
    const registers = await imports.registers(context);
    return {
      drafts: drafts.flatMap(({ id, register, fileName, createdAt, expiresAt }) => {
        const known = registers.get(register);
        if (known === undefined || !takesSheets(known, context)) return [];
        return [{ id, register, title: known.views[context.locale].title, fileName, createdAt, expiresAt }];
      }),
    };
  };
}

/** A draft with its mapping, counts and kinds of faults. */
export function getDraft(imports: Imports) {
  return async ({ params }: EndpointParsed<typeof getEndpoint>, context: RequestContext): Promise<DraftView> => {
    const draft = await openDraft(imports, params.draftId, context);
    const repairs = repairsOf(await listSteps(context.db, draft.stored.id));
    return viewDraft(draft, { check: await checkOf(imports, draft, context), repairs }, context);
  };
}

/** Throws a draft away. */
export function discardDraft(imports: Imports) {
  return async (
    { params }: EndpointParsed<typeof discardEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof discardEndpoint>> => {
    const { stored } = await openDraft(imports, params.draftId, context);
    await context.transaction(async (tx) => {
      if (!(await removeDraft(tx, stored.id))) throw new AppError('sheets.draftUnknown');
      const before = { register: stored.register, fileName: stored.fileName };
      await context.record(tx, { subject: { type: 'sheets.draft', id: stored.id }, before });
    });
    imports.kept.drop(stored.id);
    return { discarded: true };
  };
}
